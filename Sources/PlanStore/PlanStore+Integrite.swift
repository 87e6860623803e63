import GRDB
import PlanModel

/// What `verify` compares beside the journal.
extension PlanStore {
    /// Identities without a version that holds them, which an entry could be about.
    static func strayIdentities(_ db: Database) throws -> [Anomalie] {
        try ["noeud", "indicateur"].flatMap { table in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT identifiant, identite.id FROM \(table)_identite AS identite
                    LEFT JOIN plan ON plan.id = identite.plan
                    WHERE NOT EXISTS (SELECT 1 FROM \(table) WHERE plan = identite.plan AND id = identite.id)
                    ORDER BY identite.plan, identite.id
                    """
            ).map { row in
                let (slug, id): (String?, String) = (row[0], row[1])
                return Anomalie(
                    plan: slug,
                    description: "\(table)_identite \(id) (\(slug ?? "plan inconnu")) : aucune version ne le contient")
            }
        }
    }

    /// An issued report keeps the row of the journal that it was made after: it must be a row of this one.
    static func reportsOfAnotherJournal(_ journal: [EntreeDeJournal], _ db: Database) throws -> [Anomalie] {
        try Row.fetchAll(
            db, sql: "SELECT numero, identifiant, etat FROM rapport JOIN plan ON plan.id = rapport.plan ORDER BY 2, 1"
        ).compactMap { row in
            let (numero, slug, texte): (Int, String, String) = (row[0], row[1], row[2])
            guard let etat = try? ModelJSON.value(texte, as: EtatDeLaBase.self) else {
                return Anomalie(
                    plan: slug, description: "rapport n° \(numero) de \(slug) : l'état dont il est tiré est illisible")
            }
            guard journal.indices.contains(etat.journal - 1), journal[etat.journal - 1].empreinte == etat.empreinte
            else {
                return Anomalie(
                    plan: slug,
                    description: """
                        rapport n° \(numero) de \(slug) : l'empreinte du journal qu'il porte n'est pas celle de l'entrée \
                        \(etat.journal)
                        """)
            }
            return nil
        }
    }
}
