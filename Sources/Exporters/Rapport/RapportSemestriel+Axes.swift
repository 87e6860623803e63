import Evaluation
import PlanModel

extension RapportSemestriel {
    func parAxe(_ document: ODTDocument) {
        document.titre(1, "Avancement par axe")
        for (axe, lignes) in situation.parAxe {
            document.titre(2, "\(index.designation(de: axe)) – \(axe.titreAffiche)")
            let bilan = Bilan(lignes.filter { $0.role == .action })
            guard !lignes.isEmpty else {
                document.paragraphe("Aucune action sous ce niveau.")
                continue
            }
            let sousActions = Bilan(lignes.filter { $0.role == .sousAction })
            document.paragraphe(phrase(bilan) + phrase(sousActions: sousActions), style: "Chapeau")
            document.tableau(
                "\(index.designation(de: axe)), bloquées et en retard d'abord",
                [
                    .init("Code", 16), .init("Intitulé", 58), .init("État", 24), .init("Avancement", 22),
                    .init("Signal", 50),
                ],
                lignes: lignes.parUrgence.lazy.map { ligne in
                    [
                        code(ligne.noeud), ligne.noeud.titreAffiche, ligne.etatAffiche, pourcentage(ligne),
                        signal(ligne),
                    ]
                })
        }
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

    func freins(_ document: ODTDocument) {
        document.titre(1, "Freins et arbitrages demandés")
        let lignes = situation.lignes.filter { $0.blocage != nil || $0.derniere?.saisie.freins != nil }
        guard !lignes.isEmpty else {
            document.paragraphe("Aucun frein ni blocage n'a été déclaré.")
            return
        }
        document.tableau(
            "freins déclarés, bloquées d'abord",
            [
                .init("Action", 50), .init("Frein ou motif du blocage", 45), .init("Solutions", 35),
                .init("Arbitrage demandé", 40),
            ],
            lignes: lignes.parUrgence.map { ligne in
                let saisie = ligne.derniere?.saisie
                let freins = [ligne.blocage.map { "Bloquée\u{A0}: \($0.motif)" }, saisie?.freins].compactMap(\.self)
                return [
                    "\(code(ligne.noeud)) – \(ligne.noeud.titreAffiche)", freins.joined(separator: "\n"),
                    saisie?.solutions ?? "aucune proposée", ligne.blocage?.arbitrageDemande ?? "aucun",
                ]
            })
    }
}
