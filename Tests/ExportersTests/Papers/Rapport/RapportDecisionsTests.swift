import Exporters
import Fixtures
import PlanModel
import Testing

extension LibXML2Suites {
    /// Decisions come back until they are closed, the late ones first.
    struct RapportDecisionsTests {
        private static let chapitre = "Décisions et suites"

        /// N° 1 and n° 2 open, n° 3 closed before the semestre, n° 4 closed during it, n° 5 still to be taken.
        private static let suivi = Suivi(decisions: [
            inscrite(1, 1, decision("Ouvrir un guichet", le: "2018-02-01", noeuds: ["maison"])),
            inscrite(2, 2, decision("Chercher un local", le: "2018-03-01", sujet: .lancement, echeance: "2018-11-30")),
            inscrite(3, 3, decision("Close depuis longtemps", le: "2018-04-01", etat: .close)),
            inscrite(
                4, 4,
                decision(
                    "Close ce semestre", .arbitrage, le: "2018-10-12", noeuds: ["fibre"], sujet: .plan, etat: .close)),
            inscrite(5, 5, decision("À prendre plus tard", le: "2019-02-01")),
        ])

        @Test func openOnesComeBackTheLateFirstAndThoseOfTheSemestreStand() throws {
            let lu = try RapportLu(export(petitPlan(), suivi: Self.suivi))
            let rangees = try lu.rangees(Self.chapitre)
            #expect(rangees.map { $0[0] } == ["2", "1", "4"])
            #expect(rangees[0][3] == "responsable non désigné\néchéance\u{A0}: 30/11/2018 (dépassée)")
            #expect(rangees[1][2] == "Décision\u{A0}: Ouvrir un guichet\n1.2 – Ouvrir une maison des services")
            #expect(rangees.map { $0[4] } == ["ouverte", "ouverte", "close"])
            #expect(!lu.content.texte.contains("À prendre plus tard"))
        }

        @Test func thoseThatAreClosedForLongAreCounted() throws {
            let une = try RapportLu(export(petitPlan(), suivi: Self.suivi)).textes(Self.chapitre)
            #expect(une.last == "1\u{A0}décision plus ancienne et close ne figure plus ici.")
            var suivi = Self.suivi
            suivi.decisions.append(inscrite(6, 6, decision("Close aussi", le: "2018-04-01", etat: .abandonnee)))
            let deux = try RapportLu(export(petitPlan(), suivi: suivi)).textes(Self.chapitre)
            #expect(deux.last == "2\u{A0}décisions plus anciennes et closes ne figurent plus ici.")
        }

        @Test func withoutAnyToShowTheChapterSaysWhy() throws {
            func phrases(_ decisions: [DecisionInscrite], _ perimetre: Perimetre = .tout) throws -> [String] {
                try RapportLu(export(petitPlan(), suivi: Suivi(decisions: decisions)), perimetre: perimetre)
                    .textes(Self.chapitre)
            }
            #expect(try phrases([]) == ["Aucune décision n’a été inscrite."])
            #expect(try phrases([Self.suivi.decisions[2]]) == ["Aucune décision n’est ouverte, ni prise ce semestre."])
            #expect(
                try phrases([Self.suivi.decisions[0]], .sous(id("numerique"))) == [
                    "Aucune décision ne porte sur ce périmètre."
                ])
        }

