import PlanModel

/// The file of a plan that was read and rehearsed, and waits for a yes.
struct VersionDeposee: Sendable {
    var plan: Plan
    var octets: [UInt8]
    var fichier: String
    /// The version that it was compared with.
    var base: Int
}
