import Fixtures
import Foundation
import GRDB
import PlanModel
import PlanStore
import Testing

/// Loading a plan: a change makes a numbered version, the same content adds nothing, a refusal writes nothing.
struct ChargementTests {
    private static let modifie = SuiviPlan.yaml.replacing(
        "titre: Créer des navettes", with: "titre: Créer deux navettes")

    @Test func theFirstLoadMakesVersionOneWithoutAnyReason() throws {
        let banc = try Banc()
        let versions = try banc.store.versions("essai")
        #expect(versions.map(\.numero) == [1])
        let premiere = try #require(versions.first)
        #expect(premiere.motif == nil)
        #expect((premiere.chargeePar, premiere.fichier) == ("secrétariat", "essai.yaml"))
        #expect(premiere.chargeeLe == .a("2018-01-15"))
        #expect((premiere.etat, premiere.libelle) == (.projet, "avril 2018"))
        #expect(try banc.store.plans().map(\.identifiant) == ["essai"])
    }

    @Test func thePlanComesBackAsItWasLoaded() throws {
        #expect(try Banc().store.plan("essai").plan == SuiviPlan.lu())
    }

    @Test(arguments: plansDuDepot)
    func theFourPlansComeBackAsTheyWereLoaded(slug: String) throws {
        let store = try PlanStore(DatabaseQueue())
        let plan = try planDuDepot(slug)
        _ = try store.load(
            plan, octets: try SuiviPlan.octetsFournis(slug), fichier: "\(slug).yaml", motif: nil, par: "secrétariat",
            le: .a("2018-01-15"))
        #expect(try store.plan(slug).plan == plan)
        #expect(try store.plan(plan.departement.code).plan == plan)
    }

