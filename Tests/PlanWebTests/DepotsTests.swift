import Fixtures
import PlanModel
import Testing

@testable import PlanWeb

@Suite("What was sent and awaits a decision") struct DepotsTests {
    private let midi = Fixtures.instant("2019-09-02T12:00:00Z")

    @Test("It is given back to the session that sent it, and to no other")
    func uneSession() {
        let depots = Depots<String>()
        let cle = depots.depose("grille", octets: 10, session: 1, le: midi)
        #expect(depots.valeur(cle, session: 1, le: midi) == "grille")
        #expect(depots.valeur(cle, session: 2, le: midi) == nil)
        #expect(depots.valeur("devinée", session: 1, le: midi) == nil)
        depots.retire(cle)
        #expect(depots.valeur(cle, session: 1, le: midi) == nil)
    }

    @Test("It is forgotten after half an hour")
    func oublie() {
        let depots = Depots<String>()
        let cle = depots.depose("grille", octets: 10, session: 1, le: midi)
        #expect(depots.valeur(cle, session: 1, le: midi.plus(secondes: Depots<String>.duree)) != nil)
        #expect(depots.valeur(cle, session: 1, le: midi.plus(secondes: Depots<String>.duree + 1)) == nil)
    }

    @Test("One session keeps a few, and never pushes out those of others by their number")
    func parSession() {
        let depots = Depots<Int>()
        let premiere = depots.depose(0, octets: 1, session: 1, le: midi)
        let cles = (1...Depots<Int>.parSession + 1).map { depots.depose($0, octets: 1, session: 2, le: midi) }
        #expect(depots.valeur(premiere, session: 1, le: midi) == 0)
        #expect(
            cles.filter { depots.valeur($0, session: 2, le: midi) != nil } == Array(cles.suffix(Depots<Int>.parSession))
        )
    }

    @Test("Too many bytes, or too many of them, push out the oldest")
    func borne() {
        let depots = Depots<Int>()
        let ancienne = depots.depose(0, octets: Depots<Int>.octetsAuPlus / 2, session: 1, le: midi)
        let nouvelle = depots.depose(1, octets: Depots<Int>.octetsAuPlus / 2 + 1, session: 2, le: midi)
        #expect(depots.valeur(ancienne, session: 1, le: midi) == nil)
        #expect(depots.valeur(nouvelle, session: 2, le: midi) == 1)
        for rang in 0..<Depots<Int>.nombreAuPlus {
            _ = depots.depose(rang, octets: 1, session: Int64(10 + rang), le: midi)
        }
        #expect(depots.valeur(nouvelle, session: 2, le: midi) == nil)
    }
}
