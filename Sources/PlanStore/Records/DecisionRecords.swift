import Foundation
import GRDB
import PlanModel

struct DecisionRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "decision"
    var id: Int
    var plan: Int64
    var numero: Int
    var nature: Decision.Nature
    var texte: String
    var date: String
    var seance: String?
    var sujet: Decision.Sujet?
    /// Identifiers, as a JSON list.
    var noeuds: String
    var responsable: String?
    var echeance: String?
    var etat: Decision.Etat
    var suite: String?
    var audience: Audience
    var saisiPar: String
    var saisiLe: String
    var remplace: Int?

    enum CodingKeys: String, CodingKey {
        case id, plan, numero, nature, texte, date, seance, sujet, noeuds, responsable, echeance, etat, suite, audience
        case remplace
        case saisiPar = "saisi_par"
        case saisiLe = "saisi_le"
    }

    init(_ inscrite: DecisionInscrite, plan: Int64) throws {
        let decision = inscrite.decision
        (id, self.plan, numero) = (inscrite.id, plan, inscrite.numero)
        (nature, texte, date) = (decision.nature, decision.texte, decision.date.description)
        (seance, sujet, noeuds) = (decision.seance, decision.sujet, try ModelJSON.text(decision.noeuds))
        (responsable, echeance) = (decision.responsable, decision.echeance?.description)
        (etat, suite, audience) = (decision.etat, decision.suite, decision.audience)
        (saisiPar, saisiLe, remplace) = (inscrite.saisiPar, inscrite.saisiLe.rawValue, inscrite.remplace)
    }

    func model() throws -> DecisionInscrite {
        guard let date = Jour(iso: date), let saisiLe = Instant(rawValue: saisiLe) else {
            throw DatabaseError(message: "décision \(id) : contenu illisible")
        }
        var decision = Decision(nature, texte, le: date)
        (decision.seance, decision.sujet, decision.noeuds) = (seance, sujet, try ModelJSON.value(noeuds))
        (decision.responsable, decision.echeance) = (responsable, echeance.flatMap { Jour(iso: $0) })
        (decision.etat, decision.suite, decision.audience) = (etat, suite, audience)
        return DecisionInscrite(
            id: id, numero: numero, decision: decision, saisiPar: saisiPar, saisiLe: saisiLe, remplace: remplace)
    }
}

struct CommentaireRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "commentaire"
    var id: Int
    var plan: Int64
    var semestre: String
    var partie: String
    var texte: String?
    var saisiPar: String
    var saisiLe: String
    var remplace: Int?

    enum CodingKeys: String, CodingKey {
        case id, plan, semestre, partie, texte, remplace
        case saisiPar = "saisi_par"
        case saisiLe = "saisi_le"
    }

    init(_ inscrit: CommentaireInscrit, plan: Int64) {
        let commentaire = inscrit.commentaire
        (id, self.plan, semestre) = (inscrit.id, plan, commentaire.semestre.rawValue)
        (partie, texte) = (commentaire.partie.code, commentaire.texte)
        (saisiPar, saisiLe, remplace) = (inscrit.saisiPar, inscrit.saisiLe.rawValue, inscrit.remplace)
    }

    func model() throws -> CommentaireInscrit {
        guard let semestre = Semestre(rawValue: semestre), let partie = Commentaire.Partie(code: partie),
            let saisiLe = Instant(rawValue: saisiLe)
        else { throw DatabaseError(message: "commentaire \(id) : contenu illisible") }
        return CommentaireInscrit(
            id: id, commentaire: Commentaire(partie, semestre, texte: texte), saisiPar: saisiPar, saisiLe: saisiLe,
            remplace: remplace)
    }
}
