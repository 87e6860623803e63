import Evaluation
import Fixtures
import PlanModel
import Testing

/// Lateness is computed from the end of the printed period, never typed, and always says why.
struct RetardTests {
    private static let lancement = champ("lancement", .lancement)
    private static let echeance = champ("echeance", .echeance)
    private static let information = champ("information", .information)

    private static func champ(_ id: String, _ usage: Champ.Usage) -> Champ {
        Champ(id: .cle(id), libelle: id, type: .periode, usage: usage, niveaux: [.cle("action")])
    }

    private func retard(
        lancement: String? = nil, echeance: String? = nil, etat: Etat?, au jour: String,
        champs: [Champ] = [lancement, echeance]
    ) -> Retard {
        var noeud = Noeud(id: .cle("action"), niveau: .cle("action"), titre: .connu("Action"))
        if let lancement { noeud.champs[.cle("lancement")] = .connu(.periode(.imprimee(lancement))) }
        if let echeance { noeud.champs[.cle("echeance")] = .connu(.periode(.imprimee(echeance))) }
        return Retard(de: noeud, champs: champs, etat: etat, au: .le(jour))
    }

    @Test(
        "« 2018 » n'est en retard qu'une fois l'année finie",
        arguments: [("2018-03-15", false), ("2018-12-31", false), ("2019-01-01", true), ("2021-06-30", true)])
    func aYearIsLateOnlyOnceItIsOver(jour: String, late: Bool) {
        let retard = retard(lancement: "2018", etat: .aLancer, au: jour)
        #expect(retard.estAvere == late)
        #expect(late || retard == .aucun)
    }

    @Test(arguments: [
        ("1er semestre 2018", "2018-06-30", "2018-07-01"), ("3e trimestre 2019", "2019-09-30", "2019-10-01"),
        ("année scolaire 2019-2020", "2020-08-31", "2020-09-01"), ("2018-2019", "2019-12-31", "2020-01-01"),
        ("jusqu'au 31/12/2018", "2018-12-31", "2019-01-01"), ("avril 2018", "2018-04-30", "2018-05-01"),
        ("courant 2018", "2018-12-31", "2019-01-01"),
    ])
    func latenessStartsTheDayAfterTheLastDayOfThePeriod(imprime: String, dernier: String, lendemain: String) {
        #expect(retard(lancement: imprime, etat: .aLancer, au: dernier) == .aucun)
        #expect(retard(lancement: imprime, etat: .aLancer, au: lendemain).estAvere)
    }

