import PlanCases
import PlanModel
import PlanStore

extension Outside {
    /// The moment of what is about to be written; a clock that leaped is said.
    func instant(pour store: PlanStore) throws -> Instant {
        let instant = now()
        if let saut = try store.sautDHorloge(le: instant) { say("Attention : \(saut.phrase)") }
        return instant
    }
}
