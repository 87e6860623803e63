/// A body that follows the plan up: comité de suivi, conférence, atelier.
public struct Instance: Hashable, Sendable, Codable, Identifiable {
    public enum Role: String, CaseIterable, Codable, Hashable, Sendable {
        case pilotage, suivi, partenaires, thematique, citoyenne, financeurs, technique, territoriale
    }

    /// Whether something the document says of an instance holds: « proposé » is not « en place ».
    public enum Statut: String, CaseIterable, Codable, Hashable, Sendable {
        case propose, conditionnel, passe
        case enPlace = "en_place"

        public var libelle: String {
            switch self {
            case .propose: "proposé"
            case .conditionnel: "conditionnel"
            case .passe: "passé"
            case .enPlace: "en place"
            }
        }

        /// Of an instance or a presidency.
        public var libelleFeminin: String {
            switch self {
            case .propose: "proposée"
            case .conditionnel: "conditionnelle"
            case .passe: "passée"
            case .enPlace: "en place"
            }
        }
    }

    /// How often it meets: the printed wording, and what a calendar can be made from.
    public struct Rythme: Hashable, Sendable, Codable {
        public enum Regle: Hashable, Sendable, Codable {
            /// Months of each year, 1 to 12.
            case mois([Int])
            case foisParAn(min: Int, max: Int)
            /// « autant que nécessaire »: no calendar can be made.
            case libre
        }

        public var imprime: String
        public var regle: Regle?

        public init(imprime: String, regle: Regle?) {
            (self.imprime, self.regle) = (imprime, regle)
        }
    }

    /// A fixed duty; the agenda of a session is proposed from them.
    public struct Mission: Hashable, Sendable, Codable {
        public var id: String
        public var titre: String
        public var source: [Renvoi]

        public init(id: String, titre: String, source: [Renvoi] = []) {
            (self.id, self.titre, self.source) = (id, titre, source)
        }
    }

    public var id: Identifiant<Instance>
    public var nom: String
    public var role: Role?
    /// Nil when the document does not make the difference.
    public var statut: Statut?
    public var presidence: [Mention] = []
    public var statutPresidence: Statut?
    public var composition: [Mention] = []
    public var rythme: Renseignement<Rythme>?
    public var statutRythme: Statut?
    public var missions: [Mission] = []
    /// One instance for each node of this level.
    public var par: Identifiant<Niveau>?
    public var territoire: String?
    /// The instance that its work prepares.
    public var alimente: Identifiant<Instance>?
    public var note: String?
    public var source: [Renvoi] = []

    public init(id: Identifiant<Instance>, nom: String) {
        (self.id, self.nom) = (id, nom)
    }
}

/// A step of the approval procedure.
public struct Etape: Hashable, Sendable, Codable, Identifiable {
    public var id: Identifiant<Etape>
    public var titre: String
    public var organisations: [Mention] = []
    /// Months left to answer.
    public var delaiMois: Int?
    public var apres: Identifiant<Etape>?
    public var periode: Renseignement<Periode>?
    public var note: String?
    public var source: [Renvoi] = []

    public init(id: Identifiant<Etape>, titre: String) {
        (self.id, self.titre) = (id, titre)
    }
}

public struct Convention: Hashable, Sendable, Codable, Identifiable {
    public enum Statut: String, CaseIterable, Codable, Hashable, Sendable {
        case prevue, signee
    }

    public var id: Identifiant<Convention>
    public var titre: String
    public var statut: Statut?
    public var signataires: [Mention] = []
    /// The nodes it applies to; empty for the whole plan.
    public var noeuds: [Identifiant<Noeud>] = []
    public var periode: Renseignement<Periode>?
    public var note: String?
    public var source: [Renvoi] = []

    public init(id: Identifiant<Convention>, titre: String) {
        (self.id, self.titre) = (id, titre)
    }
}

/// An evaluation that the plan foresees.
public struct EvaluationPrevue: Hashable, Sendable, Codable, Identifiable {
    public enum Nature: String, CaseIterable, Codable, Hashable, Sendable {
        case annuelle, finale
        case permanente = "continue"
        case miParcours = "mi_parcours"
    }

    public var id: Identifiant<EvaluationPrevue>
    public var titre: String
    public var nature: Nature?
    public var periode: Renseignement<Periode>?
    public var methode: String?
    public var organisations: [Mention] = []
    public var note: String?
    public var source: [Renvoi] = []

    public init(id: Identifiant<EvaluationPrevue>, titre: String) {
        (self.id, self.titre) = (id, titre)
    }
}

/// A dated event of the plan's making or life.
public struct Jalon: Hashable, Sendable, Codable, Identifiable {
    public var id: Identifiant<Jalon>
    public var titre: String
    public var periode: Renseignement<Periode>?
    public var note: String?
    public var source: [Renvoi] = []

    public init(id: Identifiant<Jalon>, titre: String) {
        (self.id, self.titre) = (id, titre)
    }
}
