import Evaluation
import PlanModel

extension RapportSemestriel {
    func axes(_ document: ODTDocument, _ graphique: (Graphique) -> Void) {
        let niveau = index.niveauDesGroupes
        document.titre(1, niveau.map { "Avancement par \($0.mot)" } ?? "Avancement")
        if tendance.points.count > 1 { graphique(avancementAuFilDesSemestres) }
        mouvements(document)
        decisions(sur: .avancement, document)
        guard !groupes.isEmpty else {
            document.paragraphe("Aucun élément du plan ne porte d’avancement.")
            return
        }
        if groupes.count > 1 {
            let mot = motDesGroupes
            document.titre(2, "\(mot.feminin ? "Toutes" : "Tous") les \(mot.pluriel)")
            tableauxDesGroupes(document)
        }
        for groupe in groupes { self.groupe(groupe, document) }
    }

    private func tableauxDesGroupes(_ document: ODTDocument) {
        let mot = motDesGroupes.singulier
        let comptes = groupes.map { (groupe: $0, bilans: situation.bilans($0.lignes)) }
        func tableau(_ legende: String, _ colonnes: [ColonneDeBilan], _ largeurs: [Int]) {
            document.tableau(
                legende, self.colonnes(mot.avecMajuscule, colonnes, largeurs),
                lignes: comptes.flatMap { lignes($0.groupe.nom, $0.bilans, colonnes) })
        }
        tableau("états par \(mot)\u{A0}: \(bilans.base)", ColonneDeBilan.etats, Self.largeursDesEtats)
        tableau("signaux, retard et avancement par \(mot)", Self.signaux, Self.largeursDesSignaux)
        tableau("météo par \(mot)", ColonneDeBilan.meteos, Self.largeursDesMeteos)
    }

    private func groupe(_ groupe: Groupe, _ document: ODTDocument) {
        document.titre(2, groupe.intitule)
        if porteTout(groupe), let noeud = groupe.noeud, let commentaire = export.suivi.texte(.axe(noeud.id), semestre) {
            document.redaction(commentaire)
        }
        guard !groupe.lignes.isEmpty else {
            document.paragraphe("Rien de suivi sous ce niveau.")
            return
        }
        let bilans = situation.bilans(groupe.lignes)
        document.paragraphe("\(bilans.phrase.avecMajuscule).", style: "Chapeau")
        document.paragraphe("\(bilans.moyennes.avecMajuscule).", style: "Chapeau")
        document.paragraphe("\(bilans.meteo.avecMajuscule).", style: "Chapeau")
        if let evolution = evolution(Set(groupe.lignes.map(\.noeud.id))) {
            document.paragraphe(evolution, style: "Chapeau")
        }
        document.tableau(
            "\(groupe.nom), ce qui est bloqué ou en retard d’abord",
            [
                .init("Code", 16), .init("Intitulé", 48), .init("État", 24), .init("Avancement", 22, chiffres: true),
                .init("Météo", 22), .init("Signal", 38),
            ],
            lignes: groupe.lignes.parUrgence.lazy.map { ligne in
                [
                    index.code(ligne.noeud), ligne.noeud.titreAffiche, ligne.etatAffiche(export.regard),
                    ligne.avancementAffiche,
                    ligne.meteoAffichee(export.regard), ligne.signal,
                ]
            })
    }

    /// What the leads wrote of an axe speaks of all of it.
    private func porteTout(_ groupe: Groupe) -> Bool {
        guard options.perimetre != .tout, let noeud = groupe.noeud else { return true }
        let siens = Set(index.descendance(de: noeud.id).map(\.id))
        return groupe.lignes.count == index.suivis.count { siens.contains($0.id) }
    }

    // MARK: - Since the semestre before

    /// What moved among some nodes, in one sentence; nil when nothing did.
    private func evolution(_ ids: Set<Identifiant<Noeud>>) -> String? {
        guard !rienAvant else { return nil }
        let mouvements = comparaison.mouvements.filter { ids.contains($0.ligne.noeud.id) }
        func dit(_ quoi: String, _ lignes: [Ligne]) -> String? {
            let lignes = lignes.filter { ids.contains($0.noeud.id) }
            return lignes.isEmpty ? nil : "\(quoi)\u{A0}: \(denombre(lignes))"
        }
        var parts = Etat.allCases.compactMap { etat in
            dit(
                "désormais «\u{A0}\(etat.libelle(1, feminin: bilans.mots.feminin))\u{A0}»",
                mouvements.filter { $0.apres == etat }.map(\.ligne))
        }
        parts += [
            dit("nouveau blocage", comparaison.nouveauxBlocages), dit("blocage levé", comparaison.blocagesLeves),
            dit("nouveau retard", comparaison.nouveauxRetards), dit("retard résorbé", comparaison.retardsResorbes),
        ].compactMap(\.self)
        return parts.isEmpty
            ? nil : "Depuis le \(semestre.precedent.libelle)\u{A0}: \(parts.joined(separator: "\u{A0}; "))."
    }

