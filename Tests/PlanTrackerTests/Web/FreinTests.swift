import Synchronization
import Testing

@testable import PlanTracker

@Suite("Guessing passwords is slowed down") struct FreinTests {
    /// A clock that the test moves.
    private final class Horloge: Sendable {
        private let valeur = Mutex(0)
        var secondes: Int {
            get { valeur.withLock { $0 } }
            set { valeur.withLock { $0 = newValue } }
        }
    }

    private func frein() -> (Frein, Horloge) {
        let horloge = Horloge()
        return (Frein { horloge.secondes }, horloge)
    }

    @Test("Five failures are forgiven, then one waits a minute, then twice as long each time")
    func attendDeuxFoisPlus() {
        let (frein, horloge) = frein()
        for _ in 0..<Frein.essaisParCompte {
            #expect(frein.attente("marie", depuis: "a") == nil)
            frein.echec("marie", depuis: "a")
        }
        #expect(frein.attente("marie", depuis: "a") == 60)
        horloge.secondes = 59
        #expect(frein.attente("marie", depuis: "a") == 1)
        horloge.secondes = 60
        #expect(frein.attente("marie", depuis: "a") == nil)
        frein.echec("marie", depuis: "a")
        #expect(frein.attente("marie", depuis: "a") == 120)
    }

    @Test("Another login, or the same one from elsewhere, is not held up by it")
    func chacunSonCompte() {
        let (frein, _) = frein()
        for _ in 0..<Frein.essaisParCompte { frein.echec("marie", depuis: "a") }
        #expect(frein.attente("MARIE", depuis: "a") != nil)
        #expect(frein.attente("paul", depuis: "a") == nil)
        #expect(frein.attente("marie", depuis: "b") == nil)
    }

    @Test("One address that tries many logins waits for all of them")
    func uneAdresse() {
        let (frein, _) = frein()
        for rang in 0..<Frein.essaisParAdresse { frein.echec("compte\(rang)", depuis: "a") }
        #expect(frein.attente("jamais-vu", depuis: "a") == 60)
        #expect(frein.attente("jamais-vu", depuis: "b") == nil)
    }

    @Test("Success forgets the failures of the account, and nothing is waited for longer than a quarter of an hour")
    func oublie() {
        let (frein, _) = frein()
        for _ in 0..<20 { frein.echec("marie", depuis: "a") }
        #expect(frein.attente("marie", depuis: "a") == Frein.oubli)
        frein.succes("marie", depuis: "a")
        #expect(frein.attente("marie", depuis: "a") == nil)
    }
}
