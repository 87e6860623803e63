import GRDB
public import PlanModel

/// The version of a plan that tells a semestre.
extension PlanStore {
    /// The number of the version in force at the end of a semestre, among those that the base knew at `etat`.
    ///
    /// Nothing entered is left out: when something was declared for the semestre, or read by then, on what a later
    /// version alone holds, the first version that holds it all is taken.
    /// - Parameter etat: Nil for all that the base holds.
    /// - Throws: `StoreError.planInconnu`.
    public func version(_ reference: String, a semestre: Semestre, etat: EtatDeLaBase? = nil) throws -> Int {
        try read { db in
            let id = try Self.id(of: reference, db)
            return try Self.version(of: id, a: semestre, etat ?? Self.etat(of: id, nil, db), db)
        }
    }

    static func version(of id: Int64, a semestre: Semestre, _ etat: EtatDeLaBase, _ db: Database) throws -> Int {
        let versions = try versionsDatees(id, jusqua: etat.version, db)
        guard versions.count > 1, let enVigueur = versions.enVigueur(au: semestre.fin) else { return etat.version }
        for version in versions where version.numero >= enVigueur {
            if try !ignore(version.numero, id, semestre, etat, db) { return version.numero }
        }
        return etat.version
    }

    private static func versionsDatees(_ id: Int64, jusqua derniere: Int, _ db: Database) throws -> [VersionDatee] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT numero, chargee_le, json_extract(contenu, '$.version'), json_extract(contenu, '$.fuseau'),
                    departement
                FROM version JOIN plan ON plan.id = version.plan WHERE plan = ? AND numero <= ? ORDER BY numero
                """, arguments: [id, derniere]
        ).map { row in
            let (numero, chargee, contenu): (Int, String, String?) = (row[0], row[1], row[2])
            // Of the version itself: what a later one says of the zone changes nothing of a report that was issued.
            let fuseau = (row[3] as String?).flatMap(Fuseau.init(rawValue:)) ?? Fuseau(departement: row[4])
            guard let chargee = Instant(rawValue: chargee)?.jour(fuseau) else {
                throw DatabaseError(message: "version \(numero) : contenu illisible")
            }
            let imprimee = contenu.flatMap { try? ModelJSON.value($0, as: VersionImprimee.self) }
            return VersionDatee(numero: numero, imprimee: imprimee?.date.valeur, chargee: chargee)
        }
    }

    /// Does a version lack what a later one holds, and for which something was recorded by the semestre?
    private static func ignore(
        _ version: Int, _ id: Int64, _ semestre: Semestre, _ etat: EtatDeLaBase, _ db: Database
    ) throws -> Bool {
        func manque(
            _ table: String, _ saisies: String, _ cle: String, _ limite: String, _ borne: String, _ dernier: Int
        ) throws
            -> Bool
        {
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM \(saisies) AS saisie
                        WHERE saisie.plan = :plan AND saisie.id <= :dernier AND saisie.\(limite) <= :borne
                            AND NOT EXISTS (
                                SELECT 1 FROM \(table) WHERE plan = :plan AND version = :version AND id = saisie.\(cle))
                            AND EXISTS (
                                SELECT 1 FROM \(table)
                                WHERE plan = :plan AND version > :version AND version <= :derniere AND id = saisie.\(cle)))
                    """,
                arguments: [
                    "plan": id, "dernier": dernier, "borne": borne, "version": version, "derniere": etat.version,
                ]) ?? false
        }
        return try manque("noeud", "avancement", "noeud", "semestre", semestre.rawValue, etat.avancement)
            || manque("indicateur", "releve", "indicateur", "date", semestre.fin.description, etat.releve)
    }
}
