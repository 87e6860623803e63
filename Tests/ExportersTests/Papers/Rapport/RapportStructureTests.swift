import Exporters
import Fixtures
import PlanModel
import Testing

extension LibXML2Suites {
    /// What the report says of itself; `StructureODTTests` checks the rest.
    struct RapportStructureTests {
        static func paquet(_ nom: String) throws -> PaquetODT { try DocumentEssai(.rapport, nom).ouvert().paquet }

        @Test(arguments: plansDuDepot)
        func theDocumentSaysItsLanguageTitleAndSubject(slug: String) throws {
            let plan = try planDuDepot(slug)
            let paquet = try Self.paquet(slug)
            let meta = try paquet.xml("meta.xml")
            #expect(meta.tous("dc:language").map(\.texte) == ["fr-FR"])
            #expect(
                meta.tous("dc:title").map(\.texte) == [
                    "Rapport semestriel – \(plan.departement.nom) – second semestre 2018"
                ])
            #expect(meta.tous("dc:subject").map(\.texte) == [plan.titre])
            #expect(meta.tous("meta:keyword").map(\.texte).contains("2018-S2"))
            // The last change that the report knows of, never the clock's.
            #expect(meta.tous("dc:date").map(\.texte) == ["2019-01-10T08:30:00Z"])
            let paragraph = try paquet.xml("styles.xml").tous("style:default-style")
                .first { $0["style:family"] == "paragraph" }?.enfants("style:text-properties").first
            #expect(paragraph?["fo:language"] == "fr")
            #expect(paragraph?["fo:country"] == "FR")
        }

        @Test func theMentionStandsOnTheCoverAndAtTheHeadOfEachPage() throws {
            let paquet = try PaquetODT(rapport(export(petitPlan(), mention: "données fictives de démonstration")))
            let header = try paquet.xml("styles.xml").tous("style:header").map(\.texteODF)
            #expect(
                header == [
                    "Projet de rapport, non émis – audience\u{A0}: interne – données fictives de démonstration"
                ])
            #expect(try paquet.xml("content.xml").texte.contains("Données fictives de démonstration"))
        }
    }
}
