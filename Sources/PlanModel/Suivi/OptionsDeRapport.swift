/// What a report shows, and to whom: kept with an issued report, so that it can be rebuilt.
public struct OptionsDeRapport: Hashable, Sendable, Codable {
    public var audience: Audience
    public var perimetre: Perimetre
    /// False to leave out the sheets of the actions.
    public var annexes: Bool
    /// Page of each entry of the contents, as LibreOffice gave them when the report was made; nil without it.
    public var pages: [Int]?
    /// The version of the plan to speak with; nil for the one in force at the end of the semestre.
    public var versionDuPlan: Int?

    public init(
        audience: Audience = .interne, perimetre: Perimetre = .tout, annexes: Bool = true, pages: [Int]? = nil,
        versionDuPlan: Int? = nil
    ) {
        (self.audience, self.perimetre, self.annexes, self.pages) = (audience, perimetre, annexes, pages)
        self.versionDuPlan = versionDuPlan
    }
}
