import Exporters
import Fixtures
import PlanModel
import Testing

extension LibXML2Suites {
    /// Two versions side by side.
    struct ComparaisonODTTests {
        private func content(_ change: (inout Plan) -> Void) throws -> ElementXML {
            var nouveau = petitPlan()
            change(&nouveau)
            return try PaquetODT(comparaison(de: petitPlan(), a: nouveau)).xml("content.xml")
        }

        private func lignes(_ content: ElementXML) -> [[String]] {
            content.tous("table:table-row").map { $0.enfants("table:table-cell").map(\.texteODF) }
        }

        @Test func nothingChangedIsASentence() throws {
            let content = try content { _ in }
            #expect(content.texteODF.contains("Les versions 1 et 2 disent la même chose\u{A0}: rien n’a changé."))
            #expect(content.tous("table:table").isEmpty)
        }

        @Test func aLongTextStandsWholeBeforeAndAfter() throws {
            let long = String(repeating: "Un objectif qui se dit longuement. ", count: 40) + "Fin."
            let content = try content { $0.noeuds[1].champs[id("objectif")] = .connu(.texte(long)) }
            #expect(lignes(content).contains(["Objectif", "non renseigné", long]))
            #expect(content.tous("text:h").map(\.texteODF).contains("Action 1.1 – Dresser une carte de référence"))
        }

        @Test func whatIsNoTextIsASentence() throws {
            let content = try content {
                $0.noeuds[1].champs[id("pilotes")] = .connu(.organisations([Mention(.sigle("ARS"))]))
            }
            let items = content.tous("text:list-item").map(\.texteODF)
            #expect(items == ["Action 1.1\u{A0}: pilotes changé de «\u{A0}CD\u{A0}» à «\u{A0}ARS\u{A0}»"])
        }

        @Test func countsAreGivenByLevel() throws {
            let content = try content { plan in
                plan.noeuds[1].titre = .connu("Dresser deux cartes")
                plan.noeuds.removeLast()
                plan.noeuds.append(noeud("wifi", "action", sous: "numerique", code: "2.2"))
                plan.noeuds.append(noeud("cuivre", "action", sous: "numerique", code: "2.3"))
            }
            #expect(lignes(content).contains(["Actions", "3", "2", "1", "1", "4"]))
            #expect(lignes(content).contains(["Axes", "2", "0", "0", "0", "2"]))
        }

        @Test func whatIsWithdrawnSaysWhatBecomesOfItAndWhy() throws {
            let content = try content { plan in
                plan.noeuds.removeAll { ["fibre", "atlas"].contains($0.id.rawValue) }
                plan.retraits = [
                    Retrait(id: id("fibre"), sort: .fusionneDans, vers: id("carte"), motif: "même chantier")
                ]
            }
            #expect(
                lignes(content).contains([
                    "Action 2.1 – Déployer la fibre",
                    "fusionné dans\u{A0}: Action 1.1 – Dresser une carte de référence", "même chantier",
                ]))
            #expect(
                lignes(content).contains([
                    "Sous-action 1.1.1 – Publier un atlas", "la nouvelle version ne le dit pas", "non renseigné",
                ]))
        }

        @Test func theRestOfThePlanIsComparedToo() throws {
            let content = try content { plan in
                plan.resume = "Un résumé, enfin."
                plan.instances = [Instance(id: id("comite"), nom: "Comité de suivi")]
                plan.fiche = Fiche(.carte)
            }
            #expect(lignes(content).contains(["Résumé", "non renseigné", "Un résumé, enfin."]))
            let items = content.tous("text:list-item").map(\.texteODF)
            #expect(items.contains("Instance comite\u{A0}: ajoutée, «\u{A0}Comité de suivi\u{A0}»"))
            #expect(items.contains("Présentation des fiches\u{A0}: ajoutée, «\u{A0}carte\u{A0}»"))
        }
    }
}
