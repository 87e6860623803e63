public import Foundation

/// An indicator, from a bare title to a full definition.
public struct Indicateur: Hashable, Sendable, Codable, Identifiable {
    public enum Nature: String, CaseIterable, Codable, Hashable, Sendable {
        case quantitatif, qualitatif
    }

    /// Which way is progress.
    public enum Sens: String, CaseIterable, Codable, Hashable, Sendable {
        case hausse, baisse, maintien
    }

    /// What a target asks for, when it is not the value itself: « au moins 800 », « 12 % au plus ».
    public enum Borne: String, CaseIterable, Codable, Hashable, Sendable {
        case auMoins = "au_moins"
        case auPlus = "au_plus"
    }

    public struct Point: Hashable, Sendable, Codable {
        public var annee: Int
        public var valeur: Renseignement<Decimal>
        /// Of a target only.
        public var borne: Borne?
        /// Of a target that holds for a part of the département.
        public var territoire: String?

        public init(annee: Int, valeur: Renseignement<Decimal>, borne: Borne? = nil, territoire: String? = nil) {
            (self.annee, self.valeur, self.borne, self.territoire) = (annee, valeur, borne, territoire)
        }
    }

    public var id: Identifiant<Indicateur>
    public var titre: String
    public var nature: Nature?
    public var unite: String?
    public var reference: Renseignement<Point>?
    /// In the order of their years, those of each territory as well.
    public var cibles: [Point] = []
    /// Those of the whole département.
    public var ciblesDuDepartement: [Point] { cibles(de: nil) }
    public var sens: Sens?
    public var periodicite: String?
    /// Where the figures are to come from.
    public var origine: String?
    /// Sigle of the organisation that produces them.
    public var producteur: Renseignement<String>?
    /// Its territorial split.
    public var territoires: [String] = []
    /// For an indicator of the plan: the node that it is about.
    public var noeud: Identifiant<Noeud>?
    public var note: String?
    public var source: [Renvoi] = []

    public init(id: Identifiant<Indicateur>, titre: String) {
        (self.id, self.titre) = (id, titre)
    }
}

extension Indicateur {
    /// Those of a territory, or of the whole département.
    public func cibles(de territoire: String?) -> [Point] {
        guard let cle = territoire?.folded else { return cibles.filter { $0.territoire == nil } }
        return cibles.filter { $0.territoire?.folded == cle }
    }

    /// Targets, and none for the whole département.
    public var aDesCiblesParTerritoireSeulement: Bool { !cibles.isEmpty && cibles.allSatisfy { $0.territoire != nil } }

    /// Its split, then the other territories that a target names, each once.
    public var tousLesTerritoires: [String] {
        var vus: Set<String> = []
        return (territoires + cibles.compactMap(\.territoire)).filter { vus.insert($0.folded).inserted }
    }

    /// Its territory of that name, as the plan spells it; nil when it has none.
    public func territoire(nomme nom: String) -> String? {
        if let exact = territoires.first(where: { $0 == nom }) { return exact }
        let cle = nom.folded
        return territoires.first { $0.folded == cle }
    }
}
