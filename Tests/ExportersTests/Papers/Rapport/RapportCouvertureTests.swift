import Exporters
import Fixtures
import PlanModel
import Testing

extension LibXML2Suites {
    /// What the cover says of the report, who signs it, and the part of the plan that it is about.
    struct RapportCouvertureTests {
        private func textes(_ lu: RapportLu) -> [String] { lu.couverture.flatMap { $0.tous("text:p") }.map(\.texteODF) }

        private let emission = RapportSemestriel.Emission(
            numero: 3, date: instant("2019-03-12T10:00:00Z"), par: "secrétariat", seance: "comité du 12 mars",
            remplace: 2,
            motif: "chiffre faux")

        @Test func aDraftSaysThatItMayStillChange() throws {
            let lu = try RapportLu(export(petitPlan(), suivi: Suivi()))
            #expect(textes(lu).contains("Projet de rapport\u{A0}: non émis, il peut encore changer"))
            #expect(try lu.paquet.xml("meta.xml").tous("dc:date").map(\.texte) == [etatDEssai.date.rawValue])
        }

        @Test func anIssuedReportSaysItsNumberItsSessionAndWhatItReplaces() throws {
            let lu = try RapportLu(export(petitPlan(), suivi: Suivi()), emission: emission)
            #expect(
                textes(lu).contains(
                    "Rapport\u{A0}: n°\u{A0}3, émis le 12\u{A0}mars\u{A0}2019 par secrétariat\u{A0}; remplace le n°\u{A0}2, motif\u{A0}: chiffre faux"
                ))
            #expect(textes(lu).contains("Pour la séance\u{A0}: comité du 12 mars"))
            #expect(!lu.content.texte.contains("Projet de rapport"))
            #expect(
                try lu.paquet.xml("styles.xml").tous("style:header").map(\.texteODF)
                    == ["Rapport n°\u{A0}3 – audience\u{A0}: interne"])
            #expect(try lu.paquet.xml("meta.xml").tous("dc:date").map(\.texte) == ["2019-03-12T10:00:00Z"])
        }

        @Test func aFirstIssueReplacesNothing() throws {
            let premiere = RapportSemestriel.Emission(numero: 1, date: instant("2019-03-12T10:00:00Z"), par: "s")
            let lu = try RapportLu(export(petitPlan(), suivi: Suivi()), emission: premiere)
            #expect(textes(lu).contains("Rapport\u{A0}: n°\u{A0}1, émis le 12\u{A0}mars\u{A0}2019 par s"))
            #expect(!textes(lu).contains { $0.hasPrefix("Pour la séance") })
        }

        @Test func eachCopiloteHasRoomToSignUnderItsFullName() throws {
            var plan = petitPlan()
            plan.copilotes = [Mention(.sigle("CD")), Mention(.libelle("Préfecture du Cantal"))]
            let lu = try RapportLu(export(plan, suivi: Suivi()))
            let table = try #require(lu.couverture.first { $0.nom == "table:table" })
            let cellules = table.tous("table:table-cell").map(\.texteODF)
            #expect(
                cellules == [
                    "Conseil départemental", "Préfecture du Cantal", "Date et signature\u{A0}:",
                    "Date et signature\u{A0}:",
                ])
            #expect(textes(lu).contains("Copilotes\u{A0}: Conseil départemental, Préfecture du Cantal"))
        }

        @Test func withoutACopiloteNobodySigns() throws {
            let lu = try RapportLu(export(petitPlan(), suivi: Suivi()))
            #expect(!lu.couverture.contains { $0.nom == "table:table" })
            #expect(textes(lu).contains("Copilotes\u{A0}: non renseigné dans le document"))
        }

        @Test func theLogosStandOnTheCoverWithWhoseTheyAre() throws {
            let logos = [try Logo("Préfecture", LogoTests.png(320, 100)), try Logo("CD", LogoTests.jpeg(100, 100))]
            let lu = try RapportLu(export(petitPlan(), suivi: Suivi(), logos: logos))
            let cadres = lu.couverture.flatMap { $0.tous("draw:frame") }
            #expect(
                cadres.map { $0.enfants("svg:title").map(\.texte).joined() } == [
                    "Logo\u{A0}: Préfecture", "Logo\u{A0}: CD",
                ])
            #expect(cadres.map { $0["svg:width"] } == ["70mm", "25mm"])
            let images = cadres.flatMap { $0.enfants("draw:image") }.compactMap { $0["xlink:href"] }
            #expect(try images.map { try lu.paquet.octets($0) } == logos.map { [UInt8]($0.octets) })
            #expect(try lu.paquet.fautes() == [])
        }

        // MARK: - A part of the plan

        @Test(arguments: [
            (Perimetre.sous(id("numerique")), "l’axe 2 – Développer le numérique", ["1.1", "1.1.1", "1.2"]),
            (.pilote("ars"), "les actions pilotées par ars", ["1.1", "1.1.1", "1.2"]),
            (.pilote("CD"), "les actions pilotées par CD", ["1.2"]),
            (.territoire("maison"), "les actions dont la fiche nomme maison", ["1.1", "1.1.1", "2.1"]),
        ])
        func aReportOfAPartSaysWhichAndNamesWhatItLeavesOut(
            perimetre: Perimetre, limite: String, ecartes: [String]
        ) throws {
            let lu = try RapportLu(export(petitPlan()), perimetre: perimetre)
            #expect(textes(lu).contains("Ce document porte sur\u{A0}: \(limite)"))
            #expect(try lu.textes("Ce qu’il faut retenir").contains("Ce rapport porte sur \(limite)."))
            #expect(try lu.rangees("Annexe – Ce que ce rapport ne contient pas").map { $0[0] } == ecartes)
            let fiches = try lu.sous("Annexe – Les fiches").filter { $0.nom == "text:h" }.map(\.texteODF)
            #expect(!fiches.isEmpty)
            for code in ecartes { #expect(!fiches.contains { $0.hasPrefix("Action \(code) ") }) }
            #expect(try lu.paquet.fautes() == [])
        }

        @Test func theWholePlanLeavesNothingOut() throws {
            let lu = try RapportLu(export(petitPlan()))
            #expect(!(try lu.sous("Annexe – Ce que ce rapport ne contient pas").contains { $0.nom == "table:table" }))
            #expect(!textes(lu).contains { $0.hasPrefix("Ce document porte sur") })
        }

        @Test func aPartThatHoldsNothingIsAValidReportThatNamesEverythingItLeavesOut() throws {
            let lu = try RapportLu(export(petitPlan()), perimetre: .pilote("personne"))
            #expect(
                try lu.textes("Ce qu’il faut retenir").contains(
                    "Il n’entre ni action ni sous-action dans ce périmètre."))
            #expect(try lu.rangees("Annexe – Ce que ce rapport ne contient pas").count == 4)
            #expect(try lu.paquet.fautes() == [])
        }
    }
}
