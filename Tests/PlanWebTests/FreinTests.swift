import Dispatch
import HTTPTypes
import Synchronization
import Testing

@testable import PlanWeb

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

    private func manque(_ frein: Frein, _ identifiant: String, _ adresse: String) {
        #expect(frein.essaie(identifiant, depuis: adresse) == nil)
        frein.echec(identifiant, depuis: adresse)
    }

    @Test(
        "Five failures are forgiven, then one waits a minute, then twice as long each time, a quarter of an hour at most"
    )
    func attendDeuxFoisPlus() {
        let (frein, horloge) = frein()
        for _ in 0..<Frein.essaisParCompte { manque(frein, "marie", "a") }
        for attente in [60, 120, 240, 480, Frein.oubli] {
            #expect(frein.essaie("marie", depuis: "a") == attente)
            horloge.secondes += attente - 1
            #expect(frein.essaie("marie", depuis: "a") == 1)
            horloge.secondes += 1
            if attente < Frein.oubli { manque(frein, "marie", "a") }
        }
    }

    @Test("A try counts as soon as it is made: many at once are no more than one after the other")
    func aLaFois() {
        let (frein, _) = frein()
        let admis = (0..<50).count { _ in frein.essaie("marie", depuis: "a") == nil }
        #expect(admis == Frein.essaisParCompte)
    }

    @Test("Another login, or the same one from elsewhere, is not held up by it")
    func chacunSonCompte() {
        let (frein, _) = frein()
        for _ in 0..<Frein.essaisParCompte { manque(frein, "marie", "a") }
        #expect(frein.essaie("MARIE", depuis: "a") != nil)
        #expect(frein.essaie("paul", depuis: "a") == nil)
        #expect(frein.essaie("marie", depuis: "b") == nil)
    }

    @Test("One address that tries many logins waits for all of them, until its oldest failure is forgotten")
    func uneAdresse() {
        let (frein, horloge) = frein()
        for rang in 0..<Frein.essaisParAdresse {
            manque(frein, "compte\(rang)", "a")
            horloge.secondes += 10
        }
        #expect(frein.essaie("jamais-vu", depuis: "b") == nil)
        #expect(frein.essaie("jamais-vu", depuis: "a") == Frein.oubli - 300)
        horloge.secondes = Frein.oubli
        manque(frein, "jamais-vu", "a")
        #expect(frein.essaie("un-autre", depuis: "a") == 10)
    }

    @Test("Tries that are still being looked at hold an address up for seconds only")
    func enCours() {
        let (frein, _) = frein()
        for rang in 0..<Frein.essaisParAdresse { #expect(frein.essaie("compte\(rang)", depuis: "a") == nil) }
        #expect(frein.essaie("un-autre", depuis: "a") == Frein.attenteDesEnCours)
        frein.succes("compte3", depuis: "a")
        #expect(frein.essaie("un-autre", depuis: "a") == nil)
    }

    @Test("Who succeeds takes their failures back from the address too; those of the others stay")
    func succes() {
        let (frein, _) = frein()
        for _ in 0..<2 { for rang in 0..<14 { manque(frein, "compte\(rang)", "a") } }
        #expect(frein.essaie("compte1", depuis: "a") == nil)
        frein.succes("compte1", depuis: "a")
        for rang in 20..<24 { manque(frein, "compte\(rang)", "a") }
        #expect(frein.essaie("un-autre", depuis: "a") != nil)
    }

    @Test("Failures are forgotten a quarter of an hour after the last one")
    func oublie() {
        let (frein, horloge) = frein()
        for _ in 0..<(Frein.essaisParCompte - 1) { manque(frein, "marie", "a") }
        horloge.secondes = Frein.oubli
        for _ in 0..<Frein.essaisParCompte { manque(frein, "marie", "a") }
        #expect(frein.essaie("marie", depuis: "a") == 60)
    }

    @Test("A try that was not looked at is given back; one that was abandoned is not")
    func rendu() async {
        let (frein, _) = frein()
        struct Panne: Error {}
        for _ in 0..<20 {
            await #expect(throws: Panne.self) {
                _ = try await frein.essai("marie", depuis: "a") { () -> Int? in throw Panne() }
            }
        }
        for _ in 0..<Frein.essaisParCompte {
            await #expect(throws: CancellationError.self) {
                _ = try await frein.essai("marie", depuis: "a") { () -> Int? in throw CancellationError() }
            }
        }
        await #expect(throws: ErreurWeb.self) { _ = try await frein.essai("marie", depuis: "a") { 1 } }
    }

    @Test("What is too long to be a login counts for its address alone")
    func tropLong() {
        let (frein, _) = frein()
        for rang in 0..<Frein.essaisParAdresse { manque(frein, String(repeating: "x", count: 65 + rang % 2), "a") }
        #expect(frein.essaie("marie", depuis: "a") == Frein.oubli)
    }
}

@Suite("Work that takes long") struct AtelierTests {
    @Test("What comes when too much waits is told to come back, and the place is free again afterwards")
    func plein() async throws {
        let atelier = Atelier(fils: 1, enAttente: 1)
        let barriere = DispatchSemaphore(value: 0)
        let admises = await withTaskGroup(of: Bool.self) { demandes in
            for _ in 0..<5 {
                demandes.addTask {
                    do {
                        try await atelier.fait { barriere.wait() }
                        return true
                    } catch {
                        let erreur = error as? ErreurWeb
                        #expect(erreur?.statut == .serviceUnavailable && erreur?.attente != nil)
                        return false
                    }
                }
            }
            var admises: [Bool] = []
            for await admise in demandes {
                admises.append(admise)
                // Nobody else is to be refused: the two that were taken may end.
                if admises.count == 3 { for _ in 0..<2 { barriere.signal() } }
            }
            return admises
        }
        #expect(admises == [false, false, false, true, true])
        #expect(try await atelier.fait { 7 } == 7)
    }
}
