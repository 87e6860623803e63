public import PlanModel

/// Someone who may sign in. The login is what entries bear; it is never given to someone else.
public struct Compte: Hashable, Sendable, Identifiable {
    public var id: Int64
    /// In lower case.
    public var identifiant: String
    public var nom: String
    public var actif: Bool
    public var creeLe: Instant
    public var creePar: String
    /// False until the invitation is accepted.
    public var aUnMotDePasse: Bool
    public var droits: [Droit]

    public init(
        id: Int64, identifiant: String, nom: String, actif: Bool, creeLe: Instant, creePar: String,
        aUnMotDePasse: Bool, droits: [Droit]
    ) {
        (self.id, self.identifiant, self.nom, self.actif) = (id, identifiant, nom, actif)
        (self.creeLe, self.creePar) = (creeLe, creePar)
        (self.aUnMotDePasse, self.droits) = (aUnMotDePasse, droits)
    }
}

/// A browser that signed in.
public struct SessionOuverte: Hashable, Sendable {
    public var id: Int64
    public var compte: Compte
    /// Drawn from the session's own token, and kept nowhere: empty in a list of sessions.
    public var csrf: String
    public var ouverteLe: Instant
    /// To within five minutes.
    public var vueLe: Instant
    /// What the browser calls itself.
    public var agent: String?

    public init(
        id: Int64, compte: Compte, csrf: String, ouverteLe: Instant, vueLe: Instant, agent: String? = nil
    ) {
        (self.id, self.compte, self.csrf) = (id, compte, csrf)
        (self.ouverteLe, self.vueLe, self.agent) = (ouverteLe, vueLe, agent)
    }
}

/// A program that acts for an account, with its rights or only to read.
public struct JetonAPI: Hashable, Sendable, Identifiable {
    public var id: Int64
    public var compte: Int64
    public var libelle: String
    public var ecriture: Bool
    public var creeLe: Instant
    /// To within five minutes; nil when it never served.
    public var vuLe: Instant?
    public var revoqueLe: Instant?

    public init(
        id: Int64, compte: Int64, libelle: String, ecriture: Bool, creeLe: Instant, vuLe: Instant? = nil,
        revoqueLe: Instant? = nil
    ) {
        (self.id, self.compte, self.libelle, self.ecriture) = (id, compte, libelle, ecriture)
        (self.creeLe, self.vuLe, self.revoqueLe) = (creeLe, vuLe, revoqueLe)
    }
}

/// What was done to an account.
public struct EvenementDeCompte: Hashable, Sendable {
    public var le: Instant
    public var par: String
    /// A login.
    public var compte: String
    /// « mot de passe changé »
    public var quoi: String

    public init(le: Instant, par: String, compte: String, quoi: String) {
        (self.le, self.par, self.compte, self.quoi) = (le, par, compte, quoi)
    }
}
