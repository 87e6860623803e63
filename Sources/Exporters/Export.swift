import Evaluation
public import PlanModel

/// The look of a document: the template of a département, the logos of those who sign.
public struct Forme: Sendable {
    /// Nil for ours.
    public var charte: Charte?
    /// In the order of the copilotes.
    public var logos: [Logo]

    /// Page of each entry of the contents, when a rendering gave them: see `NumerosDePage`. A document whose contents has
    /// another number of entries takes none.
    public var pages: [Int]?

    public init(charte: Charte? = nil, logos: [Logo] = [], pages: [Int]? = nil) {
        (self.charte, self.logos, self.pages) = (charte, logos, pages)
    }
}

/// What every export is made from: the plan and its follow-up as they may be shown, and what the document must say of itself.
public struct Export: Sendable {
    /// Already limited to what the audience may read.
    public let plan: Plan
    /// Number of the version in the base; nil for a plan that was not loaded.
    public let version: Int?
    /// Already limited to what the audience may read.
    public let suivi: Suivi
    public let semestre: Semestre?
    public let audience: Audience
    /// What that audience may read of this plan.
    public let regard: Regard
    /// « données fictives de démonstration », shown on every page when set.
    public let mention: String?
    /// Of the documents; data have none.
    public let forme: Forme

    public init(
        plan: Plan, version: Int?, suivi: Suivi, semestre: Semestre?, audience: Audience, mention: String? = nil,
        forme: Forme = Forme()
    ) {
        regard = plan.regard(audience)
        (self.version, self.semestre, self.audience, self.mention) = (version, semestre, audience, mention)
        self.forme = forme
        self.plan = plan.visible(pour: regard)
        self.suivi = suivi.visible(pour: regard)
    }

    /// Whether its readers may read a datum.
    func lit(_ donnee: Donnee) -> Bool { regard.lit(donnee) }

    /// The follow-up up to the semestre that was asked for.
    var avancements: [Avancement] {
        guard let semestre else { return suivi.avancements }
        return suivi.avancements.filter { $0.saisie.semestre <= semestre }
    }

    var releves: [Releve] {
        guard let semestre else { return suivi.releves }
        return suivi.releves.filter { $0.mesure.date <= semestre.fin }
    }

    var decisions: [DecisionInscrite] {
        guard let semestre else { return suivi.decisions }
        return suivi.decisions.filter { $0.decision.date <= semestre.fin }
    }

    var commentaires: [CommentaireInscrit] {
        guard let semestre else { return suivi.commentaires }
        return suivi.commentaires.filter { $0.commentaire.semestre <= semestre }
    }

    var situation: Situation? { semestre.map { Situation(plan, suivi: suivi, semestre: $0) } }
}
