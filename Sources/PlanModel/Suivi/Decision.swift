/// What a session decided, asked for or was told, before it is recorded.
public struct Decision: Hashable, Sendable, Codable {
    public enum Nature: String, CaseIterable, Codable, Hashable, Sendable {
        case information, decision, arbitrage
        case suiteADonner = "suite_a_donner"

        public var libelle: String {
            switch self {
            case .information: "information"
            case .decision: "décision"
            case .arbitrage: "arbitrage"
            case .suiteADonner: "suite à donner"
            }
        }
    }

    /// Which duty of a comité it answers to; the report puts it in that chapter as well.
    public enum Sujet: String, CaseIterable, Codable, Hashable, Sendable {
        case lancement, avancement, indicateurs, experimentation, montage, plan

        public var libelle: String {
            switch self {
            case .lancement: "actions à lancer"
            case .avancement: "avancement"
            case .indicateurs: "indicateurs"
            case .experimentation: "expérimentation"
            case .montage: "montage et financement"
            case .plan: "évolution du plan"
            }
        }
    }

    public enum Etat: String, CaseIterable, Codable, Hashable, Sendable {
        case ouverte, close, abandonnee

        public var libelle: String {
            switch self {
            case .ouverte: "ouverte"
            case .close: "close"
            case .abandonnee: "abandonnée"
            }
        }
    }

    public var nature: Nature
    public var texte: String
    /// The day of the session, or the day it was taken between two sessions.
    public var date: Jour
    public var seance: String?
    public var sujet: Sujet?
    /// The nodes it is about; empty for the whole plan.
    public var noeuds: [Identifiant<Noeud>] = []
    /// Who must follow it up: a function or a body.
    public var responsable: String?
    public var echeance: Jour?
    public var etat: Etat
    /// What became of it, as last said.
    public var suite: String?
    public var audience: Audience = .partenaires

    /// An information calls for nothing more: it is closed from the start.
    public init(_ nature: Nature, _ texte: String, le date: Jour) {
        (self.nature, self.texte, self.date) = (nature, texte, date)
        etat = nature == .information ? .close : .ouverte
    }

    /// Still to be followed up, its due date being over on that day.
    public func estEnRetard(au jour: Jour) -> Bool {
        etat == .ouverte && echeance.map { $0 < jour } ?? false
    }
}

/// A decision as it was recorded; what becomes of it later is a new record under the same number.
public struct DecisionInscrite: Hashable, Sendable, Codable, Identifiable {
    public var id: Int
    /// Lasts from one record to the next: « décision n° 12 ».
    public var numero: Int
    public var decision: Decision
    public var saisiPar: String
    public var saisiLe: Instant
    public var remplace: Int?

    public init(
        id: Int, numero: Int, decision: Decision, saisiPar: String, saisiLe: Instant, remplace: Int? = nil
    ) {
        (self.id, self.numero, self.decision) = (id, numero, decision)
        (self.saisiPar, self.saisiLe, self.remplace) = (saisiPar, saisiLe, remplace)
    }
}

extension [DecisionInscrite] {
    /// Each decision taken up to a day, by number, as it then stood.
    ///
    /// What became of it afterwards is left out. A later record that leaves it in the same state mends its words, and is
    /// read; so is the first one of a decision that was typed in late.
    public func tenues(au jour: Jour, _ fuseau: Fuseau) -> [DecisionInscrite] {
        Dictionary(grouping: self, by: \.numero).values.compactMap { inscrites -> DecisionInscrite? in
            let connues = inscrites.filter { $0.saisiLe.jour(fuseau) <= jour }
            let etat = (connues.last ?? inscrites.first)?.decision.etat
            return inscrites.last { $0.saisiLe.jour(fuseau) <= jour || $0.decision.etat == etat }
        }.filter { $0.decision.date <= jour }.sorted { $0.numero < $1.numero }
    }
}

extension Decision: TextesSaisis {
    public var textes: [(nom: String, texte: String?)] {
        [("texte", texte), ("séance", seance), ("responsable", responsable), ("suite", suite)]
    }
}
