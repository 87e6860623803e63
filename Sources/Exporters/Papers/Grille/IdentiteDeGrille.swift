public import PlanModel

/// What a grid says of itself, so that it comes back to the right plan and the right semestre.
///
/// Kept twice in the file: in its properties, and in a hidden sheet for the programs that drop properties.
public struct IdentiteDeGrille: Hashable, Sendable {
    /// Raised when a grid made today could not be read by the program of yesterday, or the reverse.
    public static let formatActuel = 1
    /// The hidden sheet, a name and a text on each row.
    static let feuille = "plantracker"

    public var format: Int
    public var plan: String
    /// Number of the version in the base.
    public var version: Int?
    public var semestre: Semestre
    public var audience: Audience
    /// What the grid was made without, because its readers may not read it: their empty cells say nothing.
    public var reservees: Set<Donnee>
    /// « plan entier », « axe sante », « pilote CD ».
    public var filtre: String

    init(_ export: Export, _ semestre: Semestre, _ perimetre: Perimetre) {
        format = Self.formatActuel
        (plan, version, self.semestre) = (export.plan.identifiant.rawValue, export.version, semestre)
        audience = export.audience
        reservees = Set(export.regard.reservees)
        self.filtre =
            switch perimetre {
            case .tout: "plan entier"
            case .sous(let axe): "axe \(axe)"
            case .pilote(let nom): "pilote \(nom)"
            case .territoire(let nom): "territoire \(nom)"
            }
    }

    private enum Nom: String, CaseIterable {
        case format = "plantracker-grille"
        case plan = "plantracker-plan"
        case version = "plantracker-version"
        case semestre = "plantracker-semestre"
        case audience = "plantracker-audience"
        /// Grids made before it was written were without notes only.
        case reservees = "plantracker-reserve"
        case filtre = "plantracker-filtre"
    }

    static var noms: [String] { Nom.allCases.map(\.rawValue) }

    var proprietes: [(nom: String, valeur: String)] {
        Nom.allCases.map { nom in
            let valeur =
                switch nom {
                case .format: String(format)
                case .plan: plan
                case .version: version.map(String.init) ?? ""
                case .semestre: semestre.rawValue
                case .audience: audience.rawValue
                case .reservees: Donnee.allCases.filter(reservees.contains).map(\.rawValue).joined(separator: " ")
                case .filtre: filtre
                }
            return (nom.rawValue, valeur)
        }
    }

    /// Why a spreadsheet is no grid that can be read.
    public enum Refus: Error, Hashable, Sendable {
        /// Nothing in it says that it is one.
        case aucune
        case autreFormat(String)
        /// It says so, and what it says cannot be understood.
        case abimee(propriete: String, valeur: String)
    }

    /// - Throws: `Refus`.
    public init(_ classeur: ClasseurODS) throws(Refus) {
        var trouvees = classeur.proprietes
        if trouvees[Nom.format.rawValue] == nil {
            let lignes = classeur.feuilles.first { $0.nom == Self.feuille }?.lignes ?? []
            trouvees = Dictionary(
                lignes.compactMap { ligne in ligne[0].map { ($0.texte, ligne[1]?.texte ?? "") } },
                uniquingKeysWith: { first, _ in first })
        }
        func valeur(_ nom: Nom) -> String { trouvees[nom.rawValue] ?? "" }
        guard let format = trouvees[Nom.format.rawValue] else { throw .aucune }
        guard format == String(Self.formatActuel) else { throw .autreFormat(format) }
        guard let semestre = Semestre(rawValue: valeur(.semestre)) else {
            throw .abimee(propriete: Nom.semestre.rawValue, valeur: valeur(.semestre))
        }
        guard let audience = Audience(rawValue: valeur(.audience)) else {
            throw .abimee(propriete: Nom.audience.rawValue, valeur: valeur(.audience))
        }
        self.format = Self.formatActuel
        (plan, version, filtre) = (valeur(.plan), Int(valeur(.version)), valeur(.filtre))
        (self.semestre, self.audience) = (semestre, audience)
        reservees = Set(valeur(.reservees).split(separator: " ").compactMap { Donnee(rawValue: String($0)) })
    }
}
