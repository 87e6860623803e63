import Evaluation
import PlanModel

extension RapportSemestriel {
    func synthese(_ document: ODTDocument) {
        document.titre(1, "Ce qu'il faut retenir")
        let bilan = Bilan(situation.actions)
        let sousActions = situation.lignes.filter { $0.role == .sousAction }
        document.liste(faits(bilan))
        guard !situation.lignes.isEmpty else { return }
        document.tableau(
            "les actions par état, au \(situation.jour.enToutesLettres)",
            [
                .init("Niveau", 32), .init("Total", 14), .init("À lancer", 18), .init("En cours", 18),
                .init("Réalisées", 19), .init("Suspendues", 22), .init("Abandonnées", 25), .init("Sans saisie", 22),
            ],
            lignes: [comptes(mot(.action), bilan), comptes(mot(.sousAction), Bilan(sousActions))].compactMap(\.self))
        document.tableau(
            "les actions par axe",
            [
                .init("Axe", 62), .init("Actions", 16), .init("Réalisées", 18), .init("Bloquées", 18),
                .init("En retard", 18), .init("Avancement moyen", 38),
            ],
            lignes: situation.parAxe.map { axe, lignes in
                let bilan = Bilan(lignes.filter { $0.role == .action })
                return [
                    "\(index.designation(de: axe)) – \(axe.titreAffiche)", "\(bilan.total)",
                    "\(bilan.nombre(.realisee))",
                    "\(bilan.bloquees)", "\(bilan.enRetard)", moyenne(bilan),
                ]
            })
    }

    private func comptes(_ mot: String, _ bilan: Bilan) -> [String]? {
        guard bilan.total > 0 else { return nil }
        let parEtat = Etat.allCases.map { String(bilan.nombre($0)) }
        return [mot, String(bilan.total)] + parEtat + [String(bilan.sansEtat)]
    }

    /// The plan's own word for the nodes of a role, in the plural.
    private func mot(_ role: Niveau.Role) -> String {
        let mots = plan.niveaux.filter { $0.role == role }.map(\.pluriel).joined(separator: ", ")
        return mots.prefix(1).uppercased() + mots.dropFirst()
    }

    /// Facts computed from the data, the most pressing first; none is written by hand.
    private func faits(_ bilan: Bilan) -> [String] {
        var faits = [
            "\(compte(bilan.total, "action")) dans le plan, dont \(compte(bilan.nombre(.realisee), "réalisée")) et \(bilan.nombre(.enCours)) en cours."
        ]
        let bloquees = situation.lignes.count { $0.blocage != nil }
        let arbitrages = situation.lignes.count { $0.blocage?.arbitrageDemande != nil }
        if bloquees > 0 {
            faits.append(
                "\(compte(bloquees, "action ou sous-action bloquée", "actions ou sous-actions bloquées")), \(compte(arbitrages, "arbitrage demandé", "arbitrages demandés"))."
            )
        }
        let retards = situation.lignes.count { $0.retard.estAvere }
        if retards > 0 {
            let nouveaux = comparaison.nouveauxRetards.count
            faits.append(
                "\(compte(retards, "retard avéré", "retards avérés")), dont \(compte(nouveaux, "nouveau", "nouveaux")) ce semestre."
            )
        }
        faits.append("Avancement moyen\u{A0}: \(moyenne(bilan)).")
        let completude = CompletudeSemestre(situation)
        faits.append("\(completude.saisies) saisies sur \(completude.total) attendues pour le \(semestre.libelle).")
        return faits
    }

    func aLancer(_ document: ODTDocument) {
        document.titre(1, "Actions à lancer")
        let lignes = situation.lignes.filter { $0.etat == nil || $0.etat == .aLancer }
        guard !lignes.isEmpty else {
            document.paragraphe("Aucune action ne reste à lancer.")
            return
        }
        document.tableau(
            "\(compte(lignes.count, "action ou sous-action", "actions ou sous-actions")) à lancer ou sans saisie",
            [.init("Code", 18), .init("Intitulé", 62), .init("Lancement prévu", 34), .init("État et retard", 56)],
            lignes: lignes.map { ligne in
                [
                    code(ligne.noeud), ligne.noeud.titreAffiche, lancement(ligne.noeud),
                    [ligne.etatAffiche, ligne.retard.motif].compactMap(\.self).joined(separator: "\n"),
                ]
            })
    }

    private func lancement(_ noeud: Noeud) -> String {
        let champs = index.champs(de: noeud).filter { $0.usage == .lancement }
        let periodes = champs.compactMap { noeud.champs[$0.id].map(Texte.valeur) }
        return periodes.isEmpty ? Absence.nonRenseigne.rawValue : periodes.joined(separator: "\n")
    }
}
