import GRDB
public import PlanModel

extension PlanStore {
    /// Records a decision, or what became of one.
    ///
    /// - Parameters:
    ///   - numero: The decision that is followed up; nil for a new one, which takes the next number.
    ///   - connue: The record that is believed to be in force under that number.
    ///   - apres: For a new one, the last number that its author saw: what was sent twice is recorded once.
    /// - Returns: The record in force: the former one when it says the same, for nothing is added then.
    /// - Throws: `StoreError.decisionInconnue`, `StoreError.noeudInconnu`, `StoreError.changeEntreTemps`; nothing is
    ///   written then.
    public func record(
        _ decision: Decision, sous numero: Int? = nil, connue: Connue = .nImporte, apres: Int? = nil,
        dans reference: String, par auteur: String, le instant: Instant, essai: Bool = false
    ) throws -> DecisionInscrite {
        try checkAuteur(auteur)
        try Self.checkTexts(decision, "la décision")
        return try inTransaction(essai: essai) { db in
            let (id, slug, roles) = try Self.suivis(reference, db)
            let connues = Suivi(decisions: try Self.decisions(id, db)).decisionsEnVigueur
            let held = connues.first { $0.numero == numero }
            if let numero, held == nil {
                throw StoreError.decisionInconnue(numero, derniere: connues.last?.numero ?? 0)
            }
            // What it was already about may have left the plan since: it is followed up all the same.
            let tenus = held?.decision.noeuds ?? []
            for noeud in decision.noeuds where roles[noeud.rawValue] == nil && !tenus.contains(noeud) {
                throw StoreError.noeudInconnu(
                    noeud.rawValue, proche: valeurProche(de: noeud.rawValue, parmi: roles.keys.sorted()))
            }
            if let held, held.decision == decision { return held }
            if numero == nil, let apres,
                let deja = connues.first(where: {
                    $0.numero > apres && $0.decision == decision && $0.saisiPar == auteur
                })
            {
                return deja
            }
            guard connue.admet(numero: held?.id) else {
                throw StoreError.changeEntreTemps("la décision n° \(numero ?? 0)")
            }
            let inscrite = DecisionInscrite(
                id: try Self.next("decision", db), numero: numero ?? (connues.last?.numero ?? 0) + 1,
                decision: decision, saisiPar: auteur, saisiLe: instant, remplace: held?.id)
            let record = try DecisionRecord(inscrite, plan: id)
            try record.insert(db)
            try EntreeDeJournal.append(
                .decision, plan: slug, objet: String(inscrite.id), contenu: empreinte(ModelJSON.text(record).utf8),
                par: auteur, le: inscrite.saisiLe, db)
            return inscrite
        }
    }

    /// Records what the leads wrote for a part of a report; the wording that it replaces stays in the history.
    ///
    /// - Parameter connu: The wording that is believed to be in force.
    /// - Returns: The text in force: the former one when it says the same; nil when there was nothing to withdraw.
    /// - Throws: `StoreError.noeudInconnu` for an axe that is not in the plan, `StoreError.changeEntreTemps`.
    public func record(
        _ commentaire: Commentaire, connu: Connue = .nImporte, dans reference: String, par auteur: String,
        le instant: Instant,
        essai: Bool = false
    ) throws -> CommentaireInscrit? {
        try checkAuteur(auteur)
        try Self.checkTexts(commentaire, "le texte")
        return try inTransaction(essai: essai) { db in
            let (id, slug, roles) = try Self.suivis(reference, db)
            if case .axe(let noeud) = commentaire.partie, roles[noeud.rawValue] == nil {
                throw StoreError.noeudInconnu(
                    noeud.rawValue, proche: valeurProche(de: noeud.rawValue, parmi: roles.keys.sorted()))
            }
            let held = try Self.commentaires(id, db).last {
                $0.commentaire.partie == commentaire.partie && $0.commentaire.semestre == commentaire.semestre
            }
            if held?.commentaire.texte == commentaire.texte { return held }
            guard connu.admet(numero: held?.id) else { throw StoreError.changeEntreTemps("ce texte du rapport") }
            let inscrit = CommentaireInscrit(
                id: try Self.next("commentaire", db), commentaire: commentaire, saisiPar: auteur,
                saisiLe: instant, remplace: held?.id)
            let record = CommentaireRecord(inscrit, plan: id)
            try record.insert(db)
            try EntreeDeJournal.append(
                .commentaire, plan: slug, objet: String(inscrit.id), contenu: empreinte(ModelJSON.text(record).utf8),
                par: auteur, le: inscrit.saisiLe, db)
            return inscrit
        }
    }

    static func next(_ table: String, _ db: Database) throws -> Int {
        try (Int.fetchOne(db, sql: "SELECT max(id) FROM \(table)") ?? 0) + 1
    }

    static func decisions(_ id: Int64, _ db: Database) throws -> [DecisionInscrite] {
        try DecisionRecord.filter(Column("plan") == id).order(Column("id")).fetchAll(db).map { try $0.model() }
    }

    static func commentaires(_ id: Int64, _ db: Database) throws -> [CommentaireInscrit] {
        try CommentaireRecord.filter(Column("plan") == id).order(Column("id")).fetchAll(db).map { try $0.model() }
    }
}
