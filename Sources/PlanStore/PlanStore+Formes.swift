public import Foundation
import GRDB
public import PlanModel

/// A template or a logo that a plan was given, or its withdrawal. Its bytes are asked for apart.
public struct FormeDeposee: Hashable, Sendable, Identifiable {
    public var id: Int
    public var nature: RapportEmis.Piece.Nature
    /// The name of the template, or whose logo.
    public var libelle: String
    /// In bytes; nil for a withdrawal.
    public var taille: Int?
    public var saisiPar: String
    public var saisiLe: Instant
    public var remplace: Int?
}

extension PlanStore {
    /// Gives a plan its template, or the logo of one of those who sign, or takes it back.
    ///
    /// A plan has one template, and one logo for each name: what is given replaces it in the documents to come, and those
    /// that were issued keep theirs.
    ///
    /// - Parameters:
    ///   - octets: As they were received; whether they are fit is for the caller to know. Nil to withdraw.
    ///   - connue: The record that is believed to be in force.
    /// - Returns: The record in force: the former one when it holds the same bytes under the same name; nil when there
    ///   was nothing to withdraw.
    /// - Throws: `StoreError.changeEntreTemps`, `StoreError.planInconnu`; nothing is written then.
    public func record(
        forme nature: RapportEmis.Piece.Nature, _ libelle: String, octets: Data?, connue: Connue = .nImporte,
        dans reference: String, par auteur: String, le instant: Instant
    ) throws -> FormeDeposee? {
        try checkAuteur(auteur)
        try Self.checkTexts(LibelleDeForme(libelle: libelle), "la forme")
        return try inTransaction { db in
            let plan = try Self.enTete(reference, db)
            let held = try Self.formes(plan.id, db).enVigueur.first {
                $0.nature == nature && (nature == .charte || $0.libelle == libelle)
            }
            if held == nil && octets == nil { return nil }
            if let held, held.libelle == libelle, let octets,
                try Self.octets(held.id, plan: plan.id, db) == octets
            {
                return held
            }
            guard connue.admet(numero: held?.id) else {
                throw StoreError.changeEntreTemps(nature == .charte ? "la charte du plan" : "le logo « \(libelle) »")
            }
            let record = FormeRecord(
                id: try Self.next("forme", db), plan: plan.id, nature: nature,
                libelle: libelle, octets: octets, saisiPar: auteur, saisiLe: instant.rawValue, remplace: held?.id)
            try record.insert(db)
            try EntreeDeJournal.append(
                .forme, plan: plan.slug, objet: String(record.id), contenu: empreinte(ModelJSON.text(record).utf8),
                par: auteur, le: instant, db)
            return try Self.formes(plan.id, db).last
        }
    }

    /// All that was given and withdrawn, in the order of entry.
    public func formes(_ reference: String) throws -> [FormeDeposee] {
        try read { try Self.formes(Self.id(of: reference, $0), $0) }
    }

    /// The bytes of one; nil when the plan has none under that number, or when it is a withdrawal.
    public func octets(_ reference: String, forme numero: Int) throws -> Data? {
        try read { try Self.octets(numero, plan: Self.id(of: reference, $0), $0) }
    }

    /// What a document of the plan is dressed in: its template, then its logos in the order of their first giving.
    public func pieces(_ reference: String) throws -> [RapportEmis.Piece] {
        try read { db in
            try Self.pieces(Self.id(of: reference, db), db)
        }
    }

    static func pieces(_ id: Int64, _ db: Database) throws -> [RapportEmis.Piece] {
        try formes(id, db).enVigueur.compactMap { forme in
            try octets(forme.id, plan: id, db).map { .init(forme.nature, forme.libelle, $0) }
        }
    }

    private static func formes(_ id: Int64, _ db: Database) throws -> [FormeDeposee] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT id, nature, libelle, length(octets) AS taille, saisi_par, saisi_le, remplace
                FROM forme WHERE plan = ? ORDER BY id
                """, arguments: [id]
        ).map { row in
            guard let nature = RapportEmis.Piece.Nature(rawValue: row["nature"]),
                let le = Instant(rawValue: row["saisi_le"])
            else { throw DatabaseError(message: "forme \(row["id"] as Int) : contenu illisible") }
            return FormeDeposee(
                id: row["id"], nature: nature, libelle: row["libelle"], taille: row["taille"],
                saisiPar: row["saisi_par"], saisiLe: le, remplace: row["remplace"])
        }
    }

    private static func octets(_ numero: Int, plan: Int64, _ db: Database) throws -> Data? {
        try Data.fetchOne(
            db, sql: "SELECT octets FROM forme WHERE plan = ? AND id = ? AND octets IS NOT NULL",
            arguments: [plan, numero])
    }
}

extension [FormeDeposee] {
    /// What is in force: the template, then the logos in the order of their first giving.
    public var enVigueur: [FormeDeposee] {
        var places: [FormeDeposee] = []
        for forme in self {
            if let rang = places.firstIndex(where: { $0.id == forme.remplace }) {
                places[rang] = forme
            } else {
                places.append(forme)
            }
        }
        let tenues = places.filter { $0.taille != nil }
        return tenues.filter { $0.nature == .charte } + tenues.filter { $0.nature == .logo }
    }
}

private struct LibelleDeForme: TextesSaisis {
    var libelle: String
    var textes: [(nom: String, texte: String?)] { [("libellé", libelle)] }
}
