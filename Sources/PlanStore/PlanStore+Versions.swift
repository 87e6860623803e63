import Foundation
import GRDB
public import PlanModel

/// What a load did.
public enum Chargement: Hashable, Sendable {
    /// A new version was made; the difference from the one before, nil for the first.
    case nouvelle(numero: Int, difference: PlanDiff?)
    /// The content is the one of the version in force: nothing was added.
    case inchange(numero: Int)
}

/// A version as the list of versions gives it.
public struct Version: Hashable, Sendable, Codable {
    public var numero: Int
    public var chargeeLe: Instant
    public var chargeePar: String
    public var motif: String?
    public var etat: VersionImprimee.Etat
    public var libelle: String
    public var fichier: String
    /// Of the bytes of the file.
    public var sha256: String
}

/// A plan as the list of plans gives it.
public struct PlanConnu: Hashable, Sendable, Codable {
    public var identifiant: String
    public var departement: String
    public var nom: String
    public var titre: String
    public var derniereVersion: Int
    public var fuseau: Fuseau
    /// The plan that this one follows; it may be in no base.
    public var succedeA: String?
}

extension PlanStore {
    /// Makes a new version when anything changed; one transaction, so a refusal leaves nothing behind.
    ///
    /// - Parameters:
    ///   - octets: The file as it was read: kept, with its SHA-256.
    ///   - motif: Why this version; asked of every version but the first.
    ///   - apres: The version that was in force when the change was decided; nil for whichever is.
    ///   - essai: Answers what a real load would, and writes nothing.
    /// - Throws: `StoreError.disparitions` when nodes or indicators that bear entries would vanish undeclared,
    ///   `StoreError.departementChange` when the plan was another département's, `StoreError.motifManquant`,
    ///   `StoreError.versionDepassee` when another version came after `apres`, `StoreError.caractereInterdit`.
    public func load(
        _ plan: Plan, octets: [UInt8], fichier: String, motif: String?, par auteur: String, le instant: Instant,
        apres: Int? = nil, essai: Bool = false
    ) throws -> Chargement {
        try checkAuteur(auteur)
        for (nom, texte) in [("motif", motif), ("fichier", fichier)] {
            guard let scalar = texte?.premierCaractereInterdit else { continue }
            throw StoreError.caractereInterdit(nom, objet: "la version", scalar.value)
        }
        return try inTransaction(essai: essai) { db in
            let record = try planRecord(for: plan, db)
            let motif = motif?.contains { !$0.isWhitespace } == true ? motif : nil
            guard let id = record.id else { throw DatabaseError(message: "plan sans identifiant") }
            let last = try VersionRecord.filter(Column("plan") == id).order(Column("numero").desc).fetchOne(db)
            if let apres, let last, last.numero != apres {
                throw StoreError.versionDepassee(attendue: apres, derniere: last.numero)
            }
            let current = try last.map { try Self.plan($0, db) }
            if let current, current == plan, let last { return .inchange(numero: last.numero) }
            if current != nil, motif == nil { throw StoreError.motifManquant(plan: plan.identifiant.rawValue) }
            if let current { try refuseDisparitions(from: current, to: plan, id, db) }

            let numero = (last?.numero ?? 0) + 1
            try insert(
                plan,
                VersionRecord(
                    plan: id, numero: numero, chargeeLe: instant.rawValue, chargeePar: auteur, motif: motif,
                    etat: plan.version.etat.rawValue, libelle: plan.version.libelle, fichier: fichier,
                    sha256: empreinte(octets), contenu: ""), octets: octets, db)
            try EntreeDeJournal.append(
                .chargement, plan: plan.identifiant.rawValue, objet: String(numero),
                contenu: try Self.digest(plan: id, version: numero, db), par: auteur, le: instant, db)
            return .nouvelle(numero: numero, difference: current.map { PlanDiff(de: $0, a: plan) })
        }
    }

    private func planRecord(for plan: Plan, _ db: Database) throws -> PlanRecord {
        let slug = plan.identifiant.rawValue
        if let record = try PlanRecord.filter(Column("identifiant") == slug).fetchOne(db) {
            guard record.departement == plan.departement.code else {
                throw StoreError.departementChange(plan: slug, de: record.departement, a: plan.departement.code)
            }
            return record
        }
        var record = PlanRecord(
            id: nil, identifiant: slug, departement: plan.departement.code, nom: plan.departement.nom)
        try record.insert(db)
        return record
    }

