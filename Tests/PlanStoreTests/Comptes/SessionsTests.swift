import Fixtures
import GRDB
import PlanModel
import Testing

@testable import PlanStore

struct SessionsTests {
    @Test func theCookieFindsItsSessionWithTheRightsOfTheMoment() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand", Droit(plan: "lot", role: .lecture), Droit(role: .lecture))
        let (cookie, ouverte) = try banc.store.ouvrirSession(compte.id, agent: "Firefox", le: banc.debut)
        #expect(try banc.store.session(cookie, le: banc.debut) == ouverte)
        #expect((ouverte.compte, ouverte.agent) == (compte, "Firefox"))
        #expect(try banc.store.session("inconnu", le: banc.debut) == nil)
        #expect(try banc.store.session("", le: banc.debut) == nil)
        try banc.store.accorder([Droit(plan: "lot", role: .copilote)], a: compte.id, par: "admin", le: banc.debut)
        #expect(
            try banc.store.session(cookie, le: banc.debut)?.compte.droits == [Droit(plan: "lot", role: .copilote)])
    }

    @Test func eachSessionHasItsOwnFormToken() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        let ouvertes = try (0..<2).map { _ in try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut) }
        #expect(ouvertes[0].session.csrf != ouvertes[1].session.csrf)
        #expect(ouvertes.allSatisfy { $0.session.csrf.count == 43 && $0.session.csrf != $0.jeton })
        #expect(try !banc.contenu().contains(ouvertes[0].session.csrf))
    }

    @Test func aSessionEndsAfterTwelveHoursOfSilence() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        let (cookie, _) = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        let tard = banc.debut.plus(secondes: 12 * 3_600 - 1)
        #expect(try banc.store.session(cookie, le: tard)?.vueLe == tard)
        #expect(try banc.store.session(cookie, le: tard.plus(secondes: 12 * 3_600 - 1)) != nil)
        let (autre, _) = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        #expect(try banc.store.session(autre, le: banc.debut.plus(secondes: 12 * 3_600)) == nil)
    }

    @Test func aSessionEndsAfterSevenDaysHoweverBusy() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        let (cookie, _) = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        for heures in stride(from: 11, to: 168, by: 11) {
            #expect(try banc.store.session(cookie, le: banc.debut.plus(secondes: heures * 3_600)) != nil)
        }
        #expect(try banc.store.session(cookie, le: banc.debut.plus(secondes: 168 * 3_600)) == nil)
    }

    /// The clock ran ahead for an hour: what was opened then must not last until 2109.
    @Test func whatWasOpenedWhileTheClockRanAheadDoesNotServe() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        let invitation = try banc.store.inviter(compte.id, par: "admin", le: .a("2109-03-03"))
        let (cookie, _) = try banc.store.ouvrirSession(compte.id, agent: nil, le: .a("2109-03-03"))
        #expect(try banc.store.session(cookie, le: .a("2109-03-03")) != nil)
        #expect(try banc.store.session(cookie, le: banc.debut) == nil)
        #expect(try banc.store.sessions(compte.id, le: banc.debut).isEmpty)
        #expect(try banc.store.invitation(invitation, le: banc.debut) == nil)
        let (juste, _) = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        // Set right by an hour since.
        #expect(try banc.store.session(juste, le: banc.debut.plus(secondes: -3_600)) != nil)
    }

    @Test func requestsWriteAtMostEveryFiveMinutes() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        let (cookie, _) = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        func ecritures(_ secondes: Int) throws -> Int {
            let avant = try banc.queue.read { $0.totalChangesCount }
            _ = try banc.store.session(cookie, le: banc.debut.plus(secondes: secondes))
            return try banc.queue.read { $0.totalChangesCount } - avant
        }
        #expect(try [1, 299, 300, 301, 599, 600].map(ecritures) == [0, 0, 1, 0, 0, 1])
    }

    @Test func aSessionIsClosedByItsOwnerAlone() throws {
        let banc = try BancDeComptes()
        let (un, deux) = (try banc.compte("un"), try banc.compte("deux"))
        let (cookie, session) = try banc.store.ouvrirSession(un.id, agent: nil, le: banc.debut)
        try banc.store.fermerSession(id: session.id, compte: deux.id)
        #expect(try banc.store.session(cookie, le: banc.debut) != nil)
        try banc.store.fermerSession(id: session.id, compte: un.id)
        #expect(try banc.store.session(cookie, le: banc.debut) == nil)
    }

    @Test func sessionsAreListedAndClosedButTheOneThatAsks() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        let ouvertes = try ["A", "B", "C"].map {
            try banc.store.ouvrirSession(compte.id, agent: $0, le: banc.debut)
        }
        #expect(try banc.store.sessions(compte.id, le: banc.debut).map(\.agent) == ["C", "B", "A"])
        #expect(try banc.store.sessions(compte.id, le: banc.debut.plus(secondes: 86_400)).isEmpty)
        try banc.store.fermerSession(ouvertes[0].jeton)
        try banc.store.fermerSessions(compte.id, sauf: ouvertes[1].session.id)
        #expect(try banc.store.sessions(compte.id, le: banc.debut).map(\.agent) == ["B"])
        try banc.store.fermerSessions(compte.id, sauf: nil)
        #expect(try banc.store.session(ouvertes[1].jeton, le: banc.debut) == nil)
    }

    @Test func endedSessionsAreForgottenWhenAnotherOpens() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        _ = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        _ = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut.plus(secondes: 86_400))
        #expect(try banc.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM session") } == 1)
    }

    @Test func aTokenActsForItsAccountUntilItIsRevoked() throws {
        let banc = try BancDeComptes()
        let (un, deux) = (try banc.compte("un", Droit(role: .lecture)), try banc.compte("deux"))
        let (jeton, secret) = try banc.store.creerJeton(un.id, libelle: "tableur", ecriture: true, le: banc.debut)
        let plusTard = banc.debut.plus(secondes: 60)
        let porteur = try #require(try banc.store.porteur(secret, le: plusTard))
        #expect(porteur.compte == un)
        #expect((porteur.jeton.id, porteur.jeton.ecriture, porteur.jeton.vuLe) == (jeton.id, true, plusTard))
        #expect(try banc.store.porteur("plantracker_faux", le: plusTard) == nil)
        try banc.store.revoquerJeton(jeton.id, compte: deux.id, le: plusTard)
        #expect(try banc.store.porteur(secret, le: plusTard) != nil)
        try banc.store.revoquerJeton(jeton.id, compte: un.id, le: plusTard)
        #expect(try banc.store.porteur(secret, le: plusTard) == nil)
        try banc.store.revoquerJeton(jeton.id, compte: un.id, le: plusTard.plus(secondes: 9))
        #expect(try banc.store.jetons(un.id).map(\.revoqueLe) == [plusTard])
        #expect(try banc.store.jetons(deux.id).isEmpty)
    }
}
