import GRDB

extension PlanStore {
    /// The journal, from the first row to the last.
    public func journal() throws -> [EntreeDeJournal] {
        try read { try EntreeDeJournal.order(Column("id")).fetchAll($0) }
    }

    /// The rows of a plan, or of the whole base, from the last to the first.
    /// - Parameter avant: Only those before this one: the page that follows.
    public func journal(_ reference: String?, avant: Int? = nil, limite: Int) throws -> [EntreeDeJournal] {
        try read { db in
            var request = EntreeDeJournal.order(Column("id").desc).limit(limite)
            if let reference {
                let slug = try Self.enTete(reference, db).slug
                request = request.filter(Column("plan") == slug)
            }
            if let avant { request = request.filter(Column("id") < avant) }
            return try request.fetchAll(db)
        }
    }

    /// How many rows of the journal are about a plan.
    public func longueurDuJournal(_ reference: String) throws -> Int {
        try read { db in
            let slug = try Self.enTete(reference, db).slug
            return try EntreeDeJournal.filter(Column("plan") == slug).fetchCount(db)
        }
    }

    /// The number of the last row of the journal, 0 for none: as long as it stays, nothing in the base has changed.
    public func dernierMouvement() throws -> Int {
        try unsafeRead { try Int.fetchOne($0.cachedStatement(sql: "SELECT max(id) FROM journal")) ?? 0 }
    }

    /// The number of the version in force; 0 when no plan bears that name.
    public func versionEnVigueur(_ slug: String) throws -> Int {
        try unsafeRead { db in
            let sql = """
                SELECT max(numero) FROM version WHERE plan = (SELECT id FROM plan WHERE identifiant = ?)
                """
            return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [slug]) ?? 0
        }
    }

    /// The rows after one, and the plan of each, empty when it is about the whole base.
    public func mouvements(apres numero: Int) throws -> [(id: Int, plan: String)] {
        try read { db in
            try Row.fetchAll(
                db.cachedStatement(sql: "SELECT id, plan FROM journal WHERE id > ? ORDER BY id"), arguments: [numero]
            ).map { ($0[0], $0[1]) }
        }
    }
}
