import HTTPTypes
import PlanCases
import PlanModel

/// What a document is asked to be, from the address or from a form.
struct OptionsDeDocument: Sendable {
    var semestre: Semestre
    var audience: Audience
    var demande: PerimetreDemande
    var annexes: Bool

    /// - Parameter lecteur: What the reader may see: a document may be for more people, never for fewer.
    /// - Throws: `ErreurWeb` 404 for an audience that does not exist, 403 for one that the reader does not belong to.
    init(_ champs: Formulaire, _ semestre: Semestre, lecteur: Audience) throws {
        self.semestre = semestre
        if let texte = champs["audience"] {
            guard let audience = Audience(rawValue: texte) else {
                throw ErreurWeb.introuvable("« \(texte) » n’est pas une audience.")
            }
            guard lecteur.peutLire(audience) else { throw Self.tropEtroite(audience) }
            self.audience = audience
        } else {
            audience = lecteur
        }
        demande = PerimetreDemande(axe: champs["axe"], pilote: champs["pilote"], territoire: champs["epci"])
        annexes = champs["sans-annexes"] == nil
    }

    private static func tropEtroite(_ audience: Audience) -> ErreurWeb {
        ErreurWeb(
            .forbidden, "Les documents d’audience « \(audience.rawValue) » ne sont pas ouverts à votre compte.",
            "Choisissez une audience plus large, ou demandez ce droit à un administrateur.")
    }

    /// - Throws: `Refusal` for more than one part, or for a part that holds nothing.
    func perimetre(_ index: PlanIndex) throws -> Perimetre {
        guard demande.nombre < 2 else {
            throw Refusal("choisissez un seul périmètre : une partie du plan, un pilote ou un territoire")
        }
        return try demande.perimetre(index)
    }

    func rapport(_ perimetre: Perimetre) -> OptionsDeRapport {
        OptionsDeRapport(audience: audience, perimetre: perimetre, annexes: annexes)
    }

    /// What forms and addresses carry; the defaults are not written.
    var parametres: [(nom: String, valeur: String)] {
        [
            ("semestre", semestre.rawValue), ("audience", audience.rawValue), ("axe", demande.axe),
            ("pilote", demande.pilote), ("epci", demande.territoire), ("sans-annexes", annexes ? nil : "1"),
        ].compactMap { nom, valeur in valeur.map { (nom, $0) } }
    }

    func adresse(_ chemin: String, _ ajouts: [(nom: String, valeur: String)] = []) -> String {
        "\(chemin)?"
            + (parametres + ajouts).map { "\($0.nom)=\($0.valeur.encodeEnPourCent)" }.joined(separator: "&")
    }
}

extension Requete {
    /// The options of the address, within what its reader may see.
    func optionsDeDocument(_ plan: PlanVivant) throws -> OptionsDeDocument {
        try OptionsDeDocument(question, try semestre(plan), lecteur: try qui.audience(plan.slug))
    }
}
