import Evaluation
import PlanModel

extension Avancement {
    var arbre: Arbre {
        .table([
            "id": .nombre(id), "noeud": .texte(saisie.noeud.rawValue), "semestre": .texte(saisie.semestre.rawValue),
            "etat": .texte(saisie.etat.rawValue), "avancement": saisie.avancement.map { .nombre($0.rawValue) },
            "blocage": saisie.blocage.map {
                .table(["motif": .texte($0.motif), "arbitrage_demande": $0.arbitrageDemande.map(Arbre.texte)])
            },
            "meteo": .texte(saisie.meteo.rawValue), "freins": saisie.freins.map(Arbre.texte),
            "solutions": saisie.solutions.map(Arbre.texte),
            "prochaines_etapes": saisie.prochainesEtapes.map(Arbre.texte),
            "note": saisie.note.map { .table(["texte": .texte($0.texte), "audience": .texte($0.audience.rawValue)]) },
            "dit_par": saisie.ditPar.map(Arbre.texte), "seance": saisie.seance.map(Arbre.texte),
            "saisi_par": .texte(saisiPar), "saisi_le": .texte(saisiLe.rawValue),
            "remplace": remplace.map { .nombre($0) }, "retire": retire ? Arbre(.booleen(true)) : nil,
        ])
    }
}

extension Releve {
    var arbre: Arbre {
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
            "producteur": mesure.producteur.map(Arbre.texte), "contestation": mesure.contestation.map(Arbre.texte),
            "dit_par": mesure.ditPar.map(Arbre.texte), "saisi_par": .texte(saisiPar),
            "saisi_le": .texte(saisiLe.rawValue), "remplace": remplace.map { .nombre($0) },
            "retire": retire ? Arbre(.booleen(true)) : nil, "motif": motif.map(Arbre.texte),
        ])
    }
}

extension Ligne {
    var arbre: Arbre {
        .table([
            "noeud": .texte(noeud.id.rawValue), "etat": etat.map { .texte($0.rawValue) },
            "avancement": avancement.map { .nombre($0.rawValue) },
            "meteo": .texte(meteo.rawValue), "saisie_ce_semestre": Arbre(.booleen(!estSansSaisie)),
            "realisation_a_confirmer": estRealisationAConfirmer ? Arbre(.booleen(true)) : nil,
            "bloquee": Arbre(.booleen(blocage != nil)), "retard": .texte(retard.code),
            "motif": retard.motif.map(Arbre.texte),
        ])
    }
}

extension DecisionInscrite {
    var arbre: Arbre {
        .table([
            "id": .nombre(id), "numero": .nombre(numero), "nature": .texte(decision.nature.rawValue),
            "texte": .texte(decision.texte), "date": .texte(decision.date.description),
            "seance": decision.seance.map(Arbre.texte), "sujet": decision.sujet.map { .texte($0.rawValue) },
            "noeuds": .liste(decision.noeuds.map { .texte($0.rawValue) }),
            "responsable": decision.responsable.map(Arbre.texte),
            "echeance": decision.echeance.map { .texte($0.description) }, "etat": .texte(decision.etat.rawValue),
            "suite": decision.suite.map(Arbre.texte), "audience": .texte(decision.audience.rawValue),
            "saisi_par": .texte(saisiPar), "saisi_le": .texte(saisiLe.rawValue),
            "remplace": remplace.map { .nombre($0) },
        ])
    }
}

extension CommentaireInscrit {
    var arbre: Arbre {
        .table([
            "id": .nombre(id), "semestre": .texte(commentaire.semestre.rawValue),
            "partie": .texte(commentaire.partie.code), "texte": commentaire.texte.map(Arbre.texte),
            "saisi_par": .texte(saisiPar), "saisi_le": .texte(saisiLe.rawValue),
            "remplace": remplace.map { .nombre($0) },
        ])
    }
}
