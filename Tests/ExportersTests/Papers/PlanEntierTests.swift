import Evaluation
import Exporters
import Fixtures
import PlanModel
import Testing

extension LibXML2Suites {
    /// The whole plan for a new partner.
    struct PlanEntierTests {
        @Test(arguments: plansDuDepot)
        func everyNodeOrganisationAndContradictionStandsInIt(slug: String) throws {
            let plan = try planDuDepot(slug)
            let texte = try DocumentEssai(.plan, slug).ouvert().content.texteODF
            func contient(_ attendu: String) -> Bool { texte.contains(Typographie.francaise(attendu)) }
            for noeud in plan.noeuds { #expect(contient(noeud.titreAffiche), "\(noeud.id)") }
            for organisation in plan.organisations { #expect(contient(organisation.sigle)) }
            for sigle in plan.glossaire { #expect(contient(sigle.sigle)) }
            for instance in plan.instances {
                #expect(contient("Instance – \(instance.nom)"))
                for mission in instance.missions { #expect(contient(mission.titre)) }
            }
            for contradiction in plan.contradictions {
                for lecture in contradiction.lectures { #expect(contient("«\u{A0}\(lecture.valeur)\u{A0}»")) }
            }
            for source in plan.sources { #expect(contient(source.titre)) }
            for indicateur in plan.tousLesIndicateurs { #expect(contient(indicateur.indicateur.titre)) }
        }

        @Test func theLevelsAreCountedInTheirOwnWords() throws {
            let cantal = try DocumentEssai(.plan, "cantal").ouvert().content.texteODF
            #expect(cantal.contains("16\u{A0}fiches-actions"))
            let lot = try DocumentEssai(.plan, "lot").ouvert().content.texteODF
            #expect(lot.contains("3\u{A0}principes, 5\u{A0}orientations, 16\u{A0}objectifs"))
        }

        @Test func nothingOfTheFollowUpIsInIt() throws {
            let texte = try DocumentEssai(.plan, "cantal").ouvert().content.texteODF
            #expect(!texte.contains("inventé"))
        }

        @Test func anEmptyPlanSaysWhatItLacks() throws {
            let texte = try PaquetODT(PlanEntierODT(export(planBlanc()), date: dateDEssai).bytes())
                .xml("content.xml").texteODF
            for phrase in [
                "Le document ne nomme aucun niveau.", "Le document ne nomme aucune instance.",
                "Le plan ne compte ni action ni sous-action.", "Le document du plan ne donne aucun indicateur.",
                "Le plan ne cite aucune source.", "Aucune contradiction n’a été relevée dans le document.",
            ] {
                #expect(texte.contains(phrase), "\(phrase)")
            }
        }
    }
}
