import GRDB
public import PlanModel

/// What recording one entry did.
public enum Enregistrement: Hashable, Sendable {
    case ajoute(id: Int, remplace: Int?)
    /// The entry in force says the same: nothing was added.
    case identique(id: Int)
}

extension PlanStore {
    /// Records declarations, all or none. A later one for the same node and semestre replaces the one in force.
    ///
    /// - Throws: `StoreError.noeudInconnu`, `StoreError.noeudSansAvancement`; nothing is written then.
    public func record(
        _ saisies: [Saisie], dans reference: String, par auteur: String, le instant: Instant, essai: Bool = false
    ) throws -> [Enregistrement] {
        try checkAuteur(auteur)
        return try inTransaction(essai: essai) { db in
            let (id, slug, roles) = try Self.suivis(reference, db)
            let instant = try EntreeDeJournal.horodatage(instant, plan: slug, db)
            var enVigueur = try Self.avancements(id, db).reduce(into: [Cle: Avancement]()) {
                $0[Cle($1.saisie)] = $1
            }
            var next = try (Int.fetchOne(db, sql: "SELECT max(id) FROM avancement") ?? 0) + 1
            return try saisies.map { saisie in
                try Self.checkTexts(saisie, saisie.noeud.rawValue)
                try Self.check(saisie, among: roles)
                let held = enVigueur[Cle(saisie)]
                if let held, held.saisie == saisie { return .identique(id: held.id) }
                let avancement = Avancement(
                    id: next, saisie: saisie, saisiPar: auteur, saisiLe: instant, remplace: held?.id)
                let record = AvancementRecord(avancement, plan: id)
                try record.insert(db)
                try EntreeDeJournal.append(
                    .avancement, plan: slug, objet: String(next), contenu: empreinte(ModelJSON.text(record).utf8),
                    par: auteur, le: instant, db)
                enVigueur[Cle(saisie)] = avancement
                next += 1
                return .ajoute(id: avancement.id, remplace: held?.id)
            }
        }
    }

    /// Records readings of indicators, all or none. A later one for the same indicator, date and territory replaces
    /// the one in force.
    ///
    /// - Throws: `StoreError.indicateurInconnu`, `StoreError.territoireInconnu`; nothing is written then.
    public func record(
        _ mesures: [Mesure], dans reference: String, par auteur: String, le instant: Instant, essai: Bool = false
    ) throws -> [Enregistrement] {
        try checkAuteur(auteur)
        return try inTransaction(essai: essai) { db in
            let id = try Self.id(of: reference, db)
            guard let version = try VersionRecord.filter(Column("plan") == id).order(Column("numero").desc).fetchOne(db)
            else { throw StoreError.versionInconnue(1, derniere: 0) }
            let plan = try Self.plan(version, db)
            let instant = try EntreeDeJournal.horodatage(instant, plan: plan.identifiant.rawValue, db)
            var enVigueur = try Self.releves(id, db).reduce(into: [CleReleve: Releve]()) {
                $0[CleReleve($1.mesure)] = $1
            }
            var next = try (Int.fetchOne(db, sql: "SELECT max(id) FROM releve") ?? 0) + 1
            let indicateurs = Dictionary(
                plan.tousLesIndicateurs.map { ($0.indicateur.id, $0.indicateur) },
                uniquingKeysWith: { first, _ in first })
            return try mesures.map { mesure in
                try Self.checkTexts(mesure, mesure.indicateur.rawValue)
                try Self.check(mesure, among: indicateurs)
                let held = enVigueur[CleReleve(mesure)]
                if let held, held.mesure == mesure { return .identique(id: held.id) }
                let releve = Releve(id: next, mesure: mesure, saisiPar: auteur, saisiLe: instant, remplace: held?.id)
                let record = ReleveRecord(releve, plan: id)
                try record.insert(db)
                try EntreeDeJournal.append(
                    .releve, plan: plan.identifiant.rawValue, objet: String(next),
                    contenu: empreinte(ModelJSON.text(record).utf8), par: auteur, le: instant, db)
                enVigueur[CleReleve(mesure)] = releve
                next += 1
                return .ajoute(id: releve.id, remplace: held?.id)
            }
        }
    }

