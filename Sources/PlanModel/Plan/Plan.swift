/// One version of one département's plan, as its file declares it.
public struct Plan: Hashable, Sendable, Codable {
    public var identifiant: Identifiant<Plan>
    public var departement: Departement
    public var titre: String
    public var periode: Renseignement<Periode>
    public var version: VersionImprimee
    public var copilotes: [Mention] = []
    public var resume: String?
    public var source: [Renvoi] = []
    /// What people call a plan of its kind: « SDAASP ».
    public var sigle: String?
    public var duree: Renseignement<Duree>?
    /// What it means by « court terme ».
    @OuVide public var horizons: [Periode.Horizon] = []
    public var contact: Contact?
    /// When it is not that of the département; `heureLocale` gives the one that holds.
    public var fuseau: Fuseau?
    /// The plan that this one follows, such as the one that it renews.
    public var succedeA: Identifiant<Plan>?

    public var sources: [Source] = []
    /// From the highest to the lowest.
    public var niveaux: [Niveau] = []
    /// In the order of the plan's own sheet.
    public var champs: [Champ] = []
    /// Nil when the file does not say how the sheets are printed: as a table.
    public var fiche: Fiche?
    /// Who may read what, where the plan departs from the defaults; nil when the file does not say.
    public var audiences: [Donnee: Audience]?
    public var organisations: [Organisation] = []
    @OuVide public var territoires: [Territoire] = []
    public var glossaire: [Sigle] = []
    /// In the order of the document: each node comes after its parent and before its parent's next sibling.
    public var noeuds: [Noeud] = []
    /// Those that stand in no field of a sheet; `tousLesIndicateurs` gives them all.
    public var indicateurs: [Indicateur] = []
    public var instances: [Instance] = []
    public var procedure: [Etape] = []
    public var conventions: [Convention] = []
    public var evaluations: [EvaluationPrevue] = []
    public var jalons: [Jalon] = []
    /// Other schémas that it speaks of.
    @OuVide public var schemas: [SchemaLie] = []
    public var annonces: [Annonce] = []
    public var contradictions: [Contradiction] = []
    public var retraits: [Retrait] = []

    public init(
        identifiant: Identifiant<Plan>, departement: Departement, titre: String, periode: Renseignement<Periode>,
        version: VersionImprimee
    ) {
        self.identifiant = identifiant
        self.departement = departement
        self.titre = titre
        self.periode = periode
        self.version = version
    }

    /// The indicators of the sheets in the order of the nodes, then those of the plan, each with its node.
    ///
    /// Taken from the sheets one after the other: a large plan has thousands, and they are large.
    public var tousLesIndicateurs: some Sequence<(indicateur: Indicateur, noeud: Identifiant<Noeud>?)> {
        let remplis = champs.filter { $0.type == .indicateurs }.map(\.id)
        return (0...noeuds.count).lazy.flatMap { place -> [(indicateur: Indicateur, noeud: Identifiant<Noeud>?)] in
            guard place < noeuds.count else { return indicateurs.map { ($0, $0.noeud) } }
            let noeud = noeuds[place]
            return remplis.flatMap { champ -> [(indicateur: Indicateur, noeud: Identifiant<Noeud>?)] in
                guard case .indicateurs(let indicateurs) = noeud.champs[champ]?.valeur else { return [] }
                return indicateurs.map { ($0, noeud.id) }
            }
        }
    }
}

public struct Departement: Hashable, Sendable, Codable {
    /// INSEE code: `15`, `2A`, `971`.
    public var code: String
    public var nom: String

    public init(code: String, nom: String) {
        self.code = code
        self.nom = nom
    }
}

/// What the document says of its own version.
public struct VersionImprimee: Hashable, Sendable, Codable {
    public enum Etat: String, CaseIterable, Codable, Hashable, Sendable {
        case elaboration, projet
        case consultationEPCI = "consultation_epci"
        case consultationRegionCTAP = "consultation_region_ctap"
        case delibere, arrete
        case nonPrecise = "non_precise"

        public var libelle: String {
            switch self {
            case .elaboration: "en élaboration"
            case .projet: "projet"
            case .consultationEPCI: "en consultation des EPCI"
            case .consultationRegionCTAP: "en consultation de la Région et de la CTAP"
            case .delibere: "délibéré"
            case .arrete: "arrêté"
            case .nonPrecise: "non précisé"
            }
        }
    }

    public var libelle: String
    public var date: Renseignement<Jour>
    public var etat: Etat

    public init(libelle: String, date: Renseignement<Jour> = .absent(.nonRenseigne), etat: Etat = .nonPrecise) {
        self.libelle = libelle
        self.date = date
        self.etat = etat
    }
}

/// A document that facts come from.
public struct Source: Hashable, Sendable, Codable {
    public enum Nature: String, CaseIterable, Codable, Hashable, Sendable {
        case document, diaporama, tableau, entretien, autre
        case pageWeb = "page_web"
    }

    public var id: String
    public var titre: String
    public var nature: Nature
    public var date: Renseignement<Periode>?
    public var editeur: String?
    /// Where it can be read: http or https.
    public var url: String?
    public var note: String?

    public init(id: String, titre: String, nature: Nature) {
        (self.id, self.titre, self.nature) = (id, titre, nature)
    }
}

/// A place in a source: `002:944` or `002:944-960`, lines counted from 1; `002:p44` or `002:p44-46` for its pages.
public struct Renvoi: RawRepresentable, Hashable, Sendable, Codable {
    public let source: String
    /// Pages, not lines.
    public let enPages: Bool
    public let debut: Int
    public let fin: Int?

    public init?(rawValue: String) {
        let bytes = rawValue.utf8
        guard let deuxPoints = bytes.lastIndex(of: UInt8(ascii: ":")), deuxPoints != bytes.startIndex else {
            return nil
        }
        // Bytes, not characters: plans hold thousands of them, all in ASCII.
        let place = bytes[bytes.index(after: deuxPoints)...]
        enPages = place.first == UInt8(ascii: "p")
        let lignes = enPages ? place.dropFirst() : place
        let tiret = lignes.firstIndex(of: UInt8(ascii: "-"))
        guard let debut = Renvoi.numero(lignes[..<(tiret ?? lignes.endIndex)]) else { return nil }
        let fin = tiret.map { Renvoi.numero(lignes[lignes.index(after: $0)...]) }
        if let fin { guard let fin, fin > debut else { return nil } }
        source = String(rawValue[..<deuxPoints])
        (self.debut, self.fin) = (debut, fin ?? nil)
    }

    /// Nil unless digits alone, and more than zero.
    private static func numero(_ digits: Substring.UTF8View) -> Int? {
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let numero = Int(Substring(digits)), numero > 0 else {
            return nil
        }
        return numero
    }

    public var rawValue: String {
        let premiere = "\(source):\(enPages ? "p" : "")\(debut)"
        return fin.map { "\(premiere)-\($0)" } ?? premiere
    }
}

public struct Sigle: Hashable, Sendable, Codable {
    public var sigle: String
    public var sens: Renseignement<String>

    public init(sigle: String, sens: Renseignement<String>) {
        (self.sigle, self.sens) = (sigle, sens)
    }
}
