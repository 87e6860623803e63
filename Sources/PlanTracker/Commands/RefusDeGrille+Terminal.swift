import Exporters
import PlanCases
import PlanModel

extension RefusDeGrille {
    /// With what to type.
    /// - Parameter reference: The plan, as the command named it.
    func auTerminal(_ fichier: String, plan reference: String) -> Refusal {
        let refaire = "faites-en une : plantracker grille \(reference) --semestre 2018-S2 --output grille.ods"
        let remede: String? =
            switch self {
            case .pasUnClasseur(.texte): "si c'est la grille enregistrée en CSV, donnez-la avec --csv"
            case .pasUnClasseur, .vide: nil
            case .sansIdentite(.autreFormat(_)): "\(refaire), ou mettez plantracker à jour"
            case .sansIdentite: refaire
            case .feuilleDisparue, .feuillesEnDouble:
                "redonnez à la feuille qui a été remplie son nom, « \(GrilleDeSaisie.feuille) », et enregistrez"
            case .autrePlan(let plan, _): "plantracker record \(plan) --grille \(fichier)"
            }
        let phrase = "« \(fichier) » : \(self)" + (remede.map { " ; \($0)" } ?? "")
        return Refusal(([phrase] + contenu).joined(separator: "\n"))
    }
}

extension RetourDeGrille {
    /// - Throws: `Refusal` with every conflict, and what to type.
    func refuseConflits(_ index: PlanIndex) throws {
        guard !conflits.isEmpty else { return }
        let lignes = conflits.map { conflit -> String in
            let id = conflit.saisie.noeud
            let nom = index.noeud(id).map { "\(index.designation(de: $0)) – \($0.titreAffiche)" } ?? ""
            var lignes = ["  - \(conflit.rangee.lieu), \(nom) (\(id))"]
            if let tenue = conflit.enVigueur {
                let mot = index.mots.mot(index.noeud(id).map(index.role) ?? .action)
                lignes.append("      entré depuis : \(tenue.resume(mot, Regard(.interne), index.plan.heureLocale))")
                lignes += conflit.saisie.ecarts(depuis: tenue.saisie).map { ecart in
                    let (de, a) = (ecart.avant?.abrege(60) ?? "rien", ecart.apres?.abrege(60) ?? "rien")
                    return "      \(ecart.nom) : « \(de) » dans la base, « \(a) » dans la grille"
                }
            } else {
                lignes.append(
                    "      la saisie d'où part la grille n'est pas dans cette base, ou y a été annulée : est-ce la bonne ?"
                )
            }
            return lignes.joined(separator: "\n")
        }
        throw Refusal(
            """
            d'autres saisies ont été enregistrées depuis que la grille a été faite :
            \(lignes.joined(separator: "\n"))
            Rien n'a été enregistré. Faites une nouvelle grille (plantracker grille) et reportez-y ces lignes, ou gardez les valeurs de la grille, comme corrections : --malgre-les-conflits
            """)
    }
}