    @Test func theReasonQuotesThePrintedPeriodItsLastDayAndTheState() {
        let motif = retard(lancement: "courant 2018", etat: .aLancer, au: "2019-06-30").motif
        #expect(
            motif == "lancement prévu «\u{A0}courant 2018\u{A0}», "
                + "dépassé le 31\u{A0}décembre\u{A0}2018, et l'action est à lancer"
        )
    }

    @Test func anOverdueTermAgreesInGender() {
        let motif = retard(echeance: "2020", etat: .enCours, au: "2021-06-30").motif
        #expect(
            motif == "échéance fixée «\u{A0}2020\u{A0}», "
                + "dépassée le 31\u{A0}décembre\u{A0}2020, et l'action est en cours")
    }

    @Test func withoutAnyEntryAnOverdueLaunchIsToBeConfirmed() {
        let retard = retard(lancement: "2018", etat: nil, au: "2019-01-01")
        #expect(
            retard
                == .aConfirmer(
                    motif: "lancement prévu «\u{A0}2018\u{A0}», dépassé le 31\u{A0}décembre\u{A0}2018, et aucune saisie"
                ))
        #expect(!retard.estAvere)
    }

    @Test(arguments: [Etat.enCours, .suspendue])
    func anActionThatStartedIsNotLateForItsLaunch(etat: Etat) {
        #expect(retard(lancement: "2018", etat: etat, au: "2021-06-30") == .aucun)
    }

    @Test(arguments: [Etat.realisee, .abandonnee])
    func aClosedActionIsNeverLate(etat: Etat) {
        #expect(retard(lancement: "2018", echeance: "2019", etat: etat, au: "2023-12-31") == .aucun)
    }

    @Test(arguments: [Etat.aLancer, .enCours, .suspendue])
    func anOpenActionIsLateOnceItsTermIsOver(etat: Etat) {
        #expect(retard(echeance: "2019", etat: etat, au: "2019-12-31") == .aucun)
        #expect(retard(echeance: "2019", etat: etat, au: "2020-01-01").estAvere)
    }

    @Test func aSuspendedActionPastItsTermSaysThatItIsSuspended() {
        let motif = retard(echeance: "2019", etat: .suspendue, au: "2020-01-01").motif
        #expect(motif?.hasSuffix("et l'action est suspendue") == true)
    }

    @Test(arguments: [Etat?.none, .aLancer, .enCours], ["en cours", "en cours ou courant 2018"])
    func whatWasAlreadyRunningWhenThePlanWasWrittenCannotBeLateForItsLaunch(etat: Etat?, imprime: String) {
        #expect(retard(lancement: imprime, etat: etat, au: "2021-06-30") == .aucun)
    }

    @Test func aRunningLaunchDoesNotHideAnOverdueTerm() {
        #expect(retard(lancement: "en cours", echeance: "2019", etat: .enCours, au: "2020-01-01").estAvere)
    }

    @Test(arguments: [Etat?.none, .aLancer])
    func withoutAnyDateLatenessCannotBeComputed(etat: Etat?) {
        #expect(
            retard(etat: etat, au: "2020-01-01")
                == .nonCalculable(raison: "ni période de lancement ni échéance datée"))
    }

    @Test(arguments: ["dès 2018", "à partir de 2018", "2018 et suivantes"], [Etat?.none, .aLancer])
    func anOpenBeginningIsWaitedForAndNeverLate(imprime: String, etat: Etat?) {
        #expect(retard(lancement: imprime, etat: etat, au: "2018-12-31") == .aucun)
        let retard = retard(lancement: imprime, etat: etat, au: "2019-01-01")
        #expect(!retard.estAvere && retard.estSignale)
        let suite = etat == nil ? "aucune saisie" : "l'action est à lancer"
        #expect(
            retard.motif
                == "lancement prévu «\u{A0}\(imprime)\u{A0}», sans date limite, attendu depuis le 31\u{A0}décembre\u{A0}2018, et \(suite)"
        )
    }

    @Test(arguments: ["depuis 2018", "dès 2018"], [Etat.enCours, .suspendue])
    func whatBeganIsNotLateForAnOpenBeginning(imprime: String, etat: Etat) {
        #expect(retard(lancement: imprime, etat: etat, au: "2022-01-01") == .aucun)
    }

    @Test func whatRunsSinceAYearIsNotToBeLaunched() {
        #expect(retard(lancement: "depuis 2018", etat: nil, au: "2022-01-01") == .aucun)
    }

    @Test(arguments: ["court terme", "permanent", "annuel"])
    func wordsWithoutADayGiveNoDate(imprime: String) {
        #expect(
            retard(lancement: imprime, etat: .aLancer, au: "2022-01-01")
                == .nonCalculable(raison: "ni période de lancement ni échéance datée"))
    }

    @Test func anOpenBeginningDoesNotHideAnOverdueTerm() {
        #expect(retard(lancement: "dès 2018", echeance: "2019", etat: .aLancer, au: "2020-01-01").estAvere)
    }

    @Test func aRunningActionOfAPlanThatFixesNoTermIsNotLate() {
        #expect(retard(etat: .enCours, au: "2020-01-01", champs: [Self.lancement]) == .aucun)
        #expect(
            retard(etat: .enCours, au: "2020-01-01")
                == .nonCalculable(raison: "ni période de lancement ni échéance datée"))
    }

    @Test func aPeriodGivenForInformationCommitsToNothing() {
        var noeud = Noeud(id: .cle("action"), niveau: .cle("action"), titre: .connu("Action"))
        noeud.champs[.cle("information")] = .connu(.periode(.imprimee("2016")))
        let retard = Retard(de: noeud, champs: [Self.information], etat: .aLancer, au: .le("2020-01-01"))
        #expect(retard == .nonCalculable(raison: "ni période de lancement ni échéance datée"))
    }

    @Test(arguments: [Absence.aDefinir, .nonRenseigne, .sansObjet, .illisible])
    func aPeriodThatTheDocumentDoesNotGiveIsNoDate(absence: Absence) {
        var noeud = Noeud(id: .cle("action"), niveau: .cle("action"), titre: .connu("Action"))
        noeud.champs[.cle("lancement")] = .absent(absence)
        let retard = Retard(de: noeud, champs: [Self.lancement], etat: .aLancer, au: .le("2020-01-01"))
        #expect(!retard.estAvere)
        #expect(retard.motif == "ni période de lancement ni échéance datée")
    }
}