    /// All that was recorded for a plan, or what was known of it at some moment.
    public func suivi(_ reference: String, connuLe: Instant? = nil) throws -> Suivi {
        let suivi = try read { db in
            let id = try Self.id(of: reference, db)
            return Suivi(
                avancements: try Self.avancements(id, db), releves: try Self.releves(id, db),
                decisions: try Self.decisions(id, db), commentaires: try Self.commentaires(id, db))
        }
        return connuLe.map { suivi.connu(le: $0) } ?? suivi
    }

    private struct Cle: Hashable {
        var noeud: Identifiant<Noeud>
        var semestre: Semestre
        init(_ saisie: Saisie) { (noeud, semestre) = (saisie.noeud, saisie.semestre) }
    }

    private struct CleReleve: Hashable {
        var indicateur: Identifiant<Indicateur>
        var date: Jour
        var territoire: String?
        init(_ mesure: Mesure) { (indicateur, date, territoire) = (mesure.indicateur, mesure.date, mesure.territoire) }
    }

    static func suivis(
        _ reference: String, _ db: Database
    ) throws -> (id: Int64, slug: String, roles: [String: (role: String, niveau: String)]) {
        let id = try Self.id(of: reference, db)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, role, niveau FROM noeud
                WHERE plan = ?1 AND version = (SELECT max(numero) FROM version WHERE plan = ?1)
                """, arguments: [id])
        let slug = try String.fetchOne(db, sql: "SELECT identifiant FROM plan WHERE id = ?", arguments: [id])
        return (id, slug ?? "", Dictionary(uniqueKeysWithValues: rows.map { ($0[0], ($0[1], $0[2])) }))
    }

    /// Whatever the way in, no text is empty and none holds what no document may show.
    static func checkTexts(_ entry: some TextesSaisis, _ objet: String) throws {
        for (nom, texte) in entry.textes {
            guard let texte else { continue }
            if texte.allSatisfy(\.isWhitespace) { throw StoreError.texteVide(nom, objet: objet) }
            if let scalar = texte.premierCaractereInterdit {
                throw StoreError.caractereInterdit(nom, objet: objet, scalar.value)
            }
        }
    }

    private static func check(_ saisie: Saisie, among roles: [String: (role: String, niveau: String)]) throws {
        let id = saisie.noeud.rawValue
        guard let held = roles[id] else {
            throw StoreError.noeudInconnu(id, proche: valeurProche(de: id, parmi: roles.keys.sorted()))
        }
        guard Niveau.Role(rawValue: held.role)?.porteAvancement == true else {
            throw StoreError.noeudSansAvancement(id, niveau: held.niveau)
        }
    }

    private static func check(_ mesure: Mesure, among indicateurs: [Identifiant<Indicateur>: Indicateur]) throws {
        guard let indicateur = indicateurs[mesure.indicateur] else {
            let id = mesure.indicateur.rawValue
            throw StoreError.indicateurInconnu(
                id, proche: valeurProche(de: id, parmi: indicateurs.keys.map(\.rawValue).sorted()))
        }
        if let territoire = mesure.territoire, !indicateur.territoires.contains(territoire) {
            throw StoreError.territoireInconnu(territoire, connus: indicateur.territoires)
        }
    }

    private static func avancements(_ id: Int64, _ db: Database) throws -> [Avancement] {
        let records = try AvancementRecord.filter(Column("plan") == id).order(Column("id")).fetchCursor(db)
        return try Array(records.map { try $0.model() })
    }

    private static func releves(_ id: Int64, _ db: Database) throws -> [Releve] {
        let records = try ReleveRecord.filter(Column("plan") == id).order(Column("id")).fetchCursor(db)
        return try Array(records.map { try $0.model() })
    }
}
