import Evaluation
import PlanModel

extension RapportSemestriel {
    func aLancer(_ document: ODTDocument) {
        document.titre(1, "\(bilans.mots.actions.pluriel.avecMajuscule) à lancer")
        let lignes = situation.lignes.filter { $0.etat == nil || $0.etat == .aLancer }
        if lignes.isEmpty {
            document.paragraphe("Rien ne reste à lancer, sur \(bilans.base).")
        } else {
            document.tableau(
                "\(denombre(lignes)) à lancer, ou sans aucune saisie, sur \(bilans.base)",
                [.init("Code", 18), .init("Intitulé", 62), .init("Lancement prévu", 34), .init("État et retard", 56)],
                lignes: lignes.lazy.map { ligne in
                    [
                        index.code(ligne.noeud), ligne.noeud.titreAffiche, lancement(ligne.noeud),
                        [ligne.etatAffiche(export.regard), ligne.retardDetaille].compactMap(\.self).joined(
                            separator: "\n"),
                    ]
                })
        }
        decisions(sur: .lancement, document)
    }

    private func lancement(_ noeud: Noeud) -> String {
        let champs = index.champs(de: noeud).filter { $0.usage == .lancement }
        let periodes = champs.compactMap { noeud.champs[$0.id].map(Texte.valeur) }
        return periodes.isEmpty ? Absence.nonRenseigne.rawValue : periodes.joined(separator: "\n")
    }
}
