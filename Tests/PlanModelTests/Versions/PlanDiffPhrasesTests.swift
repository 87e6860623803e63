import Fixtures
import PlanModel
import Testing

struct PlanDiffPhrasesTests {
    private func phrases(_ change: (inout Plan) -> Void) -> [String] {
        var after = petitPlan()
        change(&after)
        return PlanDiff(de: petitPlan(), a: after).phrases(de: petitPlan(), a: after)
    }

    @Test func saysNothingOfNoChange() {
        #expect(phrases { _ in }.isEmpty)
    }

    @Test func saysWhatATitleWasAndBecame() {
        #expect(
            phrases { $0.noeuds[1].titre = .connu("Dresser deux cartes") } == [
                "action 1.1 : titre changé de « Dresser une carte de référence » à « Dresser deux cartes »"
            ])
    }

    @Test func namesAFieldAsTheSheetDoes() {
        #expect(
            phrases { $0.noeuds[5].champs[id("pilotes")] = .connu(.organisations([Mention(.sigle("ARS"))])) } == [
                "action 2.1 : pilotes changé de « CD, ARS » à « ARS »"
            ])
        #expect(
            phrases { $0.noeuds[1].champs[id("lancement")] = .absent(.aDefinir, precision: "après vote") } == [
                "action 1.1 : période de lancement changé de « 2018 » à « à définir (après vote) »"
            ])
    }

    @Test func tellsAValueGivenFromAValueRemoved() {
        #expect(
            phrases { $0.noeuds[3].champs[id("lancement")] = .connu(.periode(periode("2020"))) } == [
                "action 1.2 : période de lancement renseigné, « 2020 »"
            ])
        #expect(
            phrases { $0.noeuds[1].champs[id("lancement")] = nil } == [
                "action 1.1 : période de lancement supprimé, c'était « 2018 »"
            ])
    }

    @Test func agreesWithTheWordOfThePlan() {
        #expect(
            phrases { $0.noeuds.append(noeud("drone", "action", sous: "numerique", code: "2.2", titre: "Drones")) } == [
                "action 2.2 : ajoutée, « Drones »"
            ])
        #expect(
            phrases { $0.noeuds.append(noeud("culture", "axe", titre: "Culture")) } == [
                "axe « Culture » (culture) : ajouté, « Culture »"
            ])
        #expect(phrases { $0.noeuds.remove(at: 2) } == ["sous-action 1.1.1 : retirée, « Publier un atlas »"])
        #expect(
            phrases { $0.organisations.append(Organisation(sigle: "EPCI", nom: .connu("Intercommunalités"))) } == [
                "organisation EPCI : ajoutée, « Intercommunalités »"
            ])
        #expect(
            phrases { $0.jalons = [Jalon(id: id("vote"), titre: "Vote")] } == ["jalon vote : ajouté, « Vote »"])
    }

    @Test func saysTheNewOrder() {
        #expect(
            phrases { plan in
                plan.noeuds = [0, 3, 1, 2, 4, 5].map { plan.noeuds[$0] }
            } == ["ordre changé sous axe 1 : maison, carte"])
    }

    @Test func tellsLinesOfTheSourceTogetherAndNothingOfOrdersThatFollow() {
        #expect(
            phrases { plan in
                plan.noeuds[1].source = [renvoi("001:12")]
                plan.noeuds[1].sources["titre"] = [renvoi("001:13")]
                plan.source = [renvoi("001:1")]
            } == ["3\u{A0}renvois déplacés"])
        #expect(phrases { $0.noeuds[1].source = [renvoi("001:p12")] } == ["1\u{A0}renvoi déplacé"])
    }

    @Test func saysThatANodeMovedUnderAnother() throws {
        let found = phrases { plan in
            var maison = plan.noeuds.remove(at: 3)
            maison.parent = id("numerique")
            plan.noeuds.append(maison)
        }
        #expect(found.count == 1)
        let phrase = try #require(found.first)
        #expect(phrase.contains("1.2") || phrase.contains("maison"))
        #expect(phrase.contains("axe 2"))
    }

    @Test func neverSaysThatAValueBecameItself() {
        let found = phrases { plan in
            plan.version.etat = .arrete
            plan.noeuds[1].champs[id("lancement")] = .connu(
                .periode(Periode(imprime: "2018", debut: jour("2018-03-01"), fin: nil)))
        }
        #expect(found.count == 2)
        for phrase in found {
            let quoted = phrase.split(separator: "« ").dropFirst().compactMap { $0.split(separator: " »").first }
            #expect(Set(quoted).count == quoted.count, "\(phrase)")
        }
    }

    // MARK: - The fields that the format gained

    private func ecarts(_ yaml: String, _ remplacements: [(String, String)]) throws -> [String] {
        let ancien = try read(yaml).plan
        var texte = yaml
        for (avant, apres) in remplacements {
            #expect(texte.contains(avant), "\(avant)")
            texte = texte.replacing(avant, with: apres)
        }
        let nouveau = try read(texte).plan
        return PlanDiff(de: ancien, a: nouveau).phrases(de: ancien, a: nouveau)
    }

    @Test(arguments: [
        (
            "nom: Comité de suivi, statut: propose", "nom: Comité de suivi, statut: en_place",
            "instance suivi : statut changé de « proposé » à « en place »"
        ),
        (
            "statut_rythme: conditionnel", "statut_rythme: passe",
            "instance forum : statut du rythme changé de « conditionnel » à « passé »"
        ),
        (
            "rattachement_secondaire: covoiturer", "rattachement_secondaire: [covoiturer, partager]",
            "projet A.1 : rattachement secondaire changé de « orientation 2 » à « orientation 2, orientation 3 »"
        ),
        (
            "valeur: 250000, annee: 2022, objet: bus", "valeur: 300000.5, annee: 2022, objet: bus",
            "fiche chapeau A : enveloppe : « 250\u{202F}000\u{A0}€ – bus (2022, Région) » devient « 300\u{202F}000,5\u{A0}€ – bus (2022, Région) »"
        ),
        (
            "enveloppe: [{ valeur: 40000, annee: 2022 }]",
            "enveloppe: [{ valeur: 40000, annee: 2022 }, { valeur: 10000, annee: 2023, financeur: CD }]",
            "projet A.1 : enveloppe : ajouté « 10\u{202F}000\u{A0}€ (2023, CD) »"
        ),
        (
            "{ annee: 2025, valeur: 300, territoire: Aubusson }", "{ annee: 2026, valeur: 300, territoire: Aubusson }",
            "indicateur appels : cibles : ajouté « 300 (2026, Aubusson) » ; retiré « 300 (2025, Aubusson) »"
        ),
        (
            "siren: \"222309627\"", "siren: \"200034825\"",
            "organisation CD : SIREN changé de « 222309627 » à « 200034825 »"
        ),
        (
            "libelle: projet, etat: projet", "libelle: projet, etat: arrete",
            "plan : version : état changé de « projet » à « arrêté »"
        ),
        (
            "succede_a: mobilites-creuse-2015", "succede_a: autre-plan",
            "plan : plan précédent changé de « mobilites-creuse-2015 » à « autre-plan »"
        ),
        ("source: P:p4\n", "source: P:p5\n", "1\u{A0}renvoi déplacé"),
    ])
    func speaksInWordsAndByElement(avant: String, apres: String, phrase: String) throws {
        let yaml = PlansDAilleurs.territoires.yaml.replacing(
            "instances:\n",
            with: "  - { id: partager, niveau: orientation, code: \"3\", titre: Partager }\ninstances:\n")
        #expect(try ecarts(yaml, [(avant, apres)]) == [phrase])
    }

    @Test func speaksOfEachKindOfChange() throws {
        let (petit, complet) = (petitPlan(), try read(planComplet).plan)
        for (a, b) in [(petit, complet), (complet, petit)] {
            let diff = PlanDiff(de: a, a: b)
            let found = diff.phrases(de: a, a: b)
            #expect(found.count > 50)
            for phrase in found {
                #expect(!phrase.contains("Optional") && !phrase.contains("  ") && !phrase.contains("« »"), "\(phrase)")
            }
            #expect(diff.phrasesParChangement(de: a, a: b).count == diff.changements.count)
        }
    }

    @Test(arguments: 0..<20)
    func speaksOfAnyRandomChangeOnOneLineAtMostPerChange(seed: UInt64) {
        var mutator = PlanMutator(seed: seed)
        let after = mutator.mutate(petitPlan(), times: 8)
        let diff = PlanDiff(de: petitPlan(), a: after)
        #expect(diff.phrases(de: petitPlan(), a: after).count <= diff.changements.count)
    }
}
