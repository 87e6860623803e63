import Evaluation
import Exporters
import PlanModel

/// The nodes below one, or those that refer to it, with their state.
struct SousElements {
    var ancreDesSousElements: String
    var intituleDesSousElements: String
    /// Whether its reader may see who did not answer.
    var dateDesSaisies: Bool
    var lignes: [LigneDeSousElement]

    struct LigneDeSousElement {
        var code: String
        var intitule: String
        var href: String
        /// Nil for a node that carries no progress: its actions are counted instead.
        var suivie: Suivie?
        var bilanDeLigne: String
        var colonnesDuBilan: Int
        var signaux: [Signal]
    }

    struct Suivie {
        var etatDeLigne: String
        var etatLibelleDeLigne: String
        var jaugeDeLigne: Int?
        var saisieDeLigne: String?
    }

    struct Signal {
        var genre: String
        var mot: String
        var motif: String
    }

    static func tous(
        _ noeud: Noeud, _ situation: Situation, _ lignes: [Identifiant<Noeud>: Ligne], _ adresses: AdressesDeFiche,
        _ regard: Regard
    ) -> [SousElements] {
        let index = situation.index
        let enfants = index.enfants(de: noeud.id)
        // One table for each level below, in the order of the plan's levels.
        var tables = index.plan.niveaux.compactMap { niveau -> SousElements? in
            let siens = enfants.filter { $0.niveau == niveau.id }
            guard !siens.isEmpty else { return nil }
            return SousElements(
                ancreDesSousElements: "sous-\(niveau.id)",
                intituleDesSousElements: Typographie.francaise(compte(siens.count, niveau.mot, niveau.pluriel)),
                dateDesSaisies: regard.lit(.sansReponse),
                lignes: siens.map { ligne($0, situation, lignes, adresses, regard) })
        }
        let rapportes = index.plan.noeuds.filter {
            $0.references.contains(noeud.id) || $0.rattachementSecondaire?.valeur?.ids.contains(noeud.id) == true
        }
        if !rapportes.isEmpty {
            tables.append(
                SousElements(
                    ancreDesSousElements: "s-y-rapportent",
                    intituleDesSousElements: compte(
                        rapportes.count, "élément du plan s’y rapporte", "éléments du plan s’y rapportent"),
                    dateDesSaisies: regard.lit(.sansReponse),
                    lignes: rapportes.map { ligne($0, situation, lignes, adresses, regard) }))
        }
        return tables
    }

    private static func ligne(
        _ noeud: Noeud, _ situation: Situation, _ lignes: [Identifiant<Noeud>: Ligne], _ adresses: AdressesDeFiche,
        _ regard: Regard
    ) -> LigneDeSousElement {
        let ligne = lignes[noeud.id]
        let dessous = ligne == nil ? situation.lignes(sous: noeud) : []
        return LigneDeSousElement(
            code: noeud.code ?? "", intitule: Typographie.francaise(noeud.titreAffiche), href: adresses.fiche(noeud.id),
            suivie: ligne.map { ligne in
                Suivie(
                    etatDeLigne: ligne.etat?.rawValue ?? FiltreDuPlan.aucunEtat,
                    etatLibelleDeLigne: ligne.etatAccorde,
                    jaugeDeLigne: ligne.avancement?.rawValue,
                    saisieDeLigne: regard.lit(.sansReponse)
                        ? ligne.derniere.map { "S\($0.saisie.semestre.rang) \($0.saisie.semestre.annee)" } ?? "aucune"
                        : nil)
            }, bilanDeLigne: situation.bilans(dessous).phraseEtMeteo,
            colonnesDuBilan: regard.lit(.sansReponse) ? 4 : 3, signaux: ligne.map(signaux) ?? [])
    }

    private static func signaux(_ ligne: Ligne) -> [Signal] {
        var signaux =
            ligne.blocage.map {
                [Signal(genre: "bloquee", mot: ligne.motDuBlocage, motif: Typographie.francaise($0.motifAffiche))]
            } ?? []
        switch ligne.retard {
        case .enRetard(let motif):
            signaux.append(Signal(genre: "retard", mot: "En retard", motif: Typographie.francaise(motif)))
        case .aConfirmer(let motif):
            signaux.append(
                Signal(genre: "a_confirmer", mot: "Retard à confirmer", motif: Typographie.francaise(motif)))
        case .aucun, .nonCalculable: break
        }
        if let reserve = ligne.reserve {
            signaux.append(Signal(genre: "a_confirmer", mot: "À confirmer", motif: Typographie.francaise(reserve)))
        }
        return signaux
    }
}
