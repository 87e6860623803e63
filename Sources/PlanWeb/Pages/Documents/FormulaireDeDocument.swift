import Exporters
import PlanCases
import PlanModel

/// The choice of what a document is: shared by the page of the documents and by the issue of a report.
struct FormulaireDeDocument {
    var audiences: [Choix]
    var axeLibelle: String
    var axes: [Choix]
    /// Nil when the plan names no pilote.
    var pilotes: Pilotes?
    var epci: String
    var sansAnnexes: Bool
    var erreurDePerimetre: String?

    struct Choix {
        var valeur: String
        var texte: String
        var choisie: Bool
    }

    struct Pilotes { var pilotesProposes: [Choix] }

    init(_ plan: PlanVivant, _ options: OptionsDeDocument, lecteur: Audience) {
        audiences = Audience.allCases.filter(lecteur.peutLire).map {
            Choix(valeur: $0.rawValue, texte: $0.libelle, choisie: $0 == options.audience)
        }
        let structures = plan.index.racines.filter { plan.index.role(de: $0) != .transversal }
        axeLibelle = plan.index.motDesAxes.avecMajuscule
        axes =
            [Choix(valeur: "", texte: "tout le plan", choisie: options.demande.axe == nil)]
            + structures.map {
                Choix(
                    valeur: $0.id.rawValue, texte: plan.index.designationCourte($0),
                    choisie: $0.id.rawValue == options.demande.axe)
            }
        let noms = Set(plan.index.suivis.flatMap { plan.index.pilotes(de: $0) }.compactMap(\.nomDePilote)).sorted(
            by: String.ordreFrancais)
        pilotes =
            noms.isEmpty
            ? nil
            : Pilotes(
                pilotesProposes: [Choix(valeur: "", texte: "tous", choisie: options.demande.pilote == nil)]
                    + noms.map { Choix(valeur: $0, texte: $0, choisie: $0 == options.demande.pilote) })
        epci = options.demande.territoire ?? ""
        sansAnnexes = !options.annexes
    }
}

extension Audience {
    /// In a list where one chooses.
    var libelle: String {
        switch self {
        case .interne: "interne, toutes les notes"
        case .partenaires: "partenaires"
        case .public: "public"
        }
    }

    /// « partenaires », and who that is.
    var explication: String {
        switch self {
        case .interne: "interne\u{A0}: le secrétariat et les copilotes"
        case .partenaires: "partenaires\u{A0}: sans les notes internes"
        case .public: "public\u{A0}: ce que tout le monde peut lire"
        }
    }
}
