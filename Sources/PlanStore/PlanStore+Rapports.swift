import Foundation
import GRDB
public import PlanModel

extension PlanStore {
    /// The number, the moment and the state of the base of the next report to be issued.
    public func prochaineEmission(
        _ reference: String, le instant: Instant
    ) throws -> (numero: Int, le: Instant, etat: EtatDeLaBase) {
        try read { db in
            let id = try Self.id(of: reference, db)
            let etat = try Self.etat(of: id, nil, db)
            return (try Self.prochainNumero(id, db), instant, etat)
        }
    }

    /// Seals a report: its number, what it was made from and its bytes, in one transaction.
    ///
    /// - Parameter pdf: The same report for those who only read; nil when it could not be made.
    /// - Throws: `StoreError.baseAvancee` when something was recorded since `prochaineEmission`,
    ///   `StoreError.rapportInconnu` for a report to replace that was never issued.
    public func emettre(
        _ rapport: RapportEmis, octets: [UInt8], pdf: [UInt8]? = nil, pieces: [RapportEmis.Piece],
        dans reference: String
    ) throws {
        try checkAuteur(rapport.emisPar)
        try Self.checkTexts(rapport, "le rapport")
        try inTransaction { db in
            let id = try Self.id(of: reference, db)
            guard try Self.etat(of: id, nil, db) == rapport.etat, try Self.prochainNumero(id, db) == rapport.numero
            else { throw StoreError.baseAvancee }
            if let remplace = rapport.remplace, !(1..<rapport.numero).contains(remplace) {
                throw StoreError.rapportInconnu(remplace, dernier: rapport.numero - 1)
            }
            try RapportRecord(
                plan: id, numero: rapport.numero, semestre: rapport.semestre.rawValue, emisLe: rapport.emisLe.rawValue,
                emisPar: rapport.emisPar, seance: rapport.seance, remplace: rapport.remplace, motif: rapport.motif,
                etat: ModelJSON.text(rapport.etat), options: ModelJSON.text(rapport.options),
                programme: rapport.programme, octets: Data(octets), sha256: empreinte(octets)
            ).insert(db)
            for (rang, piece) in pieces.enumerated() {
                try PieceRecord(
                    plan: id, rapport: rapport.numero, rang: rang, nature: piece.nature, libelle: piece.libelle,
                    octets: piece.octets
                ).insert(db)
            }
            if let pdf {
                try PDFRecord(plan: id, rapport: rapport.numero, octets: Data(pdf), sha256: empreinte(pdf)).insert(db)
            }
            let slug = try String.fetchOne(db, sql: "SELECT identifiant FROM plan WHERE id = ?", arguments: [id])
            try EntreeDeJournal.append(
                .emission, plan: slug ?? "", objet: String(rapport.numero),
                contenu: try Self.digest(plan: id, rapport: rapport.numero, db), par: rapport.emisPar,
                le: rapport.emisLe, db)
        }
    }

    /// From the first to the last.
    public func rapports(_ reference: String) throws -> [RapportEmis] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT numero, semestre, emis_le, emis_par, seance, remplace, motif, etat, options, programme,
                        (SELECT sha256 FROM rapport_pdf AS p WHERE p.plan = r.plan AND p.rapport = r.numero) AS pdf
                    FROM rapport AS r WHERE r.plan = ? ORDER BY numero
                    """, arguments: [Self.id(of: reference, db)]
            ).map(Self.rapport)
        }
    }

    /// The original, and the files that it was made with in the order of their giving.
    /// - Throws: `StoreError.rapportInconnu`.
    public func original(
        _ reference: String, rapport numero: Int
    ) throws -> (octets: [UInt8], sha256: String, pieces: [RapportEmis.Piece]) {
        try read { db in
            let id = try Self.id(of: reference, db)
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT octets, sha256 FROM rapport WHERE plan = ? AND numero = ?",
                    arguments: [id, numero])
            else { throw StoreError.rapportInconnu(numero, dernier: try Self.prochainNumero(id, db) - 1) }
            let pieces = try PieceRecord.filter(Column("plan") == id && Column("rapport") == numero)
                .order(Column("rang")).fetchAll(db).map { RapportEmis.Piece($0.nature, $0.libelle, $0.octets) }
            return ([UInt8](row["octets"] as Data), row["sha256"], pieces)
        }
    }

    /// The PDF that was made when the report was issued; nil when none was.
    /// - Throws: `StoreError.rapportInconnu`.
    public func pdf(_ reference: String, rapport numero: Int) throws -> (octets: [UInt8], sha256: String)? {
        try read { db in
            let id = try Self.id(of: reference, db)
            let dernier = try Self.prochainNumero(id, db) - 1
            guard (1...max(dernier, 1)).contains(numero), dernier > 0 else {
                throw StoreError.rapportInconnu(numero, dernier: dernier)
            }
            return try PDFRecord.filter(Column("plan") == id && Column("rapport") == numero).fetchOne(db)
                .map { ([UInt8]($0.octets), $0.sha256) }
        }
    }

    /// Whether these bytes are the original of an issued report, or its PDF, of any plan.
    public func estScelle(_ octets: [UInt8]) throws -> Bool {
        let sha256 = empreinte(octets)
        return try read { db in
            let estLOriginal = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM rapport WHERE sha256 = ?)", arguments: [sha256])
            return try estLOriginal == true || !PDFRecord.filter(Column("sha256") == sha256).isEmpty(db)
        }
    }

    private static func rapport(_ row: Row) throws -> RapportEmis {
        guard let semestre = Semestre(rawValue: row["semestre"]), let le = Instant(rawValue: row["emis_le"]) else {
            throw DatabaseError(message: "rapport \(row["numero"] as Int) : contenu illisible")
        }
        var rapport = RapportEmis(
            numero: row["numero"], semestre: semestre, emisLe: le, emisPar: row["emis_par"], seance: row["seance"],
            remplace: row["remplace"], motif: row["motif"], etat: try ModelJSON.value(row["etat"]),
            options: try ModelJSON.value(row["options"]), programme: row["programme"])
        rapport.pdf = row["pdf"]
        return rapport
    }

    private static func prochainNumero(_ id: Int64, _ db: Database) throws -> Int {
        try (Int.fetchOne(db, sql: "SELECT max(numero) FROM rapport WHERE plan = ?", arguments: [id]) ?? 0) + 1
    }

    /// Fingerprint of all that an issue put into the base, every column of every row.
    static func digest(plan: Int64, rapport: Int, _ db: Database) throws -> String {
        var digest = RowDigest()
        try digest.add("SELECT * FROM rapport WHERE plan = ? AND numero = ?", [plan, rapport], db)
        try digest.add("SELECT * FROM rapport_piece WHERE plan = ? AND rapport = ? ORDER BY rang", [plan, rapport], db)
        // A report without one keeps the fingerprint that it had before there was any.
        try digest.add("SELECT * FROM rapport_pdf WHERE plan = ? AND rapport = ?", [plan, rapport], db)
        return digest.finalize()
    }
}

extension RapportEmis: TextesSaisis {
    public var textes: [(nom: String, texte: String?)] { [("séance", seance), ("motif", motif)] }
}
