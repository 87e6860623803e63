import Exporters
import Fixtures
import PlanModel
import Synchronization
import Testing

/// A document that the common checks run over: each paper, made from each sample.
struct DocumentEssai: Sendable, Hashable, CustomTestStringConvertible {
    enum Papier: String, CaseIterable {
        case rapport, fiches, fichesNues, plan, comparaison, carnet
    }

    /// The four plans, a plan of every form, an empty one, and hostile words everywhere.
    static let exemples = plansDuDepot + ["complet", "vide"] + TexteHostile.allCases.map { "\($0)" }
    static let tous = Papier.allCases.flatMap { papier in exemples.map { DocumentEssai(papier, $0) } }
    static let reels = Papier.allCases.flatMap { papier in plansDuDepot.map { DocumentEssai(papier, $0) } }

    var papier: Papier
    var exemple: String

    init(_ papier: Papier, _ exemple: String) { (self.papier, self.exemple) = (papier, exemple) }

    var testDescription: String { "\(papier.rawValue) \(exemple)" }

    // MARK: - Made once, the suites run one after the other

    struct Ouvert: Sendable {
        var paquet: PaquetODT
        var content: ElementXML
        var styles: ElementXML
    }

    private static let ouverts = Mutex<[DocumentEssai: Ouvert]>([:])

    func ouvert() throws -> Ouvert {
        if let fait = Self.ouverts.withLock({ $0[self] }) { return fait }
        let paquet = try PaquetODT(octets())
        let fait = Ouvert(paquet: paquet, content: try paquet.xml("content.xml"), styles: try paquet.xml("styles.xml"))
        Self.ouverts.withLock { $0[self] = fait }
        return fait
    }

    func octets() throws -> [UInt8] {
        let made = try Self.made(exemple, semestre: papier == .fichesNues ? nil : "2018-S2")
        switch papier {
        case .rapport: return try rapport(made)
        case .fiches, .fichesNues: return try FicheActionODT(made, date: dateDEssai).bytes()
        case .plan: return try PlanEntierODT(made, date: dateDEssai).bytes()
        case .comparaison: return try comparaison(de: avant(made.plan), a: made.plan, mention: made.mention)
        case .carnet: return try CarnetIndicateursODT(made, semestre: semestre("2018-S2"), date: dateDEssai).bytes()
        }
    }

    private static func made(_ exemple: String, semestre quand: String?) throws -> Export {
        if let hostile = TexteHostile.allCases.first(where: { "\($0)" == exemple }) {
            return export(
                planAvec(hostile.texte), suivi: suiviAvec(hostile.texte), semestre: quand, mention: hostile.texte)
        }
        return export(try plan(exemple), semestre: quand, mention: "données fictives")
    }

    private static func plan(_ exemple: String) throws -> Plan {
        switch exemple {
        case "complet": try PlanReader(file: exemple).read([UInt8](planComplet.utf8)).plan
        case "vide": planVide()
        default: try planDuDepot(exemple)
        }
    }

    /// The version that came before: other titles and texts, a node less, one more, another frame.
    private func avant(_ plan: Plan) -> Plan {
        guard plansDuDepot.contains(exemple) || exemple == "complet" else { return petitPlan() }
        var ancien = plan
        ancien.resume = "Ce que le plan disait de lui-même.\nSur deux lignes."
        for place in ancien.noeuds.indices where place % 3 == 0 {
            ancien.noeuds[place].titre = .connu("Un ancien titre, le \(place)e")
            ancien.noeuds[place].resume = nil
        }
        if let derniere = ancien.noeuds.last, PlanIndex(ancien).enfants(de: derniere.id).isEmpty {
            ancien.noeuds.removeLast()
        }
        ancien.instances = []
        return ancien
    }
}

/// The last change that the papers of the tests know of.
let dateDEssai = instant("2019-01-10T08:30:00Z")

/// Versions 1 and 2 side by side.
func comparaison(de ancien: Plan, a nouveau: Plan, mention: String? = nil) throws -> [UInt8] {
    try ComparaisonODT(
        de: ancien,
        a: Export(
            plan: nouveau, version: 2, suivi: Suivi(), semestre: nil, audience: .partenaires, mention: mention),
        versions: (
            .init(numero: 1, date: jour("2018-04-17"), motif: nil),
            .init(numero: 2, date: jour("2019-01-10"), motif: "avenant n° 1")
        ), date: dateDEssai
    ).bytes()
}
