import Fixtures
import Foundation
import GRDB
import PlanModel
import Testing

@testable import PlanStore

struct MotsDePasseTests {
    @Test func anInvitationServesOnceAndForSevenDays() throws {
        let banc = try BancDeComptes()
        let (compte, lien) = try banc.store.creer("durand", nom: "D", droits: [], par: "admin", le: banc.debut)
        let bientot = banc.debut.plus(secondes: 7 * 86_400 - 1)
        #expect(try banc.store.invitation(lien, le: bientot) == compte)
        #expect(try banc.store.invitation(lien, le: banc.debut.plus(secondes: 7 * 86_400)) == nil)
        #expect(try banc.store.accepter(lien, motDePasse: BancDeComptes.motDePasse, le: bientot).aUnMotDePasse)
        #expect(try banc.store.invitation(lien, le: bientot) == nil)
        #expect(throws: CompteError.invitationInvalide) {
            try banc.store.accepter(lien, motDePasse: BancDeComptes.motDePasse, le: bientot)
        }
    }

    @Test func aNewLinkStopsTheEarlierOneAndKeepsThePasswordUntilItIsUsed() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        let (cookie, _) = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        let premier = try banc.store.inviter(compte.id, par: "admin", le: banc.debut)
        let second = try banc.store.inviter(compte.id, par: "admin", le: banc.debut)
        #expect(try banc.store.invitation(premier, le: banc.debut) == nil)
        #expect(try banc.authentifie("durand") == compte)
        _ = try banc.store.accepter(second, motDePasse: "un tout autre mot", le: banc.debut)
        #expect(try banc.authentifie("durand") == nil)
        #expect(try banc.authentifie("durand", "un tout autre mot") == compte)
        #expect(try banc.store.session(cookie, le: banc.debut) == nil)
    }

    @Test func aLinkRevokesTheTokensOfTheAccountAndOnesOwnChangeLeavesThem() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        let (_, secret) = try banc.store.creerJeton(compte.id, libelle: "tableau", ecriture: true, le: banc.debut)
        try banc.store.changerMotDePasse(
            compte.id, ancien: BancDeComptes.motDePasse, nouveau: "un tout autre mot", le: banc.debut)
        #expect(try banc.store.porteur(secret, le: banc.debut) != nil)
        let lien = try banc.store.inviter(compte.id, par: "admin", le: banc.debut)
        #expect(try banc.store.porteur(secret, le: banc.debut) != nil)
        _ = try banc.store.accepter(lien, motDePasse: "encore un autre mot", le: banc.debut)
        #expect(try banc.store.porteur(secret, le: banc.debut) == nil)
        #expect(try banc.store.evenements(limite: 1).map(\.quoi) == ["jetons révoqués"])
    }

    @Test(arguments: [
        ("onze lettre", FaiblesseDeMotDePasse.tropCourt(11)), ("", .tropCourt(0)),
        ("marie.durand", .identifiant), ("Marie.DURAND", .identifiant), ("éééééééééééé", .caractereRepete),
        (String(repeating: "ab", count: 600), .tropLong),
    ])
    func aPasswordThatIsGuessedIsRefusedAndTheLinkStillServes(
        motDePasse: String, faiblesse: FaiblesseDeMotDePasse
    ) throws {
        let banc = try BancDeComptes()
        let (_, lien) = try banc.store.creer("marie.durand", nom: "D", droits: [], par: "admin", le: banc.debut)
        #expect(throws: CompteError.motDePasseFaible(faiblesse)) {
            try banc.store.accepter(lien, motDePasse: motDePasse, le: banc.debut)
        }
        #expect(try banc.store.accepter(lien, motDePasse: "douze lettres", le: banc.debut).aUnMotDePasse)
    }

    @Test func nothingTellsAnUnknownLoginFromAWrongPassword() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        _ = try banc.store.creer("attend", nom: "A", droits: [], par: "admin", le: banc.debut)
        #expect(try banc.authentifie(" Durand") == compte)
        for (identifiant, motDePasse) in [
            ("durand", "quatre mots a la suite"), ("durand", ""), ("personne", BancDeComptes.motDePasse),
            ("attend", ""), ("attend", BancDeComptes.motDePasse), ("", ""),
            ("durand", BancDeComptes.motDePasse + String(repeating: "x", count: 5_000)),
        ] {
            #expect(try banc.authentifie(identifiant, motDePasse) == nil, "\(identifiant)")
        }
    }

    @Test func thePasswordIsTheSameOnAKeyboardThatWritesAccentsApart() throws {
        let banc = try BancDeComptes()
        try banc.compte("durand", motDePasse: "été à la montagne")
        #expect(try banc.authentifie("durand", "été à la montagne".decomposedStringWithCanonicalMapping) != nil)
    }

    @Test func theOldPasswordIsAskedAndTheOtherSessionsEnd() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        let (ici, session) = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        let (ailleurs, _) = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        #expect(throws: CompteError.ancienMotDePasseFaux) {
            try banc.store.changerMotDePasse(compte.id, ancien: "faux", nouveau: "un tout autre mot", le: banc.debut)
        }
        #expect(throws: CompteError.motDePasseFaible(.tropCourt(5))) {
            try banc.store.changerMotDePasse(
                compte.id, ancien: BancDeComptes.motDePasse, nouveau: "court", le: banc.debut)
        }
        #expect(try banc.store.session(ailleurs, le: banc.debut) != nil)
        try banc.store.changerMotDePasse(
            compte.id, ancien: BancDeComptes.motDePasse, nouveau: "un tout autre mot", le: banc.debut, sauf: session.id)
        #expect(try banc.store.session(ici, le: banc.debut) != nil)
        #expect(try banc.store.session(ailleurs, le: banc.debut) == nil)
        #expect(try banc.authentifie("durand") == nil)
        #expect(try banc.authentifie("durand", "un tout autre mot") == compte)
    }

    @Test func whatIsStoredTellsNoSecret() throws {
        let banc = try BancDeComptes()
        let compte = try banc.compte("durand")
        let (cookie, _) = try banc.store.ouvrirSession(compte.id, agent: nil, le: banc.debut)
        let (_, secret) = try banc.store.creerJeton(compte.id, libelle: "essai", ecriture: true, le: banc.debut)
        let lien = try banc.store.inviter(compte.id, par: "admin", le: banc.debut)
        let contenu = try banc.contenu()
        for mot in [cookie, secret, lien, BancDeComptes.motDePasse] { #expect(!contenu.contains(mot)) }
        #expect(Set([cookie, secret, lien]).count == 3)
        #expect(cookie.count == 43)
    }

    @Test func eachPasswordHasItsOwnSalt() throws {
        let banc = try BancDeComptes()
        try banc.compte("un")
        try banc.compte("deux")
        let empreintes = try banc.queue.read {
            try Set(Data.fetchAll($0, sql: "SELECT empreinte FROM compte"))
        }
        #expect(empreintes.count == 2)
    }

    @Test func aPasswordKeptUnderOldParametersStillServesAndTakesTheNewOnes() throws {
        let banc = try BancDeComptes(.init(n: 32, r: 2, p: 2))
        try banc.compte("durand")
        let (n, r, p): (Int, Int, Int) = try banc.queue.read { db in
            let row = try #require(try Row.fetchOne(db, sql: "SELECT n, r, p FROM compte"))
            return (row[0], row[1], row[2])
        }
        #expect((n, r, p) == (32, 2, 2))
        // Opened by a program whose parameters changed: the old ones are read, then replaced by the new.
        let neuf = try CompteStore(banc.queue, BancDeComptes.leger)
        #expect(try neuf.authentifier("durand", motDePasse: BancDeComptes.motDePasse, le: banc.debut) != nil)
        #expect(try banc.queue.read { try Int.fetchOne($0, sql: "SELECT n FROM compte") } == 16)
        #expect(try neuf.authentifier("durand", motDePasse: BancDeComptes.motDePasse, le: banc.debut) != nil)
        #expect(try neuf.authentifier("durand", motDePasse: "un autre que lui", le: banc.debut) == nil)
    }

    /// Against another implementation, that of OpenSSL.
    @Test func theDerivationIsScrypt() throws {
        let derive = MotDePasse(
            .init(n: 1_024, r: 8, p: 16), sel: Data("NaCl".utf8),
            empreinte: try #require(Data(base64Encoded: "51aC+xhVO/P7/QK++uUjAeICo8Nr0IHSY16OmCwL+78=")))
        #expect(try derive.est("password"))
    }

    @Test func theParametersOfARealBaseAreThoseOfOWASP() throws {
        #expect(try CompteStore.enMemoire().parametres == .init(n: 32_768, r: 8, p: 3))
    }

    @Test func twoAcceptancesOfOneLinkMakeOnePassword() async throws {
        let dossier = try Dossier()
        let store = try CompteStore(
            DatabasePool(path: dossier.chemin("c.sqlite")), BancDeComptes.leger)
        let (_, lien) = try store.creer("durand", nom: "D", droits: [], par: "admin", le: .a("2019-01-07"))
        let acceptees = await withTaskGroup(of: Bool.self) { group in
            for rang in 0..<8 {
                group.addTask {
                    (try? store.accepter(lien, motDePasse: "mot de passe \(rang)", le: .a("2019-01-07"))) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(acceptees == 1)
    }
}
