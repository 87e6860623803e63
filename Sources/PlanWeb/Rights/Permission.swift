import PlanModel
import PlanStore

/// What one may do to a plan. The one place where roles are given powers.
enum Permission: String, CaseIterable, Sendable {
    case lire
    /// Progress of actions and readings of indicators: all of them, or one's own.
    case saisir
    /// Grids in and out, decisions of the sessions, the journal.
    case tenirLeSecretariat
    /// The leads' texts, issuing a report, a new version of the plan.
    case piloter

    func accordeeA(_ role: Role) -> Bool {
        switch (self, role) {
        case (.lire, _): true
        case (.saisir, .lecture): false
        case (.saisir, _): true
        case (.tenirLeSecretariat, .secretariat), (.tenirLeSecretariat, .copilote),
            (.tenirLeSecretariat, .administration):
            true
        case (.tenirLeSecretariat, _): false
        case (.piloter, .copilote), (.piloter, .administration): true
        case (.piloter, _): false
        }
    }
}

extension Droit {
    /// Whether it opens the accounts: they are about every plan.
    var administre: Bool { plan == nil && role == .administration }
}

/// What a route asks of who calls it.
enum Exigence: Hashable, Sendable {
    case rien
    case connexion
    /// On the plan that the address names.
    case plan(Permission)
    case administration
}

/// Who is asking, and what was granted.
struct Acteur: Sendable {
    var compte: Compte
    /// Nil when a token of the API speaks.
    var session: SessionOuverte?
    /// False for a token that may only read.
    var peutEcrire = true

    /// Written beside every entry.
    var auteur: String { compte.identifiant }

    var administre: Bool { compte.droits.contains(where: \.administre) }

    func droits(_ plan: String) -> [Droit] { compte.droits.filter { $0.plan == nil || $0.plan == plan } }

    func peut(_ permission: Permission, _ plan: String) -> Bool {
        droits(plan).contains { permission.accordeeA($0.role) } && (permission == .lire || peutEcrire)
    }

    /// Partners read what was written for partners; notes of the secretariat stay with those who write them.
    func audience(_ plan: String) -> Audience {
        droits(plan).contains { Permission.tenirLeSecretariat.accordeeA($0.role) } ? .interne : .partenaires
    }

    /// The followed nodes that may be entered.
    func saisissables(_ index: PlanIndex) -> Saisissables {
        let droits = droits(index.plan.identifiant.rawValue).filter {
            peutEcrire && Permission.saisir.accordeeA($0.role)
        }
        if droits.contains(where: { $0.role != .contribution }) { return .tout }
        let pilotes = Set(droits.compactMap(\.pilote))
        return .ceux(pilotes.reduce(into: []) { $0.formUnion(Perimetre.pilote($1).noeuds(index)) })
    }

    enum Saisissables: Hashable, Sendable {
        case tout
        case ceux(Set<Identifiant<Noeud>>)

        func contient(_ noeud: Identifiant<Noeud>) -> Bool {
            switch self {
            case .tout: true
            case .ceux(let noeuds): noeuds.contains(noeud)
            }
        }
    }
}
