import Fixtures
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// Elements one by one, those that our documents do not write included.
    struct ApercuElementsTests {
        private func document(_ corps: String) throws -> [UInt8] {
            try paquet(rapport(export(petitPlan())), "content.xml") { _ in
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
                 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
                 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
                 xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>
                \(corps)
                </office:text></office:body></office:document-content>
                """
            }
        }

        /// After the line of the head.
        private func fragment(_ corps: String) throws -> String {
            let lignes = try ApercuLu(document(corps)).texte.split(separator: "\n").dropFirst(2)
            let suite = lignes.joined(separator: "\n").dropLast("</div>".count)
            return String(suite.last == "\n" ? suite.dropLast() : suite)
        }

        @Test(arguments: [
            (#"<text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d</text:p>"#, "<p>a  b\tc<br/>d</p>"),
            ("<text:p>\n  un\n  deux </text:p>", "<p>un deux</p>"),
            ("<text:p/>", ""),
            (
                #"<text:p text:style-name="Libelle"><text:span text:style-name="Strong_20_Emphasis">a</text:span> "#
                    + #"<text:span text:style-name="Emphasis">b</text:span> <text:span>c</text:span></text:p>"#,
                #"<p class="apercu-libelle"><strong>a</strong> <em>b</em> c</p>"#
            ),
            (
                ##"<text:p><text:bookmark text:name="a b"/>x <text:a xlink:href="#a b">y</text:a></text:p>"##,
                ##"<p id="apercu-signet-a_20b">x <a href="#apercu-signet-a_20b">y</a></p>"##
            ),
            (#"<text:p>v <text:a xlink:href="https://exemple.invalid/">lien</text:a></text:p>"#, "<p>v lien</p>"),
            ("<text:p>un <text:inconnu>mot</text:inconnu></text:p>", "<p>un mot</p>"),
            ("<text:inconnu>mot</text:inconnu>", "mot"),
            (#"<text:p text:style-name="Caption">seule</text:p>"#, #"<p class="apercu-legende">seule</p>"#),
            (
                "<text:p>Page <text:page-number>3</text:page-number> sur <text:page-count>9</text:page-count></text:p>",
                "<p>Page sur</p>"
            ),
            (
                "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>",
                "<ul>\n<li><p>a</p>\n</li>\n</ul>"
            ),
            (
                #"<text:h text:outline-level="1">A</text:h><text:h text:outline-level="4">B</text:h>"#,
                "<h2 id=\"apercu-section-1\">A</h2>\n<h3 id=\"apercu-section-2\">B</h3>"
            ),
            (
                "<text:p><draw:frame><draw:image xlink:href=\"Pictures/a.png\"/><svg:title>Un logo</svg:title>"
                    + "<svg:desc>bleu</svg:desc></draw:frame></text:p>",
                #"<p><span class="apercu-image">Un logo. bleu</span></p>"#
            ),
            ("<text:p>&lt;script&gt;a &amp; &quot;b&quot;]]&gt;</text:p>", "<p>&lt;script&gt;a &amp; \"b\"]]&gt;</p>"),
        ])
        func anElementBecomesThis(odf: String, html: String) throws { #expect(try fragment(odf) == html) }

        @Test func aTableKeepsItsSpansAndTheHeadersThatItMarks() throws {
            let fragment = try fragment(
                """
                <table:table table:style-name="Tableau"><table:table-header-columns>\
                <table:table-column table:style-name="Colonne44" table:number-columns-repeated="2"/>\
                </table:table-header-columns><table:table-columns><table:table-column/></table:table-columns>\
                <table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>a</text:p>\
                </table:table-cell><table:covered-table-cell/>\
                <table:table-cell table:number-rows-spanned="2"><text:p>b</text:p></table:table-cell>\
                </table:table-row></table:table>
                """)
            #expect(
                fragment == """
                    <table class="apercu-tableau">
                    <colgroup>
                    <col class="apercu-colonne-45" span="2"/><col/></colgroup>
                    <tbody>
                    <tr><th scope="row" colspan="2"><p>a</p></th><td rowspan="2"><p>b</p></td></tr>
                    </tbody>
                    </table>
                    """)
        }

        @Test func aDrawingKeepsItsShapesAndNothingThatActs() throws {
            let dessin = """
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="x()"
                 style="fill:red" viewBox="0 0 1 1"><script>alert(1)</script><style>*{}</style><title>t</title>
                <a xlink:href="javascript:x()"><rect/></a><rect id="r" fill="url(#x)" x="1"/><text>&lt;b&gt;</text>
                <foreignObject><p>p</p></foreignObject><image xlink:href="http://exemple.invalid/"/></svg>
                """
            let octets = try paquet(
                document(
                    """
                    <text:p><draw:frame><draw:object xlink:href="./Object 1"/>\
                    <draw:image xlink:href="./ObjectReplacements/Object 1"/><svg:title>Barres "x"</svg:title>\
                    </draw:frame></text:p>
                    """), "ObjectReplacements/Object 1"
            ) { _ in dessin }
            let figure = try #require(
                try ApercuLu(octets).texte.firstRange(of: /<figure>.*<\/figure>/.dotMatchesNewlines()))
            #expect(
                try ApercuLu(octets).texte[figure] == """
                    <figure>
                    <svg xmlns="http://www.w3.org/2000/svg" class="apercu-dessin" role="img" \
                    aria-label="Barres &quot;x&quot;" viewBox="0 0 1 1"><rect x="1"></rect><text>&lt;b&gt;</text></svg>
                    </figure>
                    """)
        }

        @Test func whatIsNoDocumentOfOursIsRefusedWithItsReason() throws {
            #expect(throws: ApercuHTML.Impossible.self) { try ApercuHTML(Array("bonjour".utf8)) }
            let octets = try rapport(export(petitPlan()))
            for part in ["content.xml", "styles.xml", "ObjectReplacements/Object 1"] {
                let sans = try paquet(octets, part) { _ in nil }
                #expect(throws: ApercuHTML.Impossible.partieManquante(part)) { try ApercuHTML(sans) }
                let abime = try paquet(octets, part) { $0.replacing(">", with: "", maxReplacements: 3) }
                let faute = try #require(throws: ApercuHTML.Impossible.self) { try ApercuHTML(abime) }
                #expect("\(faute)".hasPrefix("aperçu impossible : partie « \(part) »"))
            }
        }
    }
}
