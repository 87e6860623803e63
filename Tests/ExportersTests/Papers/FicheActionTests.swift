import Fixtures
import PlanModel
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// The sheets of the actions, in the shape of their plan.
    struct FicheActionTests {
        private func content(_ plan: Plan, _ perimetre: Perimetre = .tout, suivi: Suivi = Suivi()) throws -> ElementXML
        {
            let made = export(plan, suivi: suivi)
            return try PaquetODT(FicheActionODT(made, perimetre: perimetre, date: dateDEssai).bytes())
                .xml("content.xml")
        }

        private func paragraphes(_ content: ElementXML) -> [String] {
            content.tous.filter { ["text:p", "text:h"].contains($0.nom) }.map(\.texteODF)
        }

        @Test(arguments: plansDuDepot, [DocumentEssai.Papier.fiches, .fichesNues, .plan])
        func everyActionAndSousActionStandsInItWithItsFields(slug: String, papier: DocumentEssai.Papier) throws {
            let plan = try planDuDepot(slug)
            let index = PlanIndex(plan)
            let content = try DocumentEssai(papier, slug).ouvert().content
            let headings = content.tous("text:h").map(\.texteODF)
            let texte = content.texteODF
            for noeud in index.suivis {
                let titre = Typographie.francaise(noeud.titreAffiche)
                if index.role(de: noeud) == .action {
                    #expect(headings.contains(Typographie.francaise("\(index.designation(de: noeud)) – \(titre)")))
                } else {
                    #expect(texte.contains(titre), "\(noeud.id)")
                }
                for contenu in noeud.champs.values {
                    guard case .texte(let valeur)? = contenu.valeur else { continue }
                    #expect(texte.contains(Typographie.francaise(valeur)), "\(noeud.id)")
                }
            }
        }

        @Test func eachPlanKeepsItsShape() throws {
            func content(_ slug: String) throws -> ElementXML { try DocumentEssai(.fichesNues, slug).ouvert().content }
            let cantal = try content("cantal")
            #expect(cantal.tous("table:table").count == PlanIndex(try planDuDepot("cantal")).actions.count)
            #expect(cantal.tous("table:table").allSatisfy { $0.enfants("table:table-column").count == 2 })
            let lozere = try content("lozere")
            #expect(lozere.tous("table:table").isEmpty)
            // But for the titles of the cover and of the contents, which are headings too.
            let autres = [ODTStyles.titreDuDocument, ODTStyles.titreDuSommaire]
            let titres = lozere.tous("text:h").filter { !autres.contains($0["text:style-name"] ?? "") }
            // The sheets that head others have a plain title.
            #expect(Set(titres.map { $0["text:style-name"] }) == ["BandeauPage", "TitrePage"])
            let blocs = lozere.tous("text:p").filter { $0["text:style-name"] == "Bloc" }.map(\.texteODF)
            #expect(
                Set(blocs) == ["Objectif", "Détail de l’action", "Pilotage de l’action", "Partenaires"])
            let lot = try content("lot").tous("table:table")
            #expect(lot.count == 16)
            #expect(
                lot[1].enfants("table:table-row").map { $0.enfants("table:table-cell")[0].texteODF } == [
                    "Orientation 1", "Objectif 2", "Résumé", "Services", "Renseignements pratiques",
                    "Thématiques concernées",
                ])
            let pasdecalais = try content("pasdecalais")
            #expect(pasdecalais.tous("table:table").isEmpty)
            #expect(pasdecalais.tous("text:list").count > 40)
        }

        @Test func aPlanThatDoesNotSayHowPrintsTables() throws {
            #expect(petitPlan().fiche == nil)
            #expect(try content(petitPlan()).tous("table:table").count >= 3)
        }

        @Test func whatTheDocumentDoesNotSayIsSaidInWords() throws {
            let fiche = try content(petitPlan(), .sous(id("maison")))
            let cellules = fiche.tous("table:table-row").map { $0.enfants("table:table-cell").map(\.texteODF) }
            #expect(cellules.contains(["Pilotes", "à définir"]))
            #expect(cellules.contains(["Période de lancement", "non renseigné"]))
            #expect(cellules.contains(["Sous-actions", "non renseigné"]))
            #expect(fiche.texte.contains("Aucune saisie jusqu’au"))
            #expect(fiche.texte.contains("Décisions\u{A0}: aucune n’est inscrite sur cette action"))
        }

        @Test(arguments: [
            (Perimetre.tout, ["Action 1.1", "Action 1.2", "Action 2.1"]), (.sous(id("numerique")), ["Action 2.1"]),
            (.sous(id("carte")), ["Action 1.1"]), (.sous(id("atlas")), ["Sous-action 1.1.1"]),
            (.pilote("ars"), ["Action 2.1"]), (.territoire("Nulle part"), ["Aucune fiche"]),
        ])
        func onlyThePerimeterHasItsSheets(perimetre: Perimetre, attendues: [String]) throws {
            let headings = try content(petitPlan(), perimetre).tous("text:h")
                .filter { $0["text:outline-level"] == "1" && $0["text:style-name"] != "Title" }.map(\.texteODF)
            #expect(headings.map { $0.prefix { $0 != "–" }.trimmingSuffix { $0 == " " } } == attendues.map { $0[...] })
        }

        @Test func aContentsTableComesWithTheSixthSheet() throws {
            for (nombre, sommaires) in [(4, 0), (6, 1)] {
                #expect(try content(grandPlan(actions: nombre)).tous("text:table-of-content").count == sommaires)
            }
        }

        @Test func theFollowUpSaysWhoSaidItAndWhoEnteredIt() throws {
            var declaree = saisie("carte", "2018-S2", avancement: 40, bloquee: "sans données")
            declaree.ditPar = "chargée de mission"
            var decision = Decision(.arbitrage, "Retenir l'échelle communale", le: jour("2018-11-02"))
            (decision.noeuds, decision.responsable) = ([id("atlas")], "Préfecture")
            var suivi = Suivi(
                avancements: [avancement(1, declaree, le: "2018-12-20")],
                releves: [releve(1, "cartes", 12, le: "2018-12-31")])
            suivi.decisions = [
                DecisionInscrite(
                    id: 1, numero: 1, decision: decision, saisiPar: "secrétariat",
                    saisiLe: instant("2018-11-02T10:00:00Z"))
            ]
            let fiche = try content(petitPlan(), .sous(id("carte")), suivi: suivi)
            let textes = paragraphes(fiche)
            #expect(textes.contains("chargée de mission"))
            #expect(textes.contains("secretariat, le 21\u{A0}décembre\u{A0}2018"))
            #expect(textes.contains("Bloquée\u{A0}: sans données"))
            #expect(textes.contains("arbitrage demandé, freins, solutions, prochaines étapes, note"))
            // A decision about a sous-action stands in the sheet of its action.
            #expect(textes.contains("Arbitrage\u{A0}: Retenir l’échelle communale"))
            #expect(fiche.tous("draw:object").count == 1)
        }

        /// « Opérations » of a sous-action stands in one cell with its actors and its period.
        @Test func theItemsOfAListAreToldApartInTheCellOfASousAction() throws {
            let lignes = paragraphes(try DocumentEssai(.fichesNues, "cantal").ouvert().content).flatMap {
                $0.split(whereSeparator: \.isNewline).map(String.init)
            }
            #expect(lignes.contains { $0.contains("Opérations\u{A0}:") })
            #expect(lignes.contains { $0.contains("–\u{A0}Participer aux appels à projet") })
        }

        @Test func withoutASemestreThereIsNoFollowUp() throws {
            let content = try DocumentEssai(.fichesNues, "cantal").ouvert().content
            #expect(!content.texte.contains("Suivi au"))
            #expect(content.texteODF.contains("Suivi\u{A0}: non demandé"))
        }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ drop: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, drop(last) { text.removeLast() }
        return text
    }
}
