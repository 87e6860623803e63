import Exporters
import Fixtures
import Testing

extension LibXML2Suites {
    /// What the preview says: what its document says.
    struct ApercuTexteTests {
        @Test(arguments: DocumentEssai.tous)
        func saysTheWordsOfTheDocumentInTheirOrder(document: DocumentEssai) throws {
            let apercu = try ApercuLu.de(document)
            let attendus = try document.ouvert().content.blocsODT
            let dits = Array(apercu.blocs.dropFirst())
            #expect(dits.count == attendus.count)
            for (dit, attendu) in zip(dits, attendus) {
                // Byte for byte: two strings of combining characters may be equal without being the same.
                guard Array(dit.utf8) != Array(attendu.utf8) else { continue }
                Issue.record("« \(attendu) » est devenu « \(dit) »")
                break
            }
        }

        @Test(arguments: DocumentEssai.reels)
        func saysOnceAndFirstWhatTheHeadOfThePagesSays(document: DocumentEssai) throws {
            let apercu = try ApercuLu.de(document)
            let entetes = apercu.racine.tous("p").filter { $0["class"] == "apercu-entete" }.map(\.texte)
            let pages = try document.ouvert().styles.tous("style:header").flatMap { $0.tous("text:p") }
            #expect(entetes == pages.map(\.texteODF))
            #expect(entetes.count == 1 && entetes[0].hasSuffix(" – données fictives"))
            #expect(apercu.racine.enfants.first?["class"] == "apercu-entete")
        }

        @Test(arguments: DocumentEssai.reels)
        func givesEachHeadingWithItsLevelAndItsAnchor(document: DocumentEssai) throws {
            let apercu = try ApercuLu.de(document)
            // The page has a title of its own, and the contents stands in its own element.
            let titres = try document.ouvert().content.tous("text:h").filter {
                !["Title", "Contents_20_Heading"].contains($0["text:style-name"] ?? "")
            }
            let sommaire = apercu.apercu.sommaire
            #expect(sommaire.map(\.titre) == titres.map(\.texteODF))
            #expect(sommaire.map { "\($0.niveau)" } == titres.map { $0["text:outline-level"] })
            #expect(sommaire.map(\.ancre) == apercu.titres.compactMap { $0["id"] })
        }

        @Test(arguments: DocumentEssai.reels)
        func aChartIsDrawnAndHeardAsInTheDocument(document: DocumentEssai) throws {
            let apercu = try ApercuLu.de(document)
            let graphiques = try document.ouvert().content.tous("draw:frame").filter {
                !$0.enfants("draw:object").isEmpty
            }
            let dessins = apercu.racine.tous("svg")
            #expect(dessins.map { $0["aria-label"] } == graphiques.map { $0.enfants("svg:title").first?.texte })
            #expect(dessins.allSatisfy { $0["role"] == "img" && !$0.tous("text").isEmpty })
            for figure in apercu.racine.tous("figure") {
                #expect(figure["aria-label"] == figure.enfants("figcaption").first?.texte)
            }
        }

        @Test func aLogoIsSaidByItsAlternative() throws {
            let logo = try Logo("Préfecture du Lot", LogoTests.png(4, 2))
            let apercu = try ApercuLu(rapport(export(petitPlan(), logos: [logo, logo])))
            let images = apercu.racine.tous("span").filter { $0["class"] == "apercu-image" }
            #expect(images.map(\.texte) == Array(repeating: "Logo\u{A0}: Préfecture du Lot", count: 2))
            #expect(apercu.racine.tous("img").isEmpty)
        }

        @Test func theSameDocumentGivesTheSameBytes() throws {
            let octets = try DocumentEssai(.rapport, "cantal").octets()
            #expect(try ApercuHTML(octets).fragment() == ApercuHTML(octets).fragment())
        }
    }
}
