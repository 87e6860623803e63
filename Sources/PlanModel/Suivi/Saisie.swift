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
        /// Nil where it may not be read: a declaration always gives one.
        public var motif: String?
        public var arbitrageDemande: String?

        public init(motif: String?, arbitrageDemande: String? = nil) {
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
    /// A withdrawal: nothing is declared any more for that node and semestre. It only repeats the state that it takes off.
    public var retire: Bool

    public init(
        id: Int, saisie: Saisie, saisiPar: String, saisiLe: Instant, remplace: Int? = nil, retire: Bool = false
    ) {
        (self.id, self.saisie, self.saisiPar) = (id, saisie, saisiPar)
        (self.saisiLe, self.remplace, self.retire) = (saisiLe, remplace, retire)
    }

    private enum CodingKeys: String, CodingKey { case id, saisie, saisiPar, saisiLe, remplace, retire }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try values.decode(Int.self, forKey: .id), saisie: try values.decode(Saisie.self, forKey: .saisie),
            saisiPar: try values.decode(String.self, forKey: .saisiPar),
            saisiLe: try values.decode(Instant.self, forKey: .saisiLe),
            remplace: try values.decodeIfPresent(Int.self, forKey: .remplace),
            retire: try values.decodeIfPresent(Bool.self, forKey: .retire) ?? false)
    }

    /// `retire` is written when it is true: the others stay what they were before there were withdrawals.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(id, forKey: .id)
        try values.encode(saisie, forKey: .saisie)
        try values.encode(saisiPar, forKey: .saisiPar)
        try values.encode(saisiLe, forKey: .saisiLe)
        try values.encodeIfPresent(remplace, forKey: .remplace)
        if retire { try values.encode(retire, forKey: .retire) }
    }
}
