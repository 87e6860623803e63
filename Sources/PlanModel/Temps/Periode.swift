/// A period as a document prints it, and the interval of days it means.
public struct Periode: Hashable, Sendable, Codable {
    /// The wording of the document.
    public var imprime: String
    /// First day, nil when the document leaves it open or unknown.
    public var debut: Jour?
    /// Last day, included; nil when the document leaves it open or unknown. Lateness starts the day after.
    public var fin: Jour?
    /// « en cours »: already started when the document was written.
    public var dejaEngagee: Bool
    /// Why a period that lies outside the plan's own is kept as printed.
    public var horsPlan: String?
    /// Its days come from what this plan says of such words: « court terme », « année 2 ». Stored only when true.
    public var selonLePlan: Bool { selonLePlanStocke == true }
    private var selonLePlanStocke: Bool?

    public init(
        imprime: String, debut: Jour?, fin: Jour?, dejaEngagee: Bool = false, horsPlan: String? = nil,
        selonLePlan: Bool = false
    ) {
        self.imprime = imprime
        self.debut = debut
        self.fin = fin
        self.dejaEngagee = dejaEngagee
        self.horsPlan = horsPlan
        selonLePlanStocke = selonLePlan ? true : nil
    }

    private enum CodingKeys: String, CodingKey {
        case imprime, debut, fin, dejaEngagee, horsPlan
        case selonLePlanStocke = "selonLePlan"
    }

    /// The wording of the document; a date that it writes as machines do is told in words: « 14 décembre 2020 ».
    public var affichee: String { Jour(iso: imprime)?.enToutesLettres ?? imprime }

    /// True when no day of this period belongs to `autre`. Unknown bounds are taken as open.
    public func estHors(de autre: Periode) -> Bool {
        if let fin, let debut = autre.debut, fin < debut { return true }
        if let debut, let fin = autre.fin, debut > fin { return true }
        return false
    }
}

extension Periode {
    /// Words that stand for days in a plan, and which ones.
    public struct Horizon: Hashable, Sendable, Codable {
        public var nom: String
        public var periode: Periode

        public init(nom: String, periode: Periode) { (self.nom, self.periode) = (nom, periode) }
    }
}
