import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

/// Every paper and every export, each part of a package as a text of its own.
struct PapiersDesCanaris {
    let parts: [(nom: String, texte: String)]

    init(_ canaris: Canaris, pour audience: Audience) throws {
        let (plan, suivi) = (canaris.plan, canaris.suivi)
        let made = export(plan, suivi: suivi, audience: audience, mention: "données d'essai")
        let quand = semestre("2018-S2")
        var parts: [(String, [UInt8])] = [
            ("xml", try PlanXML.bytes(made)), ("json", try PlanJSON.bytes(made)), ("yaml", try PlanYAML.bytes(made)),
        ]
        parts += PlanCSV.files(made).map { ("csv/\($0.name)", $0.bytes) }
        parts += try DonneesOuvertes.files(made, date: dateDEssai).map { ("ouvertes/\($0.name)", $0.bytes) }
        let emission = RapportSemestriel.Emission(numero: 2, date: dateDEssai, par: "canariemission", seance: "séance")
        let paquets: [(String, [UInt8])] = [
            ("rapport", try rapport(made)),
            (
                "rapport émis",
                try RapportSemestriel(made, semestre: quand, versions: [], etat: etatDEssai, emission: emission).bytes()
            ),
            ("fiches", try FicheActionODT(made, date: dateDEssai).bytes()),
            ("plan", try PlanEntierODT(made, date: dateDEssai).bytes()),
            ("comparaison", try Self.comparaison(made)),
            ("carnet", try CarnetIndicateursODT(made, semestre: quand, date: dateDEssai).bytes()),
            ("carnet.ods", try CarnetODS(made, semestre: quand, date: dateDEssai).bytes()),
            ("grille", try GrilleDeSaisie(made, semestre: quand, date: dateDEssai).bytes()),
        ]
        for (nom, octets) in paquets {
            let paquet = try PaquetODT(octets)
            for entree in paquet.entrees where !entree.nom.hasSuffix("/") {
                parts.append(("\(nom)/\(entree.nom)", try paquet.octets(entree.nom)))
            }
        }
        self.parts = parts.map { ($0, String(decoding: $1, as: UTF8.self)) }
    }

    private static func comparaison(_ made: Export) throws -> [UInt8] {
        try ComparaisonODT(
            de: try PlanReader(file: "complet.yaml").read([UInt8](planComplet.utf8)).plan, a: made,
            versions: (
                .init(numero: 1, date: jour("2018-04-17"), motif: nil),
                .init(numero: 2, date: jour("2019-01-10"), motif: "avenant")
            ), date: dateDEssai
        ).bytes()
    }

    func mots(_ texte: String) -> Set<String> { Set(texte.matches(of: /canari[0-9]+z/).map { String($0.output) }) }
}

extension LibXML2Suites {
    /// What is printed, and where, is what the tables of the model say of it.
    struct CanarisTests {
        private let canaris: Canaris
        private let interne: PapiersDesCanaris

        init() throws {
            canaris = try Canaris()
            interne = try PapiersDesCanaris(canaris, pour: .interne)
        }

        private func verifie(_ canaris: Canaris, pour audience: Audience) throws {
            let regard = canaris.plan.regard(audience)
            let papiers = try PapiersDesCanaris(canaris, pour: audience)
            let parMot = Dictionary(grouping: canaris.mots, by: \.mot)
            let lisibles = Set(parMot.filter { $0.value.contains { $0.estLisible(regard) } }.keys)
            var parts = Dictionary(grouping: papiers.parts, by: \.nom)
            for (nom, texte) in interne.parts {
                let attendus = interne.mots(texte).intersection(lisibles)
                let trouves = papiers.mots(parts.removeValue(forKey: nom)?.first?.texte ?? "")
                for mot in trouves.subtracting(attendus).sorted() {
                    Issue.record("\(nom), \(audience) : \(parMot[mot]?.first?.lieu ?? mot) ne devait pas y être")
                }
                for mot in attendus.subtracting(trouves).sorted() {
                    Issue.record("\(nom), \(audience) : \(parMot[mot]?.first?.lieu ?? mot) devait y être")
                }
            }
            // A drawing of its own for each chart: a part may only be there for those who read more.
            #expect(parts.isEmpty, "\(parts.keys.sorted())")
        }

        @Test(arguments: [Audience.partenaires, .public])
        func everyPaperHoldsWhatItsReadersMayRead(audience: Audience) throws {
            try verifie(canaris, pour: audience)
        }

        @Test func aPlanThatOpensADatumOpensItEverywhere() throws {
            var ouvert = canaris
            ouvert.plan.audiences = [
                .motifBlocage: .public, .freins: .partenaires, .arbitrageDemande: .partenaires, .solutions: .public,
                .prochainesEtapes: .interne, .saisiPar: .partenaires, .transcription: .public,
            ]
            try verifie(ouvert, pour: .partenaires)
            try verifie(ouvert, pour: .public)
        }

        @Test(arguments: Audience.allCases)
        func theNameOfWhoIssuesIsForThoseWhoReadAuthors(audience: Audience) throws {
            let papiers = try PapiersDesCanaris(canaris, pour: audience)
            #expect(papiers.parts.contains { $0.texte.contains("canariemission") } == (audience == .interne))
        }

        @Test func theWordsOfTheSampleStandInThePapersForThoseWhoReadAll() {
            let vus = interne.parts.reduce(into: Set<String>()) { $0.formUnion(interne.mots($1.texte)) }
            let manquants = canaris.mots.filter { !vus.contains($0.mot) }.map(\.lieu)
            #expect(manquants.isEmpty, "\(Set(manquants).sorted())")
        }

        @Test func aReasonThatIsReservedIsSaidToBe() throws {
            let papiers = try PapiersDesCanaris(canaris, pour: .public)
            for nom in ["rapport/content.xml", "fiches/content.xml"] {
                let texte = try #require(papiers.parts.first { $0.nom == nom }).texte
                #expect(texte.contains("motif réservé"), "\(nom)")
                for faux in ["Aucun frein", "aucun arbitrage", "Aucun arbitrage", "aucune proposée", "Rien de déclaré"]
                {
                    #expect(!texte.contains(faux), "\(nom) : \(faux)")
                }
            }
            let xml = try #require(papiers.parts.first { $0.nom == "xml" }).texte
            #expect(xml.contains("<blocage reserve=\"oui\""))
            #expect(xml.contains("contestee=\"oui\""))
        }

        /// Line codes of the sources, wherever they were written.
        @Test(arguments: [Audience.partenaires, .public])
        func noPlaceInTheSourcesLeaves(audience: Audience) throws {
            for (nom, texte) in try PapiersDesCanaris(canaris, pour: audience).parts {
                let codes = texte.matches(of: /00[1-6]:[0-9]+/).map { String($0.output) }
                #expect(codes.isEmpty, "\(nom) : \(codes.prefix(3))")
            }
        }
    }
}
