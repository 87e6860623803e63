import Fixtures
import Foundation
import PlanModel
import Testing

@testable import PlanTracker

/// The PDF that `--pdf` makes, read back as a screen reader would.
@Suite(.timeLimit(.minutes(3)))
struct PDFAccessibleTests {
    /// One report for every check, since LibreOffice takes seconds to start.
    private static let cantal = Result {
        let poste = try Poste(texteDuDepot("plans/cantal.yaml"))
        _ = poste.lance("load", "plan0.yaml")
        for (rang, noeud) in PlanIndex(try planDuDepot("cantal")).suivis.prefix(6).enumerated() {
            for semestre in ["2018-S1", "2018-S2"] {
                _ = poste.lance(
                    "record", "cantal", noeud.id.rawValue, "--semestre", semestre, "--etat",
                    rang % 3 == 0 ? "realisee" : "en_cours", "--avancement", "\(rang * 5 % 101)")
            }
        }
        _ = poste.lance("decide", "cantal", "Retenir le site", "--date", "2018-10-12")
        _ = poste.lance(
            "write", "cantal", "--semestre", "2018-S2", "--partie", "introduction", "--texte", "Un mot.\n\n- un point")
        try poste.depose([UInt8](try #require(logoDEssai)), "logo.png")
        (poste.pdf, poste.pages) = (LibreOffice.pdf, LibreOffice.pages)
        let reponse = poste.lance(
            "report", "cantal", "--semestre", "2018-S2", "--output", "r.odt", "--logo", "Préfecture=logo.png", "--pdf")
        try #require(reponse.code == 0, "\(reponse.messages)")
        let textes = try StructurePDF.lance("/usr/bin/env", ["pdfinfo", "-struct-text", poste.chemin("r.pdf")])
        return (
            structure: try StructurePDF(pdf: poste.chemin("r.pdf"), odt: poste.chemin("r.odt")),
            textes: String(decoding: textes, as: UTF8.self),
            pages: try LibreOffice.pages(poste.octets("r.odt")) ?? []
        )
    }

    private func structure() throws -> StructurePDF { try Self.cantal.get().structure }

    @Test func itSaysItsLanguageAndShowsItsTitle() throws {
        let structure = try structure()
        #expect(structure.langue == "fr-FR")
        #expect(structure.titre == "Rapport semestriel – Cantal – second semestre 2018")
        #expect(structure.afficheLeTitre)
        #expect(structure.balise)
        #expect(structure.ua == "1")
    }

    @Test func itsBookmarksAreTheHeadingsOfTheDocument() throws {
        let structure = try structure()
        #expect(structure.signets.count > 20)
        #expect(structure.signets.map { mots($0.texte) } == structure.titresDuDocument.map { mots($0.texte) })
        #expect(structure.signets.map(\.niveau) == structure.titresDuDocument.map(\.niveau))
    }

    @Test func itsHeadingsAreReadInTheirOrderAndSkipNoLevel() throws {
        let structure = try structure()
        let niveaux = structure.elements.compactMap { element in
            element.genre.wholeMatch(of: #/H(\d)/#).flatMap { Int($0.1) }
        }
        #expect(niveaux == structure.signets.map(\.niveau))
        #expect(niveaux.first == 1)
        #expect(zip(niveaux, niveaux.dropFirst()).allSatisfy { $1 <= $0 + 1 })
        #expect(titresLus(try Self.cantal.get().textes) == structure.signets.map { mots($0.texte) })
    }

    /// PDF names the elements of its structure after the styles: one that bears the name of a type would hide it.
    @Test func noStyleTakesTheNameOfAStandardType() throws {
        let types: Set = [
            "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "P", "H", "H1",
            "H2",
            "H3", "H4", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Span", "Quote", "Note", "Link", "Figure",
            "Formula", "Form",
        ]
        #expect(try Set(structure().roles.keys).isDisjoint(with: types))
    }

    @Test func everyPictureSaysItselfInEightyCharacters() throws {
        let figures = try structure().elements.filter { $0.genre == "Figure" }
        // A logo and two charts.
        #expect(figures.count == 3)
        for figure in figures { #expect((1...80).contains(figure.alternative?.count ?? 0)) }
    }

    @Test func everyTableHasHeadersThatSayWhatTheyAreOver() throws {
        let elements = try structure().elements
        let entetes = elements.filter { $0.genre == "TH" }
        #expect(!entetes.isEmpty)
        #expect(entetes.allSatisfy { $0.portee == "Column" })
        #expect(elements.filter { $0.genre == "TR" }.allSatisfy { ["Table", "THead", "TBody"].contains($0.parent) })
        #expect(elements.filter { ["TH", "TD"].contains($0.genre) }.allSatisfy { $0.parent == "TR" })
        // The first cell of each table is a header.
        let premieres = elements.indices.filter { elements[$0].genre == "Table" }.compactMap { table in
            elements[table...].first { ["TH", "TD"].contains($0.genre) }?.genre
        }
        #expect(premieres.allSatisfy { $0 == "TH" })
        #expect(elements.count { $0.genre == "Caption" } > 20)
    }

    @Test func theContentsIsOneAndListsTheHeadings() throws {
        let structure = try structure()
        #expect(structure.elements.count { $0.genre == "TOC" } == 1)
        let entrees = structure.elements.filter { $0.genre == "TOCI" }
        #expect(entrees.allSatisfy { $0.parent == "TOC" })
        // Neither the title of the document nor its own.
        #expect(entrees.count == structure.titresDuDocument.count { $0.niveau <= 2 } - 2)
    }

    @Test func everyLinkIsTaggedAndTheTitlesAreHeadings() throws {
        let structure = try structure()
        // The words and the page of each entry of the contents.
        #expect(structure.liens >= 2 * structure.elements.count { $0.genre == "TOCI" })
        #expect(structure.liensBalises == structure.liens)
        let titres = titresLus(try Self.cantal.get().textes)
        #expect(titres.prefix(2).last == "Sommaire")
        #expect(titres.first == mots(try #require(structure.titresDuDocument.first).texte))
    }

    /// LibreOffice being at work for the PDF, the ODT has its numbers too, for those who compute no field.
    @Test func theDocumentBesideThePDFHasItsPages() throws {
        let pages = try Self.cantal.get().pages
        #expect(
            pages.count > 10 && pages.allSatisfy { $0 > 2 } && zip(pages, pages.dropFirst()).allSatisfy { $0 <= $1 })
    }

    // MARK: -

    private func mots(_ texte: String) -> String {
        texte.split { $0.isWhitespace || $0 == "\u{A0}" || $0 == "\u{202F}" }.joined(separator: " ")
    }

    /// The texts that « pdfinfo -struct-text » gives under « H1 », « H2 », in the order of their reading.
    private func titresLus(_ sortie: String) -> [String] {
        var (titres, courant, marge): ([String], String?, Int) = ([], nil, 0)
        for ligne in sortie.split(separator: "\n") {
            let retrait = ligne.prefix { $0 == " " }.count
            if courant != nil, retrait <= marge {
                titres.append(mots(courant ?? ""))
                courant = nil
            }
            if ligne.dropFirst(retrait).prefixMatch(of: #/H\d \(block\)/#) != nil {
                (courant, marge) = ("", retrait)
            } else if courant != nil, let texte = ligne.wholeMatch(of: #/ *"(.*)"/#)?.1 {
                courant? += texte
            }
        }
        return titres + (courant.map { [mots($0)] } ?? [])
    }
}
