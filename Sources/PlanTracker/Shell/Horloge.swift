import PlanModel
import PlanStore

extension Outside {
    /// The moment of what is about to be written; a clock that leaped is said.
    func instant(pour store: PlanStore) throws -> Instant {
        let instant = now()
        if let saut = try store.sautDHorloge(le: instant) { say("Attention : \(saut.phrase)") }
        return instant
    }
}

extension SautDHorloge {
    /// What is odd, and what stays sure.
    var phrase: String {
        let fait = enArriere ? "est revenue en arrière" : "a fait un bond en avant"
        return
            "l'horloge de cette machine \(fait) : le dernier enregistrement est daté du \(dernier.jour(.paris).enToutesLettres), et elle dit \(maintenant.jour(.paris).enToutesLettres) ; vérifiez-la. L'ordre des saisies, lui, reste sûr"
    }
}
