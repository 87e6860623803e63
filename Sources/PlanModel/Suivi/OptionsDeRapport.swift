/// What a report shows, and to whom: kept with an issued report, so that it can be rebuilt.
public struct OptionsDeRapport: Hashable, Sendable, Codable {
    public var audience: Audience
    public var perimetre: Perimetre
    /// False to leave out the sheets of the actions.
    public var annexes: Bool

    public init(audience: Audience = .interne, perimetre: Perimetre = .tout, annexes: Bool = true) {
        (self.audience, self.perimetre, self.annexes) = (audience, perimetre, annexes)
    }
}
