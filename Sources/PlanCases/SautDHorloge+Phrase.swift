import PlanModel
package import PlanStore

extension SautDHorloge {
    /// What is odd, and what stays sure.
    package var phrase: String {
        let fait = enArriere ? "est revenue en arrière" : "a fait un bond en avant"
        return
            "l'horloge de cette machine \(fait) : le dernier enregistrement est daté du \(dernier.jour(.paris).enToutesLettres), et elle dit \(maintenant.jour(.paris).enToutesLettres) ; vérifiez-la. L'ordre des saisies, lui, reste sûr"
    }
}
