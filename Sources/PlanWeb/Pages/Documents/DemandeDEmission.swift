import PlanCases
import PlanStore

/// What the form of an issue holds.
struct DemandeDEmission: Sendable {
    var options: OptionsDeDocument
    var seance: String?
    var motif: String?
    /// As it was typed.
    var remplaceSaisi: String?
    /// Ticked by who read what should make one think twice.
    var malgreTout: Bool
    /// What was shown when it was confirmed; nil before.
    var confirmee: EmissionDuRapport.Attendue?

    var remplace: Int? { remplaceSaisi.flatMap { Int($0) } }

    struct Erreurs {
        var perimetre: String?
        var remplace: String?
        var motif: String?

        var aucune: Bool { perimetre == nil && remplace == nil && motif == nil }
    }

    init(_ requete: Requete, _ champs: Formulaire, _ plan: PlanVivant) throws {
        options = try OptionsDeDocument(
            champs, try requete.semestre(plan), lecteur: try requete.qui.audience(plan.slug))
        (seance, motif, remplaceSaisi) = (champs["seance"], champs["motif"], champs["remplace"])
        malgreTout = champs["malgre-tout"] != nil
        if let numero = champs["numero"].flatMap({ Int($0) }), let journal = champs["journal"].flatMap({ Int($0) }) {
            confirmee = .init(
                numero: numero, journal: journal, forme: champs["forme"].flatMap { Int($0) } ?? 0)
        }
    }

    func erreurs(_ rapports: [RapportEmis]) -> Erreurs {
        var erreurs = Erreurs()
        if remplaceSaisi != nil, !rapports.contains(where: { $0.numero == remplace }) {
            erreurs.remplace = "Aucun rapport émis ne porte ce numéro."
        }
        if remplaceSaisi != nil, motif == nil {
            erreurs.motif = "Dites pourquoi ce rapport corrige le n°\u{A0}\(remplaceSaisi ?? "")."
        }
        if remplaceSaisi == nil, motif != nil {
            erreurs.remplace = "Un motif va avec le rapport qu’il corrige\u{A0}: choisissez-le, ou videz le motif."
        }
        return erreurs
    }

    /// What the next form carries of it.
    var caches: [(nom: String, valeur: String)] {
        options.parametres
            + [("seance", seance), ("remplace", remplaceSaisi), ("motif", motif)].compactMap { nom, valeur in
                valeur.map { (nom, $0) }
            }
    }
}
