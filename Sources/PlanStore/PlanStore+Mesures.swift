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
            let tenu = try Self.dernier(mesure, plan.id, db)
            if let tenu, !tenu.retire, tenu.mesure == mesure { return .identique(id: tenu.id) }
            let releve = Releve(
                id: try Self.prochainNumero(db), mesure: mesure, saisiPar: auteur, saisiLe: instant,
                remplace: tenu?.id)
            try Self.ajouter(releve, plan, db)
            return .ajoute(id: releve.id, remplace: tenu?.id)
        }
    }

    /// Withdraws a reading that is in force, by one more that says why: nothing is erased. A reading of another day or of
    /// another territory may then be entered in its stead.
    ///
    /// Asked twice, it answers `.identique`: the first answer may have been lost on its way.
    ///
    /// - Throws: `StoreError.releveInconnu`, `StoreError.relevePlusEnVigueur`, `StoreError.texteVide`.
    public func retirer(
        releve numero: Int, motif: String, dans reference: String, par auteur: String, le instant: Instant,
        essai: Bool = false
    ) throws -> (enregistrement: Enregistrement, mesure: Mesure) {
        try checkAuteur(auteur)
        try Self.checkTexts(MotifDeRetrait(motif: motif), "le relevé n° \(numero)")
        return try inTransaction(essai: essai) { db in
            let plan = try Self.enTete(reference, db)
            guard
                let retire = try ReleveRecord.fetchOne(
                    db, sql: "SELECT * FROM releve WHERE id = ? AND plan = ?", arguments: [numero, plan.id])?.model(),
                let dernier = try Self.dernier(retire.mesure, plan.id, db)
            else {
                let connus = try Int.fetchOne(
                    db, sql: "SELECT max(id) FROM releve WHERE plan = ?", arguments: [plan.id])
                throw StoreError.releveInconnu(numero, dernier: connus ?? 0)
            }
            if dernier.retire, dernier.remplace == numero || dernier.id == numero {
                return (.identique(id: dernier.id), retire.mesure)
            }
            guard dernier.id == numero else { throw StoreError.relevePlusEnVigueur(numero, par: dernier.id) }
            let retrait = Releve(
                id: try Self.prochainNumero(db), mesure: retire.mesure, saisiPar: auteur,
                saisiLe: instant, remplace: numero,
                retire: true, motif: motif)
            try Self.ajouter(retrait, plan, db)
            return (.ajoute(id: retrait.id, remplace: numero), retire.mesure)
        }
    }

    private struct MotifDeRetrait: TextesSaisis {
        var motif: String
        var textes: [(nom: String, texte: String?)] { [("motif", motif)] }
    }

    private static func prochainNumero(_ db: Database) throws -> Int {
        try (Int.fetchOne(db.cachedStatement(sql: "SELECT max(id) FROM releve")) ?? 0) + 1
    }

    private static func ajouter(_ releve: Releve, _ plan: EnTete, _ db: Database) throws {
        let record = ReleveRecord(releve, plan: plan.id)
        try record.insert(db)
        try EntreeDeJournal.append(
            .releve, plan: plan.slug, objet: String(releve.id), contenu: empreinte(ModelJSON.text(record).utf8),
            par: releve.saisiPar, le: releve.saisiLe, db)
    }

    /// The last record for an indicator, a day and a territory, a withdrawal included.
    private static func dernier(_ mesure: Mesure, _ plan: Int64, _ db: Database) throws -> Releve? {
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
