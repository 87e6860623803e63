import Hummingbird
import PlanCases
import PlanStore

/// The user's guide. It is written in one place, the templates « aide* »; `docs/guide-web.md` is the same text.
enum AidePage {
    static let routes: [Route] = [.lit("/aide", .rien, page)]

    struct Modele {
        var roles: [Colonne]
        var droits: [Ligne]
        /// Pictures by their names, those that the program carries.
        var figures: [String: Figure]

        struct Colonne { var libelle: String }
        struct Ligne {
            var quoi: String
            var cases: [Case]
        }
        struct Case {
            var oui: Bool
            var role: String
        }
    }

    struct Figure { var adresse: String }

    @Sendable private static func page(_ requete: Requete) throws -> Response {
        var page = Page("Aide", corps: try requete.services.gabarits.rendu("aide", modele))
        page.feuilles = ["saisie.css"]
        return try requete.reponse(page)
    }

    static var modele: Modele {
        Modele(
            roles: Role.allCases.map { .init(libelle: $0.libelle) },
            droits: Permission.allCases.map { permission in
                .init(
                    quoi: permission.libelle,
                    cases: Role.allCases.map { .init(oui: permission.accordeeA($0), role: $0.libelle) })
            } + [
                .init(
                    quoi: "Créer des comptes et donner des droits, avec ce rôle sur tous les plans",
                    cases: Role.allCases.map { .init(oui: Droit(plan: nil, role: $0).administre, role: $0.libelle) })
            ],
            figures: figures)
    }

    /// « statique/aide/saisie.png » is the figure « saisie »; a figure that is not there yet is not shown.
    private static let figures = Dictionary(
        uniqueKeysWithValues: Ressources.tous.compactMap { fichier -> (String, Figure)? in
            guard fichier.nom.hasPrefix("statique/aide/"), fichier.nom.hasSuffix(".png") else { return nil }
            let nom = fichier.nom.dropFirst("statique/".count)
            return (
                String(nom.dropFirst("aide/".count).dropLast(".png".count)),
                Figure(adresse: Ressources.adresse(String(nom)))
            )
        })
}

extension Permission {
    /// For the guide.
    fileprivate var libelle: String {
        switch self {
        case .lire: "Lire le plan, les fiches, les indicateurs, les documents et les versions"
        case .saisir: "Saisir l’avancement et les relevés (en contribution\u{A0}: les actions de son pilote)"
        case .tenirLeSecretariat: "Décisions des séances, grilles, journal, notes internes"
        case .piloter: "Textes du rapport, émission du rapport, charte et logos, nouvelle version du plan"
        }
    }
}