        @Test func noneIsSaidToBeWhenSomeAreReserved() throws {
            var retard = decision("Réservée", le: "2018-10-12", sujet: .montage, echeance: "2018-11-30")
            retard.audience = .interne
            func lu(_ decisions: [DecisionInscrite]) throws -> RapportLu {
                try RapportLu(export(petitPlan(), suivi: Suivi(decisions: decisions), audience: .public))
            }
            let tu = try lu([inscrite(1, 1, retard)])
            for chapitre in [Self.chapitre, "Ce qui appelle une décision", "Montages et financements"] {
                let textes = try tu.textes(chapitre)
                #expect(textes.contains { $0.contains("à une audience plus restreinte") }, "\(chapitre) : \(textes)")
                #expect(!textes.contains { $0.contains("ucune décision") }, "\(chapitre) : \(textes)")
            }
            #expect(!tu.content.texte.contains("Aucune décision"))
            // Of what is about something else, there is truly none.
            #expect(
                try tu.textes("Expérimentations") == [
                    "Aucune fiche ne parle d’expérimentation, et aucune décision n’en traite."
                ])
            #expect(!tu.content.texte.contains("Réservée"))
            let rien = try lu([])
            #expect(try rien.textes(Self.chapitre) == ["Aucune décision n’a été inscrite."])
            #expect(try rien.textes("Ce qui appelle une décision") == ["Aucune décision n’est en souffrance."])
        }

        @Test func anOldSemestreShowsThemAsTheyStoodAtItsEnd() throws {
            let ouverte = decision("Chercher un local", le: "2018-03-01", echeance: "2018-11-30")
            var (corrigee, close) = (ouverte, ouverte)
            corrigee.texte = "Chercher un local à Mauriac"
            (close.etat, close.suite) = (.close, "local trouvé")
            let suivi = Suivi(decisions: [
                inscrite(1, 1, ouverte, le: "2018-03-01"), inscrite(2, 1, corrigee, le: "2019-01-10", remplace: 1),
                inscrite(3, 1, close, le: "2019-02-20", remplace: 2),
            ])
            let rangee = try RapportLu(export(petitPlan(), suivi: suivi)).rangees(Self.chapitre)
            #expect(
                rangee.map { [$0[0], $0[2], $0[4]] } == [
                    ["1", "Décision\u{A0}: Chercher un local à Mauriac", "ouverte"]
                ])
            let apres = try RapportLu(export(petitPlan(), suivi: suivi, semestre: "2019-S1"), semestre: "2019-S1")
            #expect(try apres.textes(Self.chapitre).first == "Aucune décision n’est ouverte, ni prise ce semestre.")
        }

        @Test func oneThatAnswersToADutyStandsInItsChapterToo() throws {
            let lu = try RapportLu(export(petitPlan(), suivi: Self.suivi))
            let aLancer = try lu.textes("Actions à lancer")
            #expect(
                aLancer.contains("Décision n°\u{A0}2 du 1er\u{A0}mars\u{A0}2018\u{A0}: Chercher un local"), "\(aLancer)"
            )
            #expect(
                try lu.textes("Évolutions du plan").contains(
                    "Arbitrage n°\u{A0}4 du 12\u{A0}octobre\u{A0}2018\u{A0}: Close ce semestre"))
        }

        @Test func oneThatIsLateIsOnThePageToRemember() throws {
            let textes = try RapportLu(export(petitPlan(), suivi: Self.suivi)).textes("Ce qui appelle une décision")
            #expect(
                textes == [
                    "Décision n°\u{A0}2, toujours ouverte, attendue le 30\u{A0}novembre\u{A0}2018\u{A0}: Chercher un local"
                ])
        }

        @Test func aReportOfAPartShowsThoseThatAreAboutIt() throws {
            let made = export(petitPlan(), suivi: Self.suivi)
            func numeros(_ perimetre: Perimetre) throws -> [String] {
                try RapportLu(made, perimetre: perimetre).rangees(Self.chapitre).map { $0[0] }
            }
            #expect(try numeros(.sous(id("proximite"))) == ["1"])
            #expect(try numeros(.pilote("ARS")) == ["4"])
        }

        @Test(arguments: Audience.allCases)
        func aReservedOneStandsNowhereAndTheReportSaysThatSomeAreLeftOut(audience: Audience) throws {
            let plan = petitPlan()
            let lu = try RapportLu(export(plan, suivi: suiviInvente(plan), audience: audience))
            for ecrite in Audience.allCases {
                #expect(lu.content.texte.contains(noteInventee(pour: ecrite)) == audience.peutLire(ecrite))
            }
            let avertit = try lu.textes("Annexe – Ce que ce rapport ne contient pas").contains(
                "Les notes et les décisions réservées à une audience plus restreinte.")
            #expect(avertit == (audience != .interne))
        }
    }
}
