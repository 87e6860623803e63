import Evaluation
import Foundation
import PlanModel

/// What was recorded, in the order of its recording.
extension PlanXML {
    static func suivi(_ export: Export, in xml: XMLStream) {
        xml.element("suivi") {
            for avancement in export.avancements { write(avancement, export, in: xml) }
            for releve in export.releves { write(releve, export, in: xml) }
            for decision in export.decisions { write(decision, export, in: xml) }
            for commentaire in export.commentaires { write(commentaire, export, in: xml) }
        }
        guard let situation = export.situation else { return }
        xml.element(
            "situation", ["semestre": situation.semestre.rawValue, "jour": situation.jour.description]
        ) {
            for ligne in situation.lignes {
                xml.element(
                    "ligne",
                    [
                        "noeud": ligne.noeud.id.rawValue, "etat": ligne.etat?.rawValue,
                        "avancement": ligne.avancement.map { String($0.rawValue) },
                        "meteo": ligne.meteo.rawValue,
                        "saisie-ce-semestre": export.lit(.sansReponse) ? (ligne.estSansSaisie ? "non" : "oui") : nil,
                        "bloquee": ligne.blocage == nil ? "non" : "oui",
                        "retard": ligne.retard.code, "motif": ligne.retard.motif,
                        "realisation-a-confirmer": ligne.estRealisationAConfirmer ? "oui" : nil,
                    ])
            }
            for ligne in LigneDeBilan.toutes(situation) { write(ligne, in: xml) }
        }
    }

    private static func write(_ ligne: LigneDeBilan, in xml: XMLStream) {
        let moyenne = ligne.bilan.moyenne
        xml.element(
            "bilan",
            [
                "noeud": ligne.noeud?.id.rawValue, "intitule": ligne.intitule, "base": ligne.base.rawValue,
                "mot": ligne.mot, "avancement-moyen": moyenne?.valeur.description,
                "avec-valeur": moyenne.map { String($0.avecValeur) },
                "sans-valeur": moyenne.map { String($0.sansValeur) },
            ]
        ) {
            for case (let code, let nombre?) in ligne.comptes {
                xml.element("compte", ["de": code], text: String(nombre))
            }
        }
    }

    private static func write(_ avancement: Avancement, _ export: Export, in xml: XMLStream) {
        let saisie = avancement.saisie
        xml.element(
            "avancement",
            [
                "id": String(avancement.id), "noeud": saisie.noeud.rawValue, "semestre": saisie.semestre.rawValue,
                "etat": saisie.etat.rawValue, "pourcentage": saisie.avancement.map { String($0.rawValue) },
                "meteo": saisie.meteo.rawValue, "dit-par": saisie.ditPar, "seance": saisie.seance,
                "saisi-par": export.lit(.saisiPar) ? avancement.saisiPar : nil, "saisi-le": avancement.saisiLe.rawValue,
                "remplace": avancement.remplace.map(String.init), "retire": avancement.retire ? "oui" : nil,
            ]
        ) {
            if let blocage = saisie.blocage {
                // Without a word, its reason is reserved.
                xml.element("blocage", ["reserve": blocage.motif == nil ? "oui" : nil], text: blocage.motif ?? "")
                if let arbitrage = blocage.arbitrageDemande { xml.element("arbitrage", text: arbitrage) }
            }
            if let freins = saisie.freins { xml.element("freins", text: freins) }
            if let solutions = saisie.solutions { xml.element("solutions", text: solutions) }
            if let etapes = saisie.prochainesEtapes { xml.element("prochaines-etapes", text: etapes) }
            if let note = saisie.note { xml.element("note", ["audience": note.audience.rawValue], text: note.texte) }
        }
    }

    private static func write(_ releve: Releve, _ export: Export, in xml: XMLStream) {
        let mesure = releve.mesure
        xml.element(
            "releve",
            [
                "id": String(releve.id), "indicateur": mesure.indicateur.rawValue, "date": mesure.date.description,
                "territoire": mesure.territoire, "source": mesure.source, "producteur": mesure.producteur,
                "contestation": export.lit(.contestation) ? mesure.contestation : nil,
                "contestee": mesure.contestation != nil && !export.lit(.contestation) ? "oui" : nil,
                "dit-par": mesure.ditPar, "saisi-par": export.lit(.saisiPar) ? releve.saisiPar : nil,
                "saisi-le": releve.saisiLe.rawValue, "remplace": releve.remplace.map(String.init),
                "retire": releve.retire ? "oui" : nil, "motif": releve.motif,
            ]
        ) {
            switch mesure.valeur {
            case .nombre(let valeur): xml.element("nombre", text: valeur.description)
            case .texte(let valeur): xml.element("texte", text: valeur)
            }
        }
    }

    private static func write(_ inscrite: DecisionInscrite, _ export: Export, in xml: XMLStream) {
        let decision = inscrite.decision
        xml.element(
            "decision",
            [
                "id": String(inscrite.id), "numero": String(inscrite.numero), "nature": decision.nature.rawValue,
                "date": decision.date.description, "seance": decision.seance, "sujet": decision.sujet?.rawValue,
                "noeuds": decision.noeuds.isEmpty
                    ? nil : decision.noeuds.map(\.rawValue).joined(separator: " "),
                "responsable": decision.responsable, "echeance": decision.echeance?.description,
                "etat": decision.etat.rawValue, "audience": decision.audience.rawValue,
                "saisi-par": export.lit(.saisiPar) ? inscrite.saisiPar : nil, "saisi-le": inscrite.saisiLe.rawValue,
                "remplace": inscrite.remplace.map(String.init),
            ]
        ) {
            xml.element("texte", text: decision.texte)
            if let suite = decision.suite { xml.element("suite", text: suite) }
        }
    }

    private static func write(_ inscrit: CommentaireInscrit, _ export: Export, in xml: XMLStream) {
        let commentaire = inscrit.commentaire
        xml.element(
            "commentaire",
            [
                "id": String(inscrit.id), "semestre": commentaire.semestre.rawValue,
                "partie": commentaire.partie.code, "saisi-par": export.lit(.saisiPar) ? inscrit.saisiPar : nil,
                "saisi-le": inscrit.saisiLe.rawValue, "remplace": inscrit.remplace.map(String.init),
            ]
        ) {
            // Without a text, it was withdrawn.
            if let texte = commentaire.texte { xml.element("texte", text: texte) }
        }
    }
}