    private func insert(_ plan: Plan, _ version: VersionRecord, octets: [UInt8], _ db: Database) throws {
        let index = PlanIndex(plan)
        var header = plan
        header.noeuds = []
        try db.execute(
            sql: """
                INSERT INTO version (plan, numero, chargee_le, chargee_par, motif, etat, libelle, fichier, octets, sha256,
                    contenu) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                version.plan, version.numero, version.chargeeLe, version.chargeePar, version.motif, version.etat,
                version.libelle, version.fichier, Data(octets), version.sha256, ModelJSON.text(header),
            ])

        // Prepared once: a plan has thousands of rows.
        let identity = try db.makeStatement(sql: "INSERT OR IGNORE INTO noeud_identite (plan, id) VALUES (?, ?)")
        let node = try db.makeStatement(
            sql:
                "INSERT INTO noeud (plan, version, rang, id, parent, niveau, role, code, titre, contenu) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        for (rang, noeud) in plan.noeuds.enumerated() {
            try identity.execute(arguments: [version.plan, noeud.id.rawValue])
            try node.execute(arguments: [
                version.plan, version.numero, rang, noeud.id.rawValue, noeud.parent?.rawValue, noeud.niveau.rawValue,
                index.role(de: noeud).rawValue, noeud.code, noeud.titre.valeur,
                String(decoding: noeud.json, as: UTF8.self),
            ])
        }
        let name = try db.makeStatement(sql: "INSERT OR IGNORE INTO indicateur_identite (plan, id) VALUES (?, ?)")
        let indicator = try db.makeStatement(
            sql: "INSERT INTO indicateur (plan, version, rang, id, noeud, titre) VALUES (?, ?, ?, ?, ?, ?)")
        for (rang, element) in plan.tousLesIndicateurs.enumerated() {
            let id = element.indicateur.id.rawValue
            try name.execute(arguments: [version.plan, id])
            try indicator.execute(arguments: [
                version.plan, version.numero, rang, id, element.noeud?.rawValue, element.indicateur.titre,
            ])
        }
    }

    /// Fingerprint of all that a version put into the base, every column of every row.
    static func digest(plan: Int64, version: Int, _ db: Database) throws -> String {
        var digest = RowDigest()
        try digest.add("SELECT * FROM plan WHERE id = ?", [plan], db)
        for table in ["version", "noeud", "indicateur"] {
            let column = table == "version" ? "numero" : "version"
            let order = table == "version" ? "numero" : "rang"
            try digest.add(
                "SELECT * FROM \(table) WHERE plan = ? AND \(column) = ? ORDER BY \(order)", [plan, version], db)
        }
        return digest.finalize()
    }

    private func refuseDisparitions(from current: Plan, to plan: Plan, _ id: Int64, _ db: Database) throws {
        let index = PlanIndex(plan)
        let before = PlanIndex(current)
        // Indicators are declared there too, under their own identifier.
        let declared = Set(plan.retraits.map(\.id.rawValue))
        func count(_ table: String, _ column: String) throws -> [(String, Int)] {
            try Row.fetchAll(
                db,
                sql: "SELECT \(column), count(*) FROM \(table) WHERE plan = ? GROUP BY \(column) ORDER BY \(column)",
                arguments: [id]
            ).map { ($0[0], $0[1]) }
        }
        var lost: [StoreError.Disparition] = []
        for (noeud, saisies) in try count("avancement", "noeud") {
            guard let cle = Identifiant<Noeud>(rawValue: noeud), !declared.contains(noeud) else { continue }
            // A node withdrawn by an earlier version has already said what became of it.
            guard let old = before.noeud(cle) else { continue }
            if let new = index.noeud(cle), index.role(de: new).porteAvancement { continue }
            lost.append(
                .init(
                    id: noeud, designation: "\(before.designation(de: old)), « \(old.titreAffiche) »",
                    nombreDeSaisies: saisies))
        }
        let indicateurs = Set(plan.tousLesIndicateurs.map(\.indicateur.id.rawValue))
        let anciens = Dictionary(
            current.tousLesIndicateurs.map { ($0.indicateur.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
        for (indicateur, releves) in try count("releve", "indicateur") where !indicateurs.contains(indicateur) {
            guard let old = anciens[indicateur], !declared.contains(indicateur),
                !(old.noeud.map { declared.contains($0.rawValue) } ?? false)
            else { continue }
            lost.append(
                .init(
                    id: indicateur, estIndicateur: true, designation: "Indicateur « \(old.indicateur.titre) »",
                    nombreDeSaisies: releves))
        }
        if !lost.isEmpty { throw StoreError.disparitions(lost) }
    }

    // MARK: - Reading

    /// In the order of their département's code, then of their first load.
    public func plans() throws -> [PlanConnu] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT identifiant, departement, ifnull(json_extract(contenu, '$.departement.nom'), nom),
                        ifnull(json_extract(contenu, '$.titre'), ''), max(numero), json_extract(contenu, '$.fuseau'),
                        json_extract(contenu, '$.succedeA')
                    FROM plan JOIN version ON version.plan = plan.id
                    GROUP BY plan.id ORDER BY departement, plan.id
                    """
            ).map {
                PlanConnu(
                    identifiant: $0[0], departement: $0[1], nom: $0[2], titre: $0[3], derniereVersion: $0[4],
                    fuseau: ($0[5] as String?).flatMap(Fuseau.init(rawValue:)) ?? Fuseau(departement: $0[1]),
                    succedeA: $0[6])
            }
        }
    }

    /// From the first to the last.
    /// - Parameter reference: The plan's slug or its INSEE code.
    public func versions(_ reference: String) throws -> [Version] {
        try read { db in
            let id = try Self.id(of: reference, db)
            return try VersionRecord.filter(Column("plan") == id).order(Column("numero")).fetchAll(db).map(Self.version)
        }
    }

    /// The plan in a version, the last one unless another is asked for, or the last one loaded at some moment.
    /// - Throws: `StoreError.planInconnu`, `StoreError.versionInconnue`.
    public func plan(_ reference: String, version: Int? = nil, connuLe: Instant? = nil) throws -> (
        plan: Plan, version: Version
    ) {
        try read { db in
            let id = try Self.id(of: reference, db)
            let record = try Self.record(id, version: version, Self.etat(of: id, connuLe, db), connuLe, db)
            return (try Self.plan(record, db), try Self.version(record))
        }
    }

    /// From the bytes of the rows: neither a text nor a tree is made of them.
    private static func nodes(of record: VersionRecord, _ db: Database) throws -> [Noeud] {
        let place: StatementArguments = [record.plan, record.numero]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT contenu FROM noeud WHERE plan = ? AND version = ? ORDER BY rang", arguments: place)
        var nodes: [Noeud] = []
        nodes.reserveCapacity(
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM noeud WHERE plan = ? AND version = ?", arguments: place) ?? 0)
        while let row = try rows.next() {
            nodes.append(try row.withUnsafeData(atIndex: 0) { try Noeud(json: [UInt8]($0 ?? Data())) })
        }
        return nodes
    }

    /// From the stored values; from the file itself when they were written by a version of the program whose values
    /// this one does not read.
    static func plan(_ record: VersionRecord, _ db: Database) throws -> Plan {
        do {
            var plan: Plan = try ModelJSON.value(record.contenu)
            plan.noeuds = try nodes(of: record, db)
            return plan
        } catch let error where error is DecodingError || error is JSONFault {
            let octets = try Data.fetchOne(
                db, sql: "SELECT octets FROM version WHERE plan = ? AND numero = ?",
                arguments: [record.plan, record.numero])
            return try PlanReader(file: record.fichier).read([UInt8](octets ?? Data())).plan
        }
    }

    static func version(_ record: VersionRecord) throws -> Version {
        guard let instant = Instant(rawValue: record.chargeeLe), let etat = VersionImprimee.Etat(rawValue: record.etat)
        else {
            throw DatabaseError(message: "version \(record.numero) : contenu illisible")
        }
        return Version(
            numero: record.numero, chargeeLe: instant, chargeePar: record.chargeePar, motif: record.motif, etat: etat,
            libelle: record.libelle, fichier: record.fichier, sha256: record.sha256)
    }
}