    @Test func theSameContentTwiceAddsNothing() throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        #expect(try banc.load(SuiviPlan.yaml) == .inchange(numero: 1))
        #expect(try banc.contenu() == avant)
    }

    @Test(arguments: [
        "# Un autre commentaire.\n" + SuiviPlan.yaml, SuiviPlan.yaml.replacing("\n", with: "\r\n"),
        SuiviPlan.yaml.replacing("acteurs: [ARS, CD]", with: "acteurs:\n            - ARS\n            - CD"),
    ])
    func aFileThatOnlyLooksDifferentAddsNothing(texte: String) throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        #expect(try banc.load(texte) == .inchange(numero: 1))
        #expect(try banc.contenu() == avant)
    }

    @Test func aChangeMakesVersionTwoWithItsDifference() throws {
        let banc = try Banc()
        let chargement = try banc.load(Self.modifie, motif: "avenant", le: .a("2019-01-15"))
        guard case .nouvelle(2, let difference?) = chargement else {
            Issue.record("\(chargement)")
            return
        }
        #expect(difference.changements.map(\.id) == ["navettes"])
        let versions = try banc.store.versions("essai")
        #expect(versions.map(\.motif) == [nil, "avenant"])
        #expect(versions.map(\.chargeeLe) == [.a("2018-01-15"), .a("2019-01-15")])
    }

    @Test func comingBackToAnOlderContentIsANewVersion() throws {
        let banc = try Banc()
        try banc.load(Self.modifie, motif: "avenant")
        guard case .nouvelle(3, _) = try banc.load(SuiviPlan.yaml, motif: "avenant annulé") else {
            Issue.record("une troisième version était attendue")
            return
        }
        #expect(try banc.store.plan("essai", version: 3).plan == banc.store.plan("essai", version: 1).plan)
    }

    @Test(arguments: [nil, "", "  "])
    func aSecondVersionAsksForItsReason(motif: String?) throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        #expect(throws: StoreError.motifManquant(plan: "essai")) { try banc.load(Self.modifie, motif: motif) }
        #expect(try banc.contenu() == avant)
    }

    @Test(arguments: [("a\u{1}b", "plan.yaml"), ("motif", "plan\u{7F}.yaml"), ("motif", "plan\u{FFFF}.yaml")])
    func aReasonOrAFileNameThatNoDocumentMayHoldIsRefused(motif: String, fichier: String) throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        let refus = #expect(throws: StoreError.self) {
            try banc.store.load(
                SuiviPlan.lu(SuiviPlan.sansMedecins()), octets: [], fichier: fichier, motif: motif, par: "secrétariat",
                le: .a("2018-02-15"))
        }
        guard case .caractereInterdit = refus else {
            Issue.record("\(String(describing: refus))")
            return
        }
        #expect(try banc.contenu() == avant)
    }

    @Test func aDryRunSaysWhatAVersionWouldChangeAndWritesNothing() throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        guard case .nouvelle(2, _) = try banc.load(Self.modifie, motif: "avenant", essai: true) else {
            Issue.record("une deuxième version était attendue")
            return
        }
        #expect(try banc.contenu() == avant)
        #expect(try banc.store.plan("essai").plan == SuiviPlan.lu())
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func theListOfPlansGivesTheNameThatTheLastVersionGives() throws {
        let banc = try Banc()
        try banc.load(SuiviPlan.yaml.replacing("nom: Cantal", with: "nom: Le Cantal"), motif: "nom corrigé")
        #expect(try banc.store.plans().map(\.nom) == ["Le Cantal"])
    }

    @Test func severalDepartementsStandSideBySide() throws {
        let banc = try Banc(
            SuiviPlan.autre("lot", code: "46", nom: "Lot"), SuiviPlan.yaml,
            SuiviPlan.autre("corse", code: "2A", nom: "Corse-du-Sud"))
        try banc.record(.pour("maisons"), dans: "lot")
        try banc.record(.pour("maisons", "2018-S2", .realisee), dans: "2A")
        #expect(try banc.store.plans().map(\.departement) == ["15", "2A", "46"])
        #expect(try banc.store.suivi("46").avancements.map(\.saisie.etat) == [.enCours])
        #expect(try banc.store.suivi("corse").avancements.map(\.saisie.etat) == [.realisee])
        #expect(try banc.store.suivi("essai").avancements.isEmpty)
    }

    /// The schéma and another plan, or a plan and its renewal: each has its versions and its follow-up.
    @Test func aDepartementHoldsSeveralPlansEachUnderItsIdentifier() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"))
        try banc.load(SuiviPlan.autre("numerique", code: "15", nom: "Cantal"))
        try banc.record(.pour("medecins"), dans: "numerique")
        #expect(try banc.store.plans().map(\.identifiant) == ["essai", "numerique"])
        #expect(try banc.store.versions("numerique").map(\.numero) == [1])
        #expect(try banc.store.suivi("essai").avancements.map(\.saisie.noeud) == [.cle("maisons")])
        #expect(try banc.store.suivi("numerique").avancements.map(\.saisie.noeud) == [.cle("medecins")])
        #expect(try banc.anomalies.isEmpty)
    }

    @Test func aReferenceThatMeansSeveralPlansIsRefusedWithThem() throws {
        let banc = try Banc()
        for reference in ["essai", "15", "Cantal", "cantal", "CANTAL"] {
            #expect(try banc.store.snapshot(reference).plan.identifiant.rawValue == "essai")
            #expect(try banc.store.plansDesignes(par: reference) == ["essai"])
        }
        // An identifier that is also the name of the département means the plan.
        try banc.load(SuiviPlan.autre("cantal", code: "15", nom: "Cantal"))
        #expect(try banc.store.snapshot("cantal").plan.identifiant.rawValue == "cantal")
        for reference in ["15", "Cantal"] {
            #expect(try banc.store.plansDesignes(par: reference) == ["essai", "cantal"])
            let refus = #expect(throws: StoreError.self) { try banc.store.suivi(reference) }
            #expect(refus?.description.contains("« \(reference) » désigne plusieurs plans : essai (") == true)
            #expect(refus?.description.contains("cantal (") == true)
            #expect(throws: StoreError.self) { try banc.record(.pour("maisons"), dans: reference) }
        }
        #expect(try banc.store.plansDesignes(par: "46").isEmpty)
        #expect(try banc.store.suivi("essai").avancements.isEmpty)
    }

    @Test func aPlanNeverMovesToAnotherDepartement() throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        #expect(throws: StoreError.self) {
            try banc.load(SuiviPlan.autre("essai", code: "46", nom: "Lot"), motif: "erreur de code")
        }
        #expect(try banc.contenu() == avant)
    }

    // MARK: - Versions

    @Test func theBytesOfEachFileAreKeptWithTheirFingerprint() throws {
        let banc = try Banc()
        try banc.load(Self.modifie, motif: "avenant")
        let held = try banc.queue.read { try Data.fetchAll($0, sql: "SELECT octets FROM version ORDER BY numero") }
        #expect(held == [Data(SuiviPlan.yaml.utf8), Data(Self.modifie.utf8)])
        // The figure that « sha256sum » gives.
        let vide = try PlanStore(DatabaseQueue())
        _ = try vide.load(
            SuiviPlan.lu(), octets: [UInt8]("abc".utf8), fichier: "essai.yaml", motif: nil, par: "s",
            le: .a("2018-01-15"))
        #expect(
            try vide.versions("essai").map(\.sha256)
                == ["ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"])
    }

    /// Written by a version of the program whose values this one does not read.
    @Test(arguments: [
        "UPDATE noeud SET contenu = '{}' WHERE id = 'maisons'",
        "UPDATE noeud SET contenu = json_set(contenu, '$.titre', 'texte nu') WHERE id = 'maisons'",
        "UPDATE noeud SET contenu = substr(contenu, 1, 40) WHERE id = 'maisons'",
        "UPDATE version SET contenu = '{}'",
    ])
    func whatTheBaseSaysInAnotherWayIsReadFromTheFileAgain(sql: String) throws {
        let banc = try Banc()
        let plan = try banc.store.plan("essai").plan
        try banc.falsifier(sql)
        #expect(try banc.store.plan("essai").plan == plan)
    }

    @Test func anyVersionCanBeAskedForAgain() throws {
        let banc = try Banc()
        try banc.load(Self.modifie, motif: "avenant")
        #expect(try banc.store.plan("essai", version: 1).plan == SuiviPlan.lu())
        #expect(try banc.store.plan("essai", version: 2).plan == SuiviPlan.lu(Self.modifie))
        #expect(try banc.store.plan("15").version.numero == 2)
    }

    @Test(arguments: [0, 3, -1])
    func aVersionThatDoesNotExistSaysWhichIsTheLast(numero: Int) throws {
        let banc = try Banc()
        try banc.load(Self.modifie, motif: "avenant")
        #expect(throws: StoreError.versionInconnue(numero, derniere: 2)) {
            try banc.store.plan("essai", version: numero)
        }
    }

    @Test func thePlanAsItWasKnownOnADayIsTheLastVersionLoadedByThen() throws {
        let banc = try Banc()
        try banc.load(Self.modifie, motif: "avenant", le: .a("2019-01-15"))
        #expect(try banc.store.plan("essai", connuLe: Instant(finDe: .le("2019-01-14"))).version.numero == 1)
        #expect(try banc.store.plan("essai", connuLe: .a("2019-01-15")).version.numero == 2)
    }

    @Test func beforeTheFirstLoadNoVersionWasKnownAndTheMessageSaysSince() throws {
        let banc = try Banc()
        let erreur = #expect(throws: StoreError.self) {
            try banc.store.plan("essai", connuLe: Instant(finDe: .le("2010-01-01"), .paris))
        }
        #expect(
            erreur?.description
                == "aucune version du plan n'était chargée le 1ᵉʳ\u{A0}janvier\u{A0}2010")
    }

    @Test func aPlanThatIsNotThereNamesThoseThatAre() throws {
        let banc = try Banc(SuiviPlan.yaml, SuiviPlan.autre("lot", code: "46", nom: "Lot"))
        let erreur = #expect(throws: StoreError.planInconnu("lozere", connus: ["essai", "lot"])) {
            try banc.store.versions("lozere")
        }
        #expect(erreur?.description == "aucun plan « lozere » dans la base ; plans connus : essai, lot")
    }
}
