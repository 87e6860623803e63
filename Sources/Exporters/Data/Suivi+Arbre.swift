import Evaluation
import PlanModel

/// What its readers may not read has no key; a blockage or a contestation whose reason is reserved says so.
extension Avancement {
    func arbre(_ regard: Regard) -> Arbre {
        .table([
            "id": .nombre(id), "noeud": .texte(saisie.noeud.rawValue), "semestre": .texte(saisie.semestre.rawValue),
            "etat": .texte(saisie.etat.rawValue), "avancement": saisie.avancement.map { .nombre($0.rawValue) },
            "blocage": saisie.blocage.map {
                .table([
                    "motif": $0.motif.map(Arbre.texte), "motif_reserve": $0.motif == nil ? Arbre(.booleen(true)) : nil,
                    "arbitrage_demande": $0.arbitrageDemande.map(Arbre.texte),
                ])
            },
            "meteo": .texte(saisie.meteo.rawValue), "freins": saisie.freins.map(Arbre.texte),
            "solutions": saisie.solutions.map(Arbre.texte),
            "prochaines_etapes": saisie.prochainesEtapes.map(Arbre.texte),
            "note": saisie.note.map { .table(["texte": .texte($0.texte), "audience": .texte($0.audience.rawValue)]) },
            "dit_par": saisie.ditPar.map(Arbre.texte), "seance": saisie.seance.map(Arbre.texte),
            "saisi_par": regard.lit(.saisiPar) ? .texte(saisiPar) : nil, "saisi_le": .texte(saisiLe.rawValue),
            "remplace": remplace.map { .nombre($0) }, "retire": retire ? Arbre(.booleen(true)) : nil,
        ])
    }
}

extension Releve {
    func arbre(_ regard: Regard) -> Arbre {
        let valeur: Arbre =
            switch mesure.valeur {
            case .nombre(let nombre): .nombre(nombre)
            case .texte(let texte): .texte(texte)
            }
        return .table([
            "id": .nombre(id), "indicateur": .texte(mesure.indicateur.rawValue),
            "date": .texte(mesure.date.description),
            "valeur": valeur, "territoire": mesure.territoire.map(Arbre.texte),
            "source": mesure.source.map(Arbre.texte),
            "producteur": mesure.producteur.map(Arbre.texte),
            "contestation": regard.lit(.contestation) ? mesure.contestation.map(Arbre.texte) : nil,
            "contestee": mesure.contestation != nil && !regard.lit(.contestation) ? Arbre(.booleen(true)) : nil,
            "dit_par": mesure.ditPar.map(Arbre.texte), "saisi_par": regard.lit(.saisiPar) ? .texte(saisiPar) : nil,
            "saisi_le": .texte(saisiLe.rawValue), "remplace": remplace.map { .nombre($0) },
            "retire": retire ? Arbre(.booleen(true)) : nil, "motif": motif.map(Arbre.texte),
        ])
    }
}

extension Ligne {
    func arbre(_ regard: Regard) -> Arbre {
        .table([
            "noeud": .texte(noeud.id.rawValue), "etat": etat.map { .texte($0.rawValue) },
            "avancement": avancement.map { .nombre($0.rawValue) },
            "meteo": .texte(meteo.rawValue),
            "saisie_ce_semestre": regard.lit(.sansReponse) ? Arbre(.booleen(!estSansSaisie)) : nil,
            "realisation_a_confirmer": estRealisationAConfirmer ? Arbre(.booleen(true)) : nil,
            "bloquee": Arbre(.booleen(blocage != nil)), "retard": .texte(retard.code),
            "motif": retard.motif.map(Arbre.texte),
        ])
    }
}

extension DecisionInscrite {
    func arbre(_ regard: Regard) -> Arbre {
        .table([
            "id": .nombre(id), "numero": .nombre(numero), "nature": .texte(decision.nature.rawValue),
            "texte": .texte(decision.texte), "date": .texte(decision.date.description),
            "seance": decision.seance.map(Arbre.texte), "sujet": decision.sujet.map { .texte($0.rawValue) },
            "noeuds": .liste(decision.noeuds.map { .texte($0.rawValue) }),
            "responsable": decision.responsable.map(Arbre.texte),
            "echeance": decision.echeance.map { .texte($0.description) }, "etat": .texte(decision.etat.rawValue),
            "suite": decision.suite.map(Arbre.texte), "audience": .texte(decision.audience.rawValue),
            "saisi_par": regard.lit(.saisiPar) ? .texte(saisiPar) : nil, "saisi_le": .texte(saisiLe.rawValue),
            "remplace": remplace.map { .nombre($0) },
        ])
    }
}

extension CommentaireInscrit {
    func arbre(_ regard: Regard) -> Arbre {
        .table([
            "id": .nombre(id), "semestre": .texte(commentaire.semestre.rawValue),
            "partie": .texte(commentaire.partie.code), "texte": commentaire.texte.map(Arbre.texte),
            "saisi_par": regard.lit(.saisiPar) ? .texte(saisiPar) : nil, "saisi_le": .texte(saisiLe.rawValue),
            "remplace": remplace.map { .nombre($0) },
        ])
    }
}
