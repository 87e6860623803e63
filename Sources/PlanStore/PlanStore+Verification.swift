import Foundation
import GRDB
import PlanModel

/// What `verify` found wrong, in words for its user.
public struct Anomalie: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Row of the journal, when the fault lies in the chain.
    public var journal: Int?
    /// The slug of the plan that it is about; nil for the base as a whole.
    public var plan: String?
    /// After it nothing of the journal can be trusted, whatever the plan of its row.
    public var romptLaChaine: Bool
    public var description: String

    public init(journal: Int? = nil, plan: String? = nil, romptLaChaine: Bool = false, description: String) {
        (self.journal, self.plan) = (journal, plan)
        (self.romptLaChaine, self.description) = (romptLaChaine, description)
    }
}

/// The outcome of a verification.
public struct Verification: Hashable, Sendable, Codable {
    /// Rows of the journal that were read.
    public var entrees: Int
    /// Fingerprint of the last row: written down elsewhere, it proves that nothing before it was rewritten.
    public var derniereEmpreinte: String
    /// Accounts of the web application, in their own base; nil when there is none, or when they were not looked at.
    public var comptes: Int?
    public var anomalies: [Anomalie]
}

extension PlanStore {
    /// Checks SQLite's own integrity, the foreign keys, the schema, the chain of the journal and the rows that it
    /// vouches for.
    /// - Parameter empreinte: Of a row of the journal, noted earlier: it must still be there. Upper case is taken too.
    public func verify(depuis empreinte: String? = nil) throws -> Verification {
        try read { db in
            var anomalies = try SchemaAttendu.fautesDeSQLite(db).map { Anomalie(description: $0) }
            let journal = try EntreeDeJournal.order(Column("id")).fetchAll(db)
            if let broken = Self.firstBrokenLink(journal) { anomalies.append(broken) }
            anomalies += try Self.unvouched(journal, db)
            anomalies += try SchemaAttendu.ecarts(db, Migrations.all).map { Anomalie(description: $0) }
            anomalies += try Self.strayIdentities(db)
            anomalies += try Self.reportsOfAnotherJournal(journal, db)
            if let empreinte, !journal.contains(where: { $0.empreinte == empreinte.lowercased() }) {
                anomalies.append(
                    Anomalie(
                        romptLaChaine: true,
                        description: """
                            l'empreinte \(empreinte) n'est pas au journal : la base a été remplacée, ou ramenée à un \
                            état d'avant
                            """))
            }
            return Verification(
                entrees: journal.count, derniereEmpreinte: journal.last?.empreinte ?? EntreeDeJournal.origine,
                anomalies: anomalies)
        }
    }

    /// After the first broken link nothing of the chain can be trusted: the others would be noise.
    private static func firstBrokenLink(_ journal: [EntreeDeJournal]) -> Anomalie? {
        var previous = EntreeDeJournal.origine
        for (position, entry) in journal.enumerated() {
            let what =
                "entrée \(entry.id) du journal (\(entry.operation.rawValue) \(entry.objet), \(entry.plan), le \(entry.le))"
            func rompue(_ comment: String) -> Anomalie {
                Anomalie(
                    journal: entry.id, plan: entry.plan.isEmpty ? nil : entry.plan, romptLaChaine: true,
                    description: "chaîne rompue : \(comment)")
            }
            if entry.id != position + 1 { return rompue("l'entrée \(position + 1) du journal manque") }
            if entry.precedent != previous { return rompue("\(what) ne suit pas la précédente") }
            if entry.empreinte != entry.calculee { return rompue("\(what) a été modifiée") }
            previous = entry.empreinte
        }
        return nil
    }

