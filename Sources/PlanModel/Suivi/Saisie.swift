/// What is declared of an action for a semestre, before it is recorded.
public struct Saisie: Hashable, Sendable, Codable {
    public var noeud: Identifiant<Noeud>
    public var semestre: Semestre
    public var etat: Etat
    /// Nil when nobody gave a value: no value is not zero.
    public var avancement: Pourcentage?
    public var blocage: Blocage?
    public var meteo: Meteo = .nonRenseignee
    public var freins: String?
    public var solutions: String?
    public var prochainesEtapes: String?
    public var note: Note?
    /// Who said it: a function or a body.
    public var ditPar: String?
    /// The session it was said in, if any.
    public var seance: String?

    public init(noeud: Identifiant<Noeud>, semestre: Semestre, etat: Etat) {
        (self.noeud, self.semestre, self.etat) = (noeud, semestre, etat)
    }

    /// The signal « bloquée »: it stands beside the state and never without its reason.
    public struct Blocage: Hashable, Sendable, Codable {
        public var motif: String
        public var arbitrageDemande: String?

        public init(motif: String, arbitrageDemande: String? = nil) {
            (self.motif, self.arbitrageDemande) = (motif, arbitrageDemande)
        }
    }

    public struct Note: Hashable, Sendable, Codable {
        public var texte: String
        public var audience: Audience

        public init(texte: String, audience: Audience) {
            (self.texte, self.audience) = (texte, audience)
        }
    }
}

/// A declaration as it was recorded: it is never changed, a correction is a later one that replaces it.
public struct Avancement: Hashable, Sendable, Codable, Identifiable {
    public var id: Int
    public var saisie: Saisie
    public var saisiPar: String
    public var saisiLe: Instant
    /// The record that this one corrects.
    public var remplace: Int?

    public init(id: Int, saisie: Saisie, saisiPar: String, saisiLe: Instant, remplace: Int? = nil) {
        (self.id, self.saisie, self.saisiPar) = (id, saisie, saisiPar)
        (self.saisiLe, self.remplace) = (saisiLe, remplace)
    }
}
