import GRDB
public import PlanModel

/// What recording one entry did.
public enum Enregistrement: Hashable, Sendable {
    case ajoute(id: Int, remplace: Int?)
    /// The entry in force says the same: nothing was added.
    case identique(id: Int)
    /// What is in force is not what was expected, and says something else: nothing was added. Nil: it was withdrawn,
    /// or there never was any.
    case conflit(enVigueur: Avancement?)
}

/// What became of one entry, with the record that says it now: its author and its moment are those of the base.
public struct Inscription<Entree: Hashable & Sendable>: Hashable, Sendable {
    public var enregistrement: Enregistrement
    /// The one that was added, or the former one that says the same; nil in a conflict.
    public var entree: Entree?
}

/// What someone who enters a declaration believes to be in force.
public enum Connue: Hashable, Sendable {
    case nImporte
    /// Nil for none; a withdrawal is known by its own number too.
    case numero(Int?)

    func admet(numero enVigueur: Int?) -> Bool {
        switch self {
        case .nImporte: true
        case .numero(let numero): numero == enVigueur
        }
    }

    fileprivate func admet(_ derniere: Avancement?) -> Bool {
        switch self {
        case .nImporte: true
        case .numero(nil): derniere?.retire ?? true
        case .numero(let numero?): derniere?.id == numero
        }
    }
}

/// Declarations: a later one for the same node and semestre replaces the one in force.
extension PlanStore {
    /// Records declarations, all or none.
    ///
    /// - Parameter connues: What is expected to be in force for each; whatever it is, unless given.
    /// - Throws: `StoreError.noeudInconnu`, `StoreError.noeudSansAvancement`, `StoreError.saisieEntreTemps`; nothing is
    ///   written then.
    public func record(
        _ saisies: [Saisie], connues: [Connue]? = nil, dans reference: String, par auteur: String, le instant: Instant,
        essai: Bool = false
    ) throws -> [Enregistrement] {
        try checkAuteur(auteur)
        return try inTransaction(essai: essai) { db in
            let results = try Self.inscrire(saisies, connues, dans: reference, par: auteur, le: instant, db)
            for (saisie, result) in zip(saisies, results) {
                guard case .conflit = result.enregistrement else { continue }
                throw StoreError.saisieEntreTemps(noeud: saisie.noeud.rawValue, semestre: saisie.semestre)
            }
            return results.map(\.enregistrement)
        }
    }

    /// Records declarations in a commit that is shared with others; it returns once that commit is durable.
    ///
    /// A row in conflict is left out, and the others are recorded. What throws leaves none of them.
    /// - Parameter connues: As many as there are declarations.
    /// - Throws: `StoreError.noeudInconnu`, `StoreError.noeudSansAvancement`.
    public func enregistrer(
        _ saisies: [Saisie], connues: [Connue], dans reference: String, par auteur: String, le instant: Instant
    ) async throws -> [Inscription<Avancement>] {
        try checkAuteur(auteur)
        return try await ecritures.ecrire { db in
            try Self.inscrire(saisies, connues, dans: reference, par: auteur, le: instant, db)
        }
    }

    private static func inscrire(
        _ saisies: [Saisie], _ connues: [Connue]?, dans reference: String, par auteur: String, le instant: Instant,
        _ db: Database
    ) throws -> [Inscription<Avancement>] {
        precondition(connues.map { $0.count == saisies.count } ?? true, "une déclaration connue pour chaque saisie")
        let plan = try enTete(reference, db)
        return try saisies.enumerated().map { rang, saisie in
            try checkTexts(saisie, saisie.noeud.rawValue)
            if let blocage = saisie.blocage, blocage.motif == nil {
                throw StoreError.texteVide("motif du blocage", objet: saisie.noeud.rawValue)
            }
            try check(saisie, in: plan, db)
            let derniere = try derniere(saisie.noeud, saisie.semestre, plan, db)
            let enVigueur = derniere.flatMap { $0.retire ? nil : $0 }
            if let enVigueur, enVigueur.saisie == saisie {
                return Inscription(enregistrement: .identique(id: enVigueur.id), entree: enVigueur)
            }
            if let connues, !connues[rang].admet(derniere) {
                return Inscription(enregistrement: .conflit(enVigueur: enVigueur))
            }
            let avancement = Avancement(
                id: try prochainNumeroDeSaisie(db), saisie: saisie, saisiPar: auteur, saisiLe: instant,
                remplace: derniere?.id)
            try ajouter(avancement, plan, db)
            return Inscription(
                enregistrement: .ajoute(id: avancement.id, remplace: derniere?.id), entree: avancement)
        }
    }

    static func ajouter(_ avancement: Avancement, _ plan: EnTete, _ db: Database) throws {
        let record = AvancementRecord(avancement, plan: plan.id)
        try record.inserer(db)
        try EntreeDeJournal.append(
            .avancement, plan: plan.slug, objet: String(avancement.id), contenu: empreinte(record.json),
            par: avancement.saisiPar, le: avancement.saisiLe, db)
    }

    static func prochainNumeroDeSaisie(_ db: Database) throws -> Int {
        try (Int.fetchOne(db.cachedStatement(sql: "SELECT max(id) FROM avancement")) ?? 0) + 1
    }

    /// The last record for a node and a semestre, a withdrawal included.
    static func derniere(
        _ noeud: Identifiant<Noeud>, _ semestre: Semestre, _ plan: EnTete, _ db: Database
    ) throws -> Avancement? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT * FROM avancement WHERE plan = ? AND noeud = ? AND semestre = ? ORDER BY id DESC LIMIT 1
                """)
        return try AvancementRecord.fetchOne(statement, arguments: [plan.id, noeud.rawValue, semestre.rawValue])?
            .model()
    }

    private static func check(_ saisie: Saisie, in plan: EnTete, _ db: Database) throws {
        let id = saisie.noeud.rawValue
        let statement = try db.cachedStatement(
            sql: "SELECT role, niveau FROM noeud WHERE plan = ? AND version = ? AND id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [plan.id, plan.version, id]) else {
            let connus = try String.fetchAll(
                db, sql: "SELECT id FROM noeud WHERE plan = ? AND version = ? ORDER BY id",
                arguments: [plan.id, plan.version])
            throw StoreError.noeudInconnu(id, proche: valeurProche(de: id, parmi: connus))
        }
        guard Niveau.Role(rawValue: row[0])?.porteAvancement == true else {
            throw StoreError.noeudSansAvancement(id, niveau: row[1])
        }
    }
}
