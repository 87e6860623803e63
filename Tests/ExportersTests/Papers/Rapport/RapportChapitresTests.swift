import Exporters
import Fixtures
import PlanModel
import Testing

extension LibXML2Suites {
    /// The chapters of the report, and what each says when there is nothing to say.
    struct RapportChapitresTests {
        private static let chapitres = [
            "Ce qu’il faut retenir", "Actions à lancer", "Avancement par axe", "Freins et arbitrages demandés",
            "Décisions et suites", "Indicateurs", "Expérimentations", "Montages et financements", "Évolutions du plan",
            "Prochaines dates",
        ]
        private static let annexes = [
            "Annexe – Ce qui manque, et de qui", "Annexe – Les données des graphiques",
            "Annexe – Ce que ce rapport ne contient pas", "Annexe – Sigles employés", "Annexe – Méthode",
        ]

        @Test func theyComeInTheOrderInWhichACommitteeWorks() throws {
            let lu = try RapportLu(export(petitPlan()))
            #expect(
                lu.chapitres == ["Introduction"] + Self.chapitres + ["Conclusion", "Annexe – Les fiches"] + Self.annexes
            )
        }

        @Test func withoutTextsOfTheLeadsNorSheetsTheOthersKeepTheirOrder() throws {
            let lu = try RapportLu(export(petitPlan(), suivi: Suivi()), annexes: false)
            #expect(lu.chapitres == Self.chapitres + Self.annexes)
            #expect(
                try lu.textes("Annexe – Ce que ce rapport ne contient pas").contains(
                    "Les fiches, non demandées."))
        }

        @Test(arguments: [
            ("Ce qu’il faut retenir", "Le plan ne compte ni action ni sous-action."),
            ("Actions à lancer", "Rien ne reste à lancer, sur aucune\u{A0}action."),
            ("Freins et arbitrages demandés", "Aucun frein ni blocage n’a été déclaré."),
            ("Décisions et suites", "Aucune décision n’a été inscrite."),
            ("Indicateurs", "Le document du plan ne donne aucun indicateur."),
            ("Expérimentations", "Aucune fiche ne parle d’expérimentation, et aucune décision n’en traite."),
            (
                "Montages et financements",
                "Le plan ne nomme ni financeur ni convention, et aucune décision n’en traite."
            ),
            ("Évolutions du plan", "Aucun semestre encore suivi\u{A0}: le plan n’est comparé à aucun autre."),
            ("Prochaines dates", "Aucune instance ne se réunit de règle au premier semestre 2019."),
            ("Annexe – Les données des graphiques", "Ce rapport ne comporte aucun graphique."),
            ("Annexe – Sigles employés", "Aucun sigle du glossaire du plan n’est employé."),
        ])
        func aChapterThatHasNothingToSaySaysSo(chapitre: String, phrase: String) throws {
            #expect(try Self.vide.get().textes(chapitre).contains(phrase))
        }

        private static let vide = Result {
            var plan = planVide()
            plan.organisations = []
            return try RapportLu(export(plan, suivi: Suivi()))
        }

        @Test func nothingIsDrawnWhenThereIsNothingToDraw() throws {
            let lu = try Self.vide.get()
            #expect(lu.content.tous("draw:object").isEmpty)
            #expect(!lu.paquet.entrees.contains { $0.nom.hasPrefix("Object") })
        }

        // MARK: - Texts of the leads

        private static let texte = "Premier paragraphe\nsur deux lignes.\n\n- un point\n- un autre\n\nDernier mot : fin"

        @Test func aTextOfTheLeadsComesBackInParagraphsAndLists() throws {
            let suivi = Suivi(commentaires: [
                commentaire(1, .introduction, Self.texte), commentaire(2, .axe(id("numerique")), "La fibre avance."),
                commentaire(3, .conclusion, "- seul"), commentaire(4, .introduction, "Autre semestre", pour: "2018-S1"),
            ])
            let lu = try RapportLu(export(petitPlan(), suivi: suivi))
            let introduction = try lu.sous("Introduction")
            #expect(introduction.map(\.nom) == ["text:p", "text:list", "text:p"])
            #expect(introduction[0].texteODF == "Premier paragraphe\nsur deux lignes.")
            #expect(introduction[1].tous("text:p").map(\.texteODF) == ["un point", "un autre"])
            #expect(introduction[2].texteODF == "Dernier mot\u{A0}: fin")
            #expect(try lu.sous("Conclusion").first?.tous("text:p").map(\.texteODF) == ["seul"])
            #expect(try lu.textes("Axe 2 – Développer le numérique").first == "La fibre avance.")
            #expect(!lu.content.texte.contains("Autre semestre"))
        }

        @Test(arguments: TexteHostile.allCases)
        func hostileWordsOfTheLeadsLeaveTheReportValid(hostile: TexteHostile) throws {
            var inscrit = decision(hostile.texte, sujet: .lancement)
            (inscrit.seance, inscrit.responsable, inscrit.suite) = (hostile.texte, hostile.texte, hostile.texte)
            let suivi = Suivi(
                decisions: [inscrite(1, 1, inscrit)],
                commentaires: [
                    commentaire(1, .introduction, hostile.texte),
                    commentaire(2, .axe(id("proximite")), "- \(hostile.texte)"),
                ])
            let emission = RapportSemestriel.Emission(
                numero: 2, date: dateDEssai, par: hostile.texte, seance: hostile.texte, remplace: 1,
                motif: hostile.texte)
            let lu = try RapportLu(
                export(petitPlan(), suivi: suivi), perimetre: .pilote("CD"), annexes: false, emission: emission)
            #expect(try lu.paquet.fautes() == [])
        }

        // MARK: - Since the semestre before

        @Test func whatMovedSinceTheSemestreBeforeIsNamedAndCounted() throws {
            let suivi = Suivi(avancements: [
                avancement(1, saisie("carte", "2018-S1", .enCours, avancement: 20), le: "2018-06-30"),
                avancement(2, saisie("maison", "2018-S1", bloquee: "sans local"), le: "2018-06-30"),
                avancement(3, saisie("carte", "2018-S2", .realisee, avancement: 100), le: "2018-12-31"),
                avancement(4, saisie("maison", "2018-S2"), le: "2018-12-31"),
                avancement(5, saisie("fibre", "2018-S2", bloquee: "sans budget"), le: "2018-12-31"),
            ])
            let lu = try RapportLu(export(petitPlan(), suivi: suivi))
            let titre = "Ce qui a bougé depuis le premier semestre 2018"
            #expect(
                try lu.rangees(titre) == [
                    ["1.1", "Dresser une carte de référence", "en cours (2018-S1)", "réalisée (2018-S2)"],
                    ["2.1", "Déployer la fibre", "aucune saisie", "en cours (2018-S2)"],
                ])
            let textes = try lu.textes(titre)
            #expect(textes.contains("Nouveau blocage\u{A0}: 2.1 – Déployer la fibre"))
            #expect(textes.contains("Blocage levé\u{A0}: 1.2 – Ouvrir une maison des services"))
            let faits = try lu.textes("Ce qu’il faut retenir").map { $0.replacing("\u{A0}", with: " ") }
            #expect(
                faits.contains {
                    $0.hasPrefix(
                        "1 action bloquée et aucune sous-action, sur 3 actions et 1 sous-action ; nouveau blocage depuis le premier semestre 2018 : 1 action"
                    )
                }, "\(faits)")
            #expect(
                faits.contains {
                    $0.contains("1 réalisée, dont 1 à confirmer (1 de plus qu’au premier semestre 2018)")
                }, "\(faits)")
            let freins = try lu.rangees("Freins et arbitrages demandés")
            #expect(freins.map { $0[1] } == ["Nouvellement bloquée\u{A0}: sans budget"])
        }

        @Test func theFirstSemestreIsComparedWithNothing() throws {
            let suivi = Suivi(avancements: [
                avancement(1, saisie("carte", "2018-S2", .realisee, avancement: 100), le: "2018-12-31"),
                avancement(2, saisie("fibre", "2018-S2", bloquee: "sans budget"), le: "2018-12-31"),
            ])
            let lu = try RapportLu(export(petitPlan(), suivi: suivi))
            let texte = lu.content.texte
            for mot in ["de plus qu’au", "Ce qui a bougé depuis", "premier semestre 2018", "deux derniers semestres"] {
                #expect(!texte.contains(mot), "\(mot)")
            }
            #expect(texte.contains("Premier semestre suivi\u{A0}: rien n’est comparé."))
            #expect(
                try lu.rangees("Les chiffres").map { $0[0] } == [
                    "Actions, 2018\u{2011}S2", "Sous-actions, 2018\u{2011}S2",
                ])
            let dit = try lu.textes("Ce qu’il faut retenir").map { $0.replacing("\u{A0}", with: " ") }
            #expect(
                dit.contains { $0.hasPrefix("1 action bloquée et aucune sous-action, sur 3 actions et 1 sous-action") })
            // From the next one on, all is compared.
            let apres = try RapportLu(export(petitPlan(), suivi: suivi, semestre: "2019-S1"), semestre: "2019-S1")
            #expect(apres.content.texte.contains("Ce qui a bougé depuis le second semestre 2018"))
        }

        @Test func aReportOfAPartSpeaksOfItAlone() throws {
            let lu = try RapportLu(export(petitPlan(), suivi: Suivi()), perimetre: .sous(id("numerique")))
            let chapeau = try lu.textes("Ce qu’il faut retenir").first ?? ""
            #expect(chapeau.hasPrefix("Ce rapport porte sur l’axe 2 – "), "\(chapeau)")
            #expect(
                try lu.textes("Prochaines dates").first
                    == "Les réunions des instances sont dans le rapport du plan entier.")
        }

        @Test func theCurveOfTheSemestresIsDrawnFromTwoOfThem() throws {
            let une = Suivi(avancements: [avancement(1, saisie("carte", "2018-S2", avancement: 20), le: "2018-12-31")])
            let deux = Suivi(avancements: [avancement(1, saisie("carte", "2018-S1", avancement: 20), le: "2018-12-31")])
            #expect(try RapportLu(export(petitPlan(), suivi: une)).content.tous("draw:object").count == 1)
            #expect(try RapportLu(export(petitPlan(), suivi: deux)).content.tous("draw:object").count == 2)
        }

        @Test(arguments: plansDuDepot)
        func theDataOfEachChartStandInTheAnnexInTheOrderOfTheFigures(slug: String) throws {
            let content = try DocumentEssai(.rapport, slug).ouvert().content
            let figures = content.tous("text:p").filter { $0["text:style-name"] == "Caption_20_below" }.map(\.texteODF)
            #expect(figures.count == content.tous("draw:object").count)
            let legendes = content.tous("text:p").filter { $0["text:style-name"] == "Caption" }.map(\.texteODF)
            let donnees = legendes.filter { $0.contains("– figure ") }
            #expect(donnees.count == figures.count)
            for (rang, (figure, donnee)) in zip(figures, donnees).enumerated() {
                let titre = figure.drop { $0 != "–" }.dropFirst(2)
                #expect(figure.hasPrefix("Figure\u{A0}\(rang + 1) "))
                #expect(donnee.contains("– figure \(rang + 1), \(titre)"))
            }
        }

        @Test func theSiglesThatAreWrittenAreExplainedAndTheOthersAreNot() throws {
            var plan = petitPlan()
            plan.organisations += [
                Organisation(sigle: "ZZZ", nom: .connu("Jamais écrite")),
                Organisation(sigle: "DDT", nom: .connu("Direction des territoires")),
            ]
            plan.glossaire = [Sigle(sigle: "EPCI", sens: .absent(.nonRenseigne))]
            let suivi = Suivi(commentaires: [commentaire(1, .introduction, "L'EPCI et la DDT…")])
            let lu = try RapportLu(export(plan, suivi: suivi))
            #expect(
                try lu.rangees("Annexe – Sigles employés") == [
                    ["ARS", "Agence régionale de santé"], ["CD", "Conseil départemental"],
                    ["DDT", "Direction des territoires"], ["EPCI", "nom complet non renseigné dans le plan"],
                ])
        }
    }
}
