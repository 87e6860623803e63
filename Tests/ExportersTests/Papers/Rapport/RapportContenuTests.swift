import Exporters
import Fixtures
import PlanModel
import Testing

extension LibXML2Suites {
    /// What the report says.
    struct RapportContenuTests {
        @Test(arguments: plansDuDepot)
        func everyActionAndSousActionStandsInTheAnnexWithItsCodeAndTitle(slug: String) throws {
            let plan = try planDuDepot(slug)
            let content = try RapportStructureTests.paquet(slug).xml("content.xml")
            let paragraphs = Set(content.tous.filter { ["text:p", "text:h"].contains($0.nom) }.map(\.texteODF))
            let headings = content.tous("text:h").map(\.texteODF)
            let index = PlanIndex(plan)
            for noeud in index.suivis {
                if index.role(de: noeud) == .action {
                    #expect(headings.contains(imprime("\(index.designation(de: noeud)) – \(noeud.titreAffiche)")))
                } else {
                    #expect(paragraphs.contains(imprime(noeud.titreAffiche)), "\(noeud.id)")
                }
                if let code = noeud.code { #expect(paragraphs.contains(code), "\(noeud.id)") }
            }
        }

        @Test(arguments: plansDuDepot)
        func everySheetShowsTheFieldsThatItHasAndThoseExpectedOfIt(slug: String) throws {
            let plan = try planDuDepot(slug)
            let index = PlanIndex(plan)
            let tables = try RapportStructureTests.paquet(slug).xml("content.xml").tous("table:table")
            let sheets = tables.filter { $0.enfants("table:table-header-rows")[0].texteODF == "ChampContenu" }.map {
                table in
                table.enfants("table:table-row").map { $0.enfants("table:table-cell")[0].texteODF }
            }
            // A node of structure that has fields of its own stands once, before the first action below it.
            var montres: Set<Identifiant<Noeud>> = []
            let attendus = index.actions.flatMap { action in
                index.ancetres(de: action).reversed().filter {
                    !index.role(de: $0).porteAvancement && !$0.champs.isEmpty && montres.insert($0.id).inserted
                } + [action]
            }
            #expect(sheets.count >= attendus.count)
            for (noeud, labels) in zip(attendus, sheets) {
                let expected = index.champs(de: noeud)
                    .filter { $0.attendu || noeud.champs[$0.id] != nil }.map { imprime($0.libelle) }
                #expect(expected.allSatisfy(labels.contains), "\(noeud.id)")
            }
        }

        @Test func aSousActionWithoutActionHasItsOwnSheet() throws {
            var plan = petitPlan()
            plan.noeuds.append(
                noeud("isolee", "sous-action", sous: "numerique", code: "2.9", titre: "Seule sous son axe"))
            let content = try PaquetODT(rapport(export(plan))).xml("content.xml")
            #expect(content.tous("text:h").map(\.texteODF).contains("Sous-action 2.9 – Seule sous son axe"))
        }

        @Test(arguments: TexteHostile.allCases)
        func noCharacterOfATitleIsLostInItsHeading(hostile: TexteHostile) throws {
            var plan = petitPlan()
            plan.noeuds[1].titre = .connu(hostile.texte)
            let content = try PaquetODT(rapport(export(plan))).xml("content.xml")
            // A line end is one, whichever system wrote it; a paragraph cannot show the spaces that end it.
            let lines = permis(hostile.texte).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            let shown = imprime("Action 1.1 – \(lines)")
            let expected = shown.hasSuffix(" ") ? String(shown.dropLast()) : shown
            #expect(content.tous("text:h").map(\.texteODF).contains { Array($0.utf8) == Array(expected.utf8) })
        }

        @Test func blockedThenLateActionsComeFirstOfTheirAxe() throws {
            var plan = petitPlan()
            plan.noeuds.insert(
                noeud("premiere", "action", sous: "proximite", code: "1.0", titre: "Rien à signaler"), at: 1)
            let suivi = Suivi(avancements: [
                avancement(1, saisie("premiere", "2019-S1"), le: "2019-06-30"),
                avancement(2, saisie("carte", "2019-S1", .aLancer), le: "2019-06-30"),
                avancement(3, saisie("maison", "2019-S1", bloquee: "sans local"), le: "2019-06-30"),
            ])
            let made = export(plan, suivi: suivi, semestre: "2019-S1")
            let bytes = try RapportSemestriel(
                made, semestre: semestre("2019-S1"), versions: [], etat: etatDEssai
            ).bytes()
            let content = try PaquetODT(bytes).xml("content.xml")
            let table = try #require(
                content.tous("table:table").first { $0.texte.contains("Signal") && $0.texte.contains("Dresser") })
            let codes = table.enfants("table:table-row").map { $0.enfants("table:table-cell")[0].texteODF }
            #expect(codes == ["1.2", "1.1", "1.0", "1.1.1"])
            #expect(table.texte.contains("Bloquée\u{A0}: sans local"))
            #expect(table.texte.contains("En retard"))
        }
    }
}
