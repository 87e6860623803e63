import Fixtures
import Foundation
import PlanModel
import Testing

struct SuiviTests {
    /// Two semestres of `carte`, one of `maison`, and a correction of the first declaration.
    private let suivi = Suivi(
        avancements: [
            avancement(1, saisie("carte", "2018-S1", avancement: 10), le: "2018-06-20"),
            avancement(2, saisie("maison", "2018-S1", .aLancer), le: "2018-06-20"),
            avancement(3, saisie("carte", "2018-S2", avancement: 40), le: "2018-12-15"),
            avancement(4, saisie("carte", "2018-S1", avancement: 20), le: "2019-01-10", remplace: 1),
        ],
        releves: [
            releve(1, "cartes", 3, le: "2018-12-31"), releve(2, "cartes", 1, le: "2019-01-05", du: "2018-06-30"),
            releve(3, "cartes", 4, le: "2019-02-01", du: "2018-12-31", remplace: 1),
        ])

    @Test func hasOneDeclarationInForceForANodeAndASemestreTheLastRecorded() {
        #expect(suivi.declarations(semestre("2018-S1")).mapValues(\.id) == [id("carte"): 4, id("maison"): 2])
        #expect(suivi.declarations(semestre("2018-S2")).mapValues(\.id) == [id("carte"): 3])
        #expect(suivi.declarations(semestre("2019-S1")).isEmpty)
    }

    @Test func fallsBackOnTheLastKnownDeclaration() {
        #expect(suivi.dernieres(jusqua: semestre("2018-S2")).mapValues(\.id) == [id("carte"): 3, id("maison"): 2])
        #expect(suivi.dernieres(jusqua: semestre("2025-S1")).mapValues(\.id) == [id("carte"): 3, id("maison"): 2])
        #expect(suivi.dernieres(jusqua: semestre("2017-S2")).isEmpty)
    }

    /// The correction of an old semestre came last: it does not hide the newer semestre.
    @Test func prefersTheLaterSemestreToTheLaterRecord() {
        #expect(suivi.dernieres(jusqua: semestre("2018-S2"))[id("carte")]?.saisie.avancement?.rawValue == 40)
        #expect(suivi.dernieres(jusqua: semestre("2018-S1"))[id("carte")]?.saisie.avancement?.rawValue == 20)
    }

    @Test func forgetsADeclarationThatACorrectionMovedToAnotherSemestre() {
        var suivi = suivi
        suivi.avancements.append(avancement(5, saisie("maison", "2018-S2"), le: "2019-02-01", remplace: 2))
        #expect(suivi.declarations(semestre("2018-S1"))[id("maison")] == nil)
        #expect(suivi.declarations(semestre("2018-S2"))[id("maison")]?.id == 5)
    }

    @Test func knowsOnlyWhatWasRecordedByThen() {
        let connu = suivi.jusqua(.etat(avancement: 3, releve: 1))
        #expect(connu.avancements.map(\.id) == [1, 2, 3])
        #expect(connu.releves.map(\.id) == [1])
        #expect(connu.declarations(semestre("2018-S1"))[id("carte")]?.saisie.avancement?.rawValue == 10)
        #expect(suivi.jusqua(.etat()) == Suivi())
    }

    @Test func dropsReadingsThatALaterOneReplacesAndSortsTheOthersByDate() {
        #expect(suivi.relevesEnVigueur.mapValues { $0.map(\.id) } == [id("cartes"): [2, 3]])
        let before = suivi.jusqua(.etat(releve: 2))
        #expect(before.relevesEnVigueur.mapValues { $0.map(\.id) } == [id("cartes"): [2, 1]])
    }

    @Test func followsAChainOfCorrectionsToItsLastReading() {
        let suivi = Suivi(releves: [
            releve(1, "cartes", 1, le: "2018-01-01"), releve(2, "cartes", 2, le: "2018-01-02", remplace: 1),
            releve(3, "cartes", 3, le: "2018-01-03", remplace: 2),
        ])
        #expect(suivi.relevesEnVigueur[id("cartes")]?.map(\.id) == [3])
    }

    /// What was known at a moment never changes, whatever is recorded afterwards.
    @Test(arguments: 0..<40)
    func neverChangesThePast(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var suivi = Suivi()
        var photos: [(numero: Int, connu: Suivi)] = []
        let noeuds = ["carte", "maison", "fibre"]
        let semestres = ["2018-S1", "2018-S2", "2019-S1"]
        for numero in 1...60 {
            let moment = Instant(jour("2018-01-01"), secondes: numero * 60 + Int.random(in: 0..<60, using: &random))
            let old = suivi.avancements.randomElement(using: &random)?.id
            var added = avancement(
                numero,
                saisie(
                    noeuds.randomElement(using: &random) ?? "carte",
                    semestres.randomElement(using: &random) ?? "2018-S1",
                    Etat.allCases.randomElement(using: &random) ?? .enCours,
                    avancement: Int.random(in: 0...100, using: &random)),
                le: "2018-01-01", remplace: Bool.random(using: &random) ? old : nil)
            added.saisiLe = moment
            suivi.avancements.append(added)
            var mesure = releve(numero, "cartes", numero, le: "2018-01-01")
            mesure.saisiLe = moment
            mesure.remplace = Bool.random(using: &random) ? suivi.releves.randomElement(using: &random)?.id : nil
            suivi.releves.append(mesure)
            photos.append((numero, suivi))
        }
        for photo in photos {
            let etat = EtatDeLaBase.etat(avancement: photo.numero, releve: photo.numero)
            let connu = suivi.jusqua(etat)
            #expect(connu == photo.connu)
            #expect(connu.relevesEnVigueur == photo.connu.relevesEnVigueur)
            for ecrit in semestres {
                #expect(connu.declarations(semestre(ecrit)) == photo.connu.declarations(semestre(ecrit)))
                #expect(connu.dernieres(jusqua: semestre(ecrit)) == photo.connu.dernieres(jusqua: semestre(ecrit)))
            }
            #expect(connu.jusqua(etat) == connu)
        }
    }

    @Test func comesBackFromJSON() throws {
        var suivi = suivi
        suivi.avancements[0].saisie.note = .init(texte: "note", audience: .partenaires)
        suivi.avancements[0].saisie.blocage = .init(motif: "m", arbitrageDemande: "a")
        suivi.releves[0].mesure.valeur = .texte("bon")
        #expect(try JSONDecoder().decode(Suivi.self, from: JSONEncoder().encode(suivi)) == suivi)
    }
}