    /// « en cours (2018-S1) »: a state, and what it was declared for where that may be read.
    private func declare(_ etat: Etat?, _ semestre: Semestre?, _ mot: MotCompte) -> String {
        guard let etat else { return Ligne.aucuneSaisie }
        let libelle = etat.libelle(1, feminin: mot.feminin)
        guard export.lit(.sansReponse), let semestre else { return libelle }
        return "\(libelle) (\(semestre.rawValue))"
    }

    private func mouvements(_ document: ODTDocument) {
        guard !rienAvant else { return }
        document.titre(2, "Ce qui a bougé depuis le \(semestre.precedent.libelle)")
        if comparaison.mouvements.isEmpty {
            document.paragraphe("Aucun état n’a changé depuis le \(semestre.precedent.libelle).")
        } else {
            document.tableau(
                "\(denombre(comparaison.mouvements.map(\.ligne))) d’un autre état qu’au \(semestre.precedent.libelle)",
                [.init("Code", 20), .init("Intitulé", 80), .init("Avant", 35), .init("Maintenant", 35)],
                lignes: comparaison.mouvements.lazy.map { mouvement in
                    [
                        index.code(mouvement.ligne.noeud), mouvement.ligne.noeud.titreAffiche,
                        declare(mouvement.avant, mouvement.avantDeclare, mouvement.ligne.mot),
                        declare(mouvement.apres, mouvement.apresDeclare, mouvement.ligne.mot),
                    ]
                })
        }
        let autres = [
            ("Nouveau blocage", comparaison.nouveauxBlocages), ("Blocage levé", comparaison.blocagesLeves),
            ("Nouveau retard", comparaison.nouveauxRetards), ("Retard résorbé", comparaison.retardsResorbes),
        ]
        document.liste(
            autres.flatMap { libelle, lignes in lignes.map { "\(libelle)\u{A0}: \(nom($0.noeud))" } })
    }

    func freins(_ document: ODTDocument) {
        document.titre(1, titreDesFreins)
        let lignes = situation.lignes.filter { $0.blocage != nil || $0.derniere?.saisie.freins != nil }
        guard !lignes.isEmpty else {
            document.paragraphe(
                export.lit(.freins) ? "Aucun frein ni blocage n’a été déclaré." : "Aucun blocage n’a été déclaré.")
            return
        }
        let nouveaux = Set(comparaison.nouveauxBlocages.map(\.noeud.id))
        let colonnes = colonnesDesFreins(nouveaux).filter { $0.lue }
        let reste = (170 - colonnes.reduce(0) { $0 + $1.colonne.largeur }) / colonnes.count
        document.tableau(
            export.lit(.freins)
                ? "freins déclarés, \(accord("bloquée", pluriel: true, feminin: bilans.mots.feminin)) d’abord"
                : "\(motsComptes) \(accord("bloquée", pluriel: true, feminin: bilans.mots.feminin))",
            colonnes.map { .init($0.colonne.titre, $0.colonne.largeur + reste) },
            lignes: lignes.parUrgence.lazy.map { ligne in colonnes.map { $0.texte(ligne) } })
    }

    private var titreDesFreins: String {
        switch (export.lit(.freins), export.lit(.arbitrageDemande)) {
        case (true, true): "Freins et arbitrages demandés"
        case (true, false): "Freins"
        case (false, true): "Blocages et arbitrages demandés"
        case (false, false): "Blocages"
        }
    }

    /// That an action is blocked is for everyone; why, and what is asked for, for those who may read it.
    private func colonnesDesFreins(
        _ nouveaux: Set<Identifiant<Noeud>>
    ) -> [(lue: Bool, colonne: (titre: String, largeur: Int), texte: (Ligne) -> String)] {
        func bloquee(_ ligne: Ligne) -> String? {
            ligne.blocage.map { blocage in
                let nouveau = nouveaux.contains(ligne.noeud.id)
                let mot = nouveau ? "Nouvellement \(ligne.mot.bloque)" : ligne.motDuBlocage
                return "\(mot)\u{A0}: \(blocage.motifAffiche)"
            }
        }
        return [
            (true, (bilans.mots.actions.singulier.avecMajuscule, 50), { nom($0.noeud) }),
            (
                true, (export.lit(.freins) ? "Frein ou motif du blocage" : "Blocage", 45),
                { [bloquee($0), $0.derniere?.saisie.freins].compactMap(\.self).joined(separator: "\n") }
            ),
            (export.lit(.solutions), ("Solutions", 35), { $0.derniere?.saisie.solutions ?? "aucune proposée" }),
            (
                export.lit(.arbitrageDemande), ("Arbitrage demandé", 40),
                { $0.blocage?.arbitrageDemande ?? "aucun" }
            ),
        ]
    }
}
