import PlanModel
import PlanStore

/// The rights of an account as rows of a form: one for every plan together, one or more for each plan.
struct FormulaireDeDroits: Sendable {
    var lignes: [Ligne]
    /// Rows that the form holds: it says so itself. Stored, since templates see no computed value.
    private(set) var nombre: Int

    struct Ligne: Sendable {
        var rang: Int
        /// Empty for every plan.
        var plan: String
        var libelle: String
        var roles: [Choix]
        var pilotes: Pilotes?
        var sansPilote: Bool
        var erreur: String?
    }
    struct Pilotes: Sendable { var choix: [Choix] }
    struct Choix: Sendable {
        var code: String
        var texte: String
        var choisi: Bool
    }

    /// A plan, and who pilots something in it.
    private struct PlanOuvert: Sendable {
        var slug: String
        var libelle: String
        var pilotes: [String]
    }

    static func vide(_ requete: Requete) async throws -> FormulaireDeDroits {
        FormulaireDeDroits([], try await plans(requete))
    }

    static func de(_ compte: Compte, _ requete: Requete) async throws -> FormulaireDeDroits {
        FormulaireDeDroits(compte.droits, try await plans(requete))
    }

    /// What was sent; without rights when a row is to be corrected.
    static func lit(_ requete: Requete) async throws -> (formulaire: FormulaireDeDroits, droits: [Droit]?) {
        let plans = try await plans(requete)
        let parSlug = Dictionary(plans.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
        let envoye = requete.formulaire
        var droits: [Droit] = []
        var fautes: [Droit: String] = [:]
        for rang in 0..<max(0, min(Int(envoye["lignes"] ?? "") ?? 0, 2_000)) {
            guard let role = envoye["role-\(rang)"].flatMap(Role.init) else { continue }
            let slug = envoye["plan-\(rang)"]
            let droit = Droit(plan: slug, role: role, pilote: role == .contribution ? envoye["pilote-\(rang)"] : nil)
            if role == .contribution {
                if let slug, let plan = parSlug[slug], plan.pilotes.isEmpty {
                    fautes[droit] =
                        "Ce plan ne nomme aucun pilote : la contribution n’y ouvrirait rien. Choisissez « secrétariat » ou « lecture »."
                } else if slug == nil {
                    fautes[droit] =
                        "La contribution se donne plan par plan, pour un pilote : choisissez-la sur la ligne du plan."
                } else if droit.pilote == nil {
                    fautes[droit] = "Choisissez le pilote dont les actions pourront être saisies."
                }
            }
            if !droits.contains(droit) { droits.append(droit) }
        }
        var formulaire = FormulaireDeDroits(droits, plans)
        for (droit, faute) in fautes {
            let place = formulaire.lignes.firstIndex { ligne in
                ligne.plan == droit.plan ?? "" && ligne.roles.contains { $0.choisi && $0.code == droit.role.rawValue }
                    && (droit.pilote == nil) == !(ligne.pilotes?.choix.contains { $0.choisi } ?? false)
            }
            if let place { formulaire.lignes[place].erreur = faute }
        }
        return (formulaire, fautes.isEmpty ? droits : nil)
    }

    /// The plans' own file is read apart from those that pages hold: looking at rights must not push those out.
    private static func plans(_ requete: Requete) async throws -> [PlanOuvert] {
        let store = requete.services.store
        return try await requete.aPart {
            let connus = try store.plans()
            return try connus.map { connu in
                let seul = connus.count { $0.departement == connu.departement } == 1
                return PlanOuvert(
                    slug: connu.identifiant,
                    libelle: "\(connu.nom) (\(connu.departement))" + (seul ? "" : ", \(connu.titre)"),
                    pilotes: PlanIndex(try store.plan(connu.identifiant).plan).nomsDePilotes)
            }
        }
    }

    private init(_ droits: [Droit], _ plans: [PlanOuvert]) {
        var lignes: [Ligne] = []
        func ajoute(_ droit: Droit?, _ plan: PlanOuvert?, _ libelle: String) {
            lignes.append(Ligne(droit, plan?.slug ?? "", libelle, plan?.pilotes ?? [], rang: lignes.count))
        }
        let partout = droits.filter { $0.plan == nil }
        for droit in partout { ajoute(droit, nil, "Tous les plans") }
        if partout.isEmpty { ajoute(nil, nil, "Tous les plans") }
        let connus = Set(plans.map(\.slug))
        let partis = Set(droits.compactMap(\.plan)).subtracting(connus).sorted()
        for plan in plans
            + partis.map({ PlanOuvert(slug: $0, libelle: "\($0), qui n’est plus dans la base", pilotes: []) })
        {
            let siens = droits.filter { $0.plan == plan.slug }
            for droit in siens { ajoute(droit, plan, plan.libelle) }
            // Someone may answer for several pilotes: a free row follows.
            if siens.isEmpty {
                ajoute(nil, plan, plan.libelle)
            } else if siens.allSatisfy({ $0.role == .contribution }) && siens.count < plan.pilotes.count {
                ajoute(nil, plan, "\(plan.libelle), un autre pilote")
            }
        }
        (self.lignes, nombre) = (lignes, lignes.count)
    }
}

extension FormulaireDeDroits.Ligne {
    fileprivate init(_ droit: Droit?, _ plan: String, _ libelle: String, _ nommes: [String], rang: Int) {
        (self.rang, self.plan, self.libelle) = (rang, plan, libelle)
        roles =
            [.init(code: "", texte: "aucun droit", choisi: droit == nil)]
            + Role.allCases.map { .init(code: $0.rawValue, texte: $0.libelle, choisi: $0 == droit?.role) }
        let tous = nommes + [droit?.pilote].compactMap(\.self).filter { !nommes.contains($0) }
        sansPilote = tous.isEmpty && !plan.isEmpty
        pilotes =
            tous.isEmpty ? nil : .init(choix: tous.map { .init(code: $0, texte: $0, choisi: $0 == droit?.pilote) })
    }
}
