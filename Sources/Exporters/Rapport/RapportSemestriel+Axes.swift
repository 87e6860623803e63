import Evaluation
import PlanModel

extension RapportSemestriel {
    func axes(_ document: ODTDocument, _ graphique: (Graphique) -> Void) {
        document.titre(1, "Avancement par axe")
        if tendance.points.count > 1 { graphique(avancementAuFilDesSemestres) }
        mouvements(document)
        decisions(sur: .avancement, document)
        guard !parAxe.isEmpty else {
            document.paragraphe("Aucun axe ne porte d’action.")
            return
        }
        document.titre(2, "Tous les axes")
        document.tableau(
            "les actions par axe",
            [
                .init("Axe", 62), .init("Actions", 16), .init("Réalisées", 18), .init("Bloquées", 18),
                .init("En retard", 18), .init("Avancement moyen", 38),
            ],
            lignes: parAxe.map { axe, lignes in
                let bilan = Bilan(lignes.filter { $0.role == .action })
                return [
                    "\(index.designation(de: axe)) – \(axe.titreAffiche)", "\(bilan.total)",
                    "\(bilan.nombre(.realisee))", "\(bilan.bloquees)", "\(bilan.enRetard)", moyenne(bilan),
                ]
            })
        for (axe, lignes) in parAxe { self.axe(axe, lignes, document) }
    }

    private func axe(_ axe: Noeud, _ lignes: [Ligne], _ document: ODTDocument) {
        document.titre(2, "\(index.designation(de: axe)) – \(axe.titreAffiche)")
        if let commentaire = export.suivi.texte(.axe(axe.id), semestre) { document.redaction(commentaire) }
        guard !lignes.isEmpty else {
            document.paragraphe("Aucune action sous ce niveau.")
            return
        }
        let actions = Bilan(lignes.filter { $0.role == .action })
        let sousActions = Bilan(lignes.filter { $0.role == .sousAction })
        document.paragraphe(phrase(actions) + phrase(sousActions: sousActions), style: "Chapeau")
        if let evolution = evolution(Set(lignes.map(\.noeud.id))) {
            document.paragraphe(evolution, style: "Chapeau")
        }
        document.tableau(
            "\(index.designation(de: axe)), bloquées et en retard d’abord",
            [
                .init("Code", 16), .init("Intitulé", 58), .init("État", 24), .init("Avancement", 22),
                .init("Signal", 50),
            ],
            lignes: lignes.parUrgence.lazy.map { ligne in
                [
                    index.code(ligne.noeud), ligne.noeud.titreAffiche, ligne.etatAffiche, ligne.avancementAffiche,
                    ligne.signal,
                ]
            })
    }

    private func phrase(_ bilan: Bilan) -> String {
        var parts = Etat.allCases.filter { bilan.nombre($0) > 0 }.map {
            "\(bilan.nombre($0)) \($0.libelle(bilan.nombre($0)))"
        }
        if bilan.sansEtat > 0 { parts.append("\(bilan.sansEtat) sans saisie") }
        let etats = parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
        return
            "\(compte(bilan.total, "action"))\(etats)\u{A0}; \(compte(bilan.bloquees, "bloquée")), \(bilan.enRetard) en retard. Avancement moyen\u{A0}: \(moyenne(bilan))."
    }

    /// Their own counts: a blocked sous-action must not stand under « 0 bloquée ».
    private func phrase(sousActions bilan: Bilan) -> String {
        guard bilan.total > 0 else { return "" }
        return
            " Et \(compte(bilan.total, "sous-action"))\u{A0}: \(compte(bilan.bloquees, "bloquée")), \(bilan.enRetard) en retard."
    }

    // MARK: - Since the semestre before

    /// What moved among some nodes, in one sentence; nil when nothing did.
    private func evolution(_ ids: Set<Identifiant<Noeud>>) -> String? {
        let mouvements = comparaison.mouvements.filter { ids.contains($0.ligne.noeud.id) }
        var parts = Etat.allCases.compactMap { etat -> String? in
            let nombre = mouvements.count { $0.apres == etat }
            return nombre == 0 ? nil : "\(nombre) désormais \(etat.libelle(nombre))"
        }
        let signaux: [(String, String, [Ligne])] = [
            ("nouveau blocage", "nouveaux blocages", comparaison.nouveauxBlocages),
            ("blocage levé", "blocages levés", comparaison.blocagesLeves),
            ("nouveau retard", "nouveaux retards", comparaison.nouveauxRetards),
            ("retard résorbé", "retards résorbés", comparaison.retardsResorbes),
        ]
        parts += signaux.compactMap { singulier, pluriel, lignes in
            let nombre = lignes.count { ids.contains($0.noeud.id) }
            return nombre == 0 ? nil : compte(nombre, singulier, pluriel)
        }
        return parts.isEmpty ? nil : "Depuis le \(semestre.precedent.libelle)\u{A0}: \(parts.joined(separator: ", "))."
    }

    private func mouvements(_ document: ODTDocument) {
        document.titre(2, "Ce qui a bougé depuis le \(semestre.precedent.libelle)")
        if comparaison.mouvements.isEmpty {
            document.paragraphe("Aucun état n’a changé depuis le \(semestre.precedent.libelle).")
        } else {
            document.tableau(
                "états changés depuis le \(semestre.precedent.libelle)",
                [.init("Code", 20), .init("Intitulé", 90), .init("Avant", 30), .init("Maintenant", 30)],
                lignes: comparaison.mouvements.lazy.map { mouvement in
                    [
                        index.code(mouvement.ligne.noeud), mouvement.ligne.noeud.titreAffiche,
                        mouvement.avant?.libelle ?? "sans saisie", mouvement.apres?.libelle ?? "sans saisie",
                    ]
                })
        }
        let autres = [
            ("Nouvellement bloquée", comparaison.nouveauxBlocages), ("Blocage levé", comparaison.blocagesLeves),
            ("Nouveau retard", comparaison.nouveauxRetards), ("Retard résorbé", comparaison.retardsResorbes),
        ]
        document.liste(
            autres.flatMap { libelle, lignes in lignes.map { "\(libelle)\u{A0}: \(nom($0.noeud))" } })
    }

    func freins(_ document: ODTDocument) {
        document.titre(1, "Freins et arbitrages demandés")
        let lignes = situation.lignes.filter { $0.blocage != nil || $0.derniere?.saisie.freins != nil }
        guard !lignes.isEmpty else {
            document.paragraphe("Aucun frein ni blocage n’a été déclaré.")
            return
        }
        let nouveaux = Set(comparaison.nouveauxBlocages.map(\.noeud.id))
        document.tableau(
            "freins déclarés, bloquées d’abord",
            [
                .init("Action", 50), .init("Frein ou motif du blocage", 45), .init("Solutions", 35),
                .init("Arbitrage demandé", 40),
            ],
            lignes: lignes.parUrgence.lazy.map { ligne in
                let saisie = ligne.derniere?.saisie
                let bloquee = nouveaux.contains(ligne.noeud.id) ? "Nouvellement bloquée" : "Bloquée"
                let freins = [ligne.blocage.map { "\(bloquee)\u{A0}: \($0.motif)" }, saisie?.freins].compactMap(\.self)
                return [
                    nom(ligne.noeud), freins.joined(separator: "\n"), saisie?.solutions ?? "aucune proposée",
                    ligne.blocage?.arbitrageDemande ?? "aucun",
                ]
            })
    }
}
