import GRDB
public import PlanModel

/// Readings of indicators: a later one for the same indicator, date and territory replaces the one in force.
extension PlanStore {
    /// Records readings, all or none.
    ///
    /// - Throws: `StoreError.indicateurInconnu`, `StoreError.territoireInconnu`; nothing is written then.
    public func record(
        _ mesures: [Mesure], dans reference: String, par auteur: String, le instant: Instant, essai: Bool = false
    ) throws -> [Enregistrement] {
        try checkAuteur(auteur)
        return try inTransaction(essai: essai) { try inscrire(mesures, dans: reference, par: auteur, le: instant, $0) }
    }

    /// The same, in a commit that is shared with others; it returns once that commit is durable.
    public func enregistrer(
        _ mesures: [Mesure], dans reference: String, par auteur: String, le instant: Instant
    ) async throws -> [Enregistrement] {
        try checkAuteur(auteur)
        return try await ecritures.ecrire { try inscrire(mesures, dans: reference, par: auteur, le: instant, $0) }
    }

    private func inscrire(
        _ mesures: [Mesure], dans reference: String, par auteur: String, le instant: Instant, _ db: Database
    ) throws -> [Enregistrement] {
        let plan = try Self.enTete(reference, db)
        guard plan.version > 0 else { throw StoreError.versionInconnue(1, derniere: 0) }
        let indicateurs = try indicateurs.indicateurs(plan.id, version: plan.version, db)
        return try mesures.map { mesure in
            try Self.checkTexts(mesure, mesure.indicateur.rawValue)
            let mesure = try Self.checked(mesure, among: indicateurs)
            let tenu = try Self.enVigueur(mesure, plan.id, db)
            if let tenu, tenu.mesure == mesure { return .identique(id: tenu.id) }
            let dernier = try Int.fetchOne(db.cachedStatement(sql: "SELECT max(id) FROM releve")) ?? 0
            let releve = Releve(
                id: dernier + 1, mesure: mesure, saisiPar: auteur, saisiLe: instant, remplace: tenu?.id)
            let record = ReleveRecord(releve, plan: plan.id)
            try record.insert(db)
            try EntreeDeJournal.append(
                .releve, plan: plan.slug, objet: String(releve.id), contenu: empreinte(ModelJSON.text(record).utf8),
                par: auteur, le: instant, db)
            return .ajoute(id: releve.id, remplace: tenu?.id)
        }
    }

    private static func enVigueur(_ mesure: Mesure, _ plan: Int64, _ db: Database) throws -> Releve? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM releve WHERE plan = ? AND indicateur = ? AND date = ? ORDER BY id DESC
                """)
        // Told apart here: SQLite compares the bytes of a name, and an older row may spell it otherwise.
        return try ReleveRecord.fetchAll(
            statement, arguments: [plan, mesure.indicateur.rawValue, mesure.date.description]
        ).first { $0.territoire?.folded == mesure.territoire?.folded }?.model()
    }

    /// The reading with its territory as the plan spells it.
    private static func checked(
        _ mesure: Mesure, among indicateurs: [Identifiant<Indicateur>: Indicateur]
    ) throws -> Mesure {
        guard let indicateur = indicateurs[mesure.indicateur] else {
            let id = mesure.indicateur.rawValue
            throw StoreError.indicateurInconnu(
                id, proche: valeurProche(de: id, parmi: indicateurs.keys.map(\.rawValue).sorted()))
        }
        guard let nom = mesure.territoire else { return mesure }
        guard let territoire = indicateur.territoire(nomme: nom) else {
            throw StoreError.territoireInconnu(nom, connus: indicateur.territoires)
        }
        var mesure = mesure
        mesure.territoire = territoire
        return mesure
    }
}