    /// Rows that differ from what the journal recorded, that it lacks, or that it never recorded.
    private static func unvouched(_ journal: [EntreeDeJournal], _ db: Database) throws -> [Anomalie] {
        var held: [String: (digest: String, plan: String?)] = [:]
        var anomalies: [Anomalie] = []
        let slugs = try Row.fetchAll(db, sql: "SELECT id, identifiant FROM plan").reduce(into: [Int64: String]()) {
            $0[$1[0]] = $1[1]
        }
        for version in try Row.fetchAll(
            db, sql: "SELECT plan, numero, identifiant, octets, sha256 FROM version JOIN plan ON plan.id = version.plan"
        ) {
            let (id, numero, slug): (Int64, Int, String) = (version[0], version[1], version[2])
            let (octets, sha256): (Data, String) = (version[3], version[4])
            if sha256 != empreinte(octets) {
                anomalies.append(
                    Anomalie(
                        plan: slug, description: "version \(numero) de \(slug) : le fichier source a été modifié"))
            }
            held["chargement/\(slug)/\(numero)"] = (try digest(plan: id, version: numero, db), slug)
        }
        for row in try Row.fetchAll(db, sql: "SELECT cle, valeur FROM reglage") {
            let (cle, valeur): (String, String) = (row[0], row[1])
            held["reglage//\(cle)"] = (empreinte(valeur.utf8), nil)
        }
        func add<Record: FetchableRecord & Encodable>(_: Record.Type, _ table: String) throws {
            for row in try Row.fetchAll(db, sql: "SELECT * FROM \(table)") {
                held["\(table)//\(row["id"] as Int)"] = (fingerprint(Record.self, row), slugs[row["plan"]])
            }
        }
        try add(AvancementRecord.self, "avancement")
        try add(ReleveRecord.self, "releve")
        try add(DecisionRecord.self, "decision")
        try add(CommentaireRecord.self, "commentaire")
        try add(FormeRecord.self, "forme")
        for row in try Row.fetchAll(
            db, sql: "SELECT plan, numero, identifiant, octets, sha256 FROM rapport JOIN plan ON plan.id = rapport.plan"
        ) {
            let (id, numero, slug): (Int64, Int, String) = (row[0], row[1], row[2])
            let (octets, sha256): (Data, String) = (row[3], row[4])
            if sha256 != empreinte(octets) {
                anomalies.append(
                    Anomalie(plan: slug, description: "rapport n° \(numero) de \(slug) : le document a été modifié"))
            }
            held["emission/\(slug)/\(numero)"] = (try digest(plan: id, rapport: numero, db), slug)
        }
        for row in try Row.fetchAll(
            db,
            sql: "SELECT octets, sha256, rapport, identifiant FROM rapport_pdf JOIN plan ON plan.id = rapport_pdf.plan"
        ) {
            let (octets, sha256): (Data, String) = (row[0], row[1])
            guard sha256 != empreinte(octets) else { continue }
            let (numero, slug): (Int, String) = (row[2], row[3])
            anomalies.append(
                Anomalie(plan: slug, description: "rapport n° \(numero) de \(slug) : son PDF a été modifié"))
        }
        for entry in journal {
            let scope = [.chargement, .emission].contains(entry.operation) ? entry.plan : ""
            let digest = held.removeValue(forKey: "\(entry.operation.rawValue)/\(scope)/\(entry.objet)")?.digest
            guard digest != entry.contenu else { continue }
            let fate = digest == nil ? "n'est plus dans la base" : "a été modifié depuis"
            anomalies.append(
                Anomalie(
                    journal: entry.id, plan: entry.plan.isEmpty ? nil : entry.plan,
                    description:
                        "\(entry.operation.rawValue) \(entry.objet) (\(entry.plan.isEmpty ? "toute la base" : entry.plan), entrée \(entry.id) du journal) \(fate)"
                ))
        }
        for (key, row) in held.sorted(by: { $0.key < $1.key }) {
            anomalies.append(
                Anomalie(
                    plan: row.plan,
                    description:
                        "\(key.split(separator: "/").joined(separator: " ")) : dans la base, mais absent du journal"))
        }
        return anomalies
    }

    /// A row that no longer decodes has no fingerprint that the journal could know.
    private static func fingerprint<Record: FetchableRecord & Encodable>(_: Record.Type, _ row: Row) -> String {
        guard let record = try? Record(row: row), let text = try? ModelJSON.text(record) else { return "illisible" }
        return empreinte(text.utf8)
    }
}
