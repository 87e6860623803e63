import ArgumentParser
import PlanCases
import PlanModel
import PlanStore

/// For the administrator who lost their password: whoever reads the file of accounts may give a link to any of them.
struct LienCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "lien",
        abstract: "Donne un nouveau lien à usage unique à un compte de l'application web.",
        discussion: """
                $ plantracker lien admin --base /var/lib/plantracker/plans.sqlite --adresse-publique https://plans.exemple.fr
            Le lien permet, une fois et pendant sept jours, de choisir un mot de passe ; ceux d'avant ne servent plus.
            """)

    @Argument(help: "L'identifiant du compte.") var identifiant: String
    @Option(
        name: .customLong("adresse-publique"), help: "L'adresse que les lecteurs tapent (https://plans.exemple.fr).")
    var adressePublique = "http://127.0.0.1:8080"
    @OptionGroup var base: BaseOption
    @OptionGroup var auteur: AuteurOption

    func run(in outside: Outside) throws {
        let path = base.comptes(outside)
        guard outside.exists(path) else {
            throw Refusal(
                "les comptes « \(path) » n'existent pas ; ils se créent au premier « plantracker serve », ou indiquez la base avec --base",
                code: .fichier)
        }
        let comptes = try base.ouvreLesComptes(outside)
        defer { try? comptes.close() }
        let tous = try comptes.comptes()
        let cherche = CompteStore.normalise(identifiant)
        guard let compte = tous.first(where: { $0.identifiant == cherche }) else {
            let proche = valeurProche(de: cherche, parmi: tous.map(\.identifiant))
            throw Refusal(
                "aucun compte « \(identifiant) »" + (proche.map { " ; vouliez-vous « \($0) » ?" } ?? ""))
        }
        do {
            let jeton = try comptes.inviter(compte.id, par: auteur.nom(outside), le: outside.now())
            let origine = adressePublique.hasSuffix("/") ? String(adressePublique.dropLast()) : adressePublique
            outside.print("\(origine)/invitation/\(jeton)")
        } catch let faute as CompteError { throw Refusal("\(faute)") }
    }
}
