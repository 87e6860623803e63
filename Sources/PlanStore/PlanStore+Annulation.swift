import GRDB
public import PlanModel

extension PlanStore {
    /// Undoes a declaration that is in force, by one more: it repeats what the former one replaced, or withdraws it when
    /// it replaced nothing. What is undone can be undone.
    ///
    /// Asked twice, it answers `.identique`: the first answer may have been lost on its way.
    ///
    /// - Returns: `.conflit` when the declaration is no longer in force; with the record that undoes it, a withdrawal
    ///   when nothing is declared any more.
    /// - Throws: `StoreError.saisieInconnue`.
    public func annuler(
        saisie numero: Int, dans reference: String, par auteur: String, le instant: Instant
    ) async throws -> Inscription<Avancement> {
        try checkAuteur(auteur)
        return try await ecritures.ecrire { db in
            let plan = try Self.enTete(reference, db)
            guard let annulee = try Self.avancement(numero, plan, db),
                let derniere = try Self.derniere(annulee.saisie.noeud, annulee.saisie.semestre, plan, db)
            else { throw StoreError.saisieInconnue(numero) }
            let precedente = try annulee.remplace.flatMap { try Self.avancement($0, plan, db) }
            let repetee = precedente.flatMap { $0.retire ? nil : $0.saisie }
            if derniere.id != numero {
                let enVigueur = derniere.retire ? nil : derniere
                let dejaAnnulee = derniere.remplace == numero && enVigueur?.saisie == repetee
                return dejaAnnulee
                    ? Inscription(enregistrement: .identique(id: derniere.id), entree: derniere)
                    : Inscription(enregistrement: .conflit(enVigueur: enVigueur))
            }
            let rien = Saisie(
                noeud: annulee.saisie.noeud, semestre: annulee.saisie.semestre, etat: annulee.saisie.etat)
            let avancement = Avancement(
                id: try Self.prochainNumeroDeSaisie(db), saisie: repetee ?? rien, saisiPar: auteur,
                saisiLe: instant, remplace: numero, retire: repetee == nil)
            try Self.ajouter(avancement, plan, db)
            return Inscription(enregistrement: .ajoute(id: avancement.id, remplace: numero), entree: avancement)
        }
    }

    private static func avancement(_ numero: Int, _ plan: EnTete, _ db: Database) throws -> Avancement? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM avancement WHERE id = ? AND plan = ?")
        return try AvancementRecord.fetchOne(statement, arguments: [numero, plan.id])?.model()
    }
}
