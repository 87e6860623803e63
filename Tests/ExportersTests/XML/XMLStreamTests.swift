import Exporters
import Fixtures
import Testing

extension LibXML2Suites {
    /// What libxml2 writes for us, and reads again.
    struct XMLStreamTests {
        private func document(_ body: (XMLStream) -> Void) throws -> String {
            String(decoding: try XMLStream.document(body), as: UTF8.self)
        }

        /// The bytes of a text: two strings are equal in Swift as soon as they look alike.
        private func octets(_ texte: String?) -> [UInt8]? { texte.map { Array($0.utf8) } }

        // MARK: - Texts

        @Test(arguments: TexteHostile.allCases)
        func hostileWordsReadBackTheSameAsTextAndAsAttribute(hostile: TexteHostile) throws {
            let lu = try ElementXML(XMLStream.document { $0.element("r", ["a": hostile.texte], text: hostile.texte) })
            #expect(octets(lu.texte) == octets(permis(hostile.texte)))
            #expect(octets(lu["a"]) == octets(permis(hostile.texte)))
        }

        @Test func whatXMLCannotHoldBecomesAReplacementCharacterAndNothingElseChanges() throws {
            let rares: [UInt32] = [
                0x7F, 0x80, 0x85, 0xA0, 0x2028, 0xD7FF, 0xE000, 0xFDD0, 0xFEFF, 0xFFFC, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000,
                0x1FFFE, 0x10FFFF,
            ]
            for scalar in (Array(0...0x40) + rares).compactMap(Unicode.Scalar.init) {
                for texte in ["\(scalar)", "é\(scalar)é", "\(scalar)\(scalar)"] {
                    let lu = try ElementXML(XMLStream.document { $0.element("r", ["a": texte], text: texte) })
                    #expect(octets(lu.texte) == octets(permis(texte)), "U+\(String(scalar.value, radix: 16))")
                    #expect(octets(lu["a"]) == octets(permis(texte)), "U+\(String(scalar.value, radix: 16))")
                }
            }
        }

        /// Issued reports are verified by their bytes: another way to write the same text would be another document.
        @Test func aTextIsWrittenWithTheFewestEntities() throws {
            let texte = "R&D <b> « été » l'\"an\" 😀\t\n\r\u{7F}\u{85}\u{1}\u{0}\u{FFFE}"
            let ecrit = try document { $0.element("r", ["a": texte], text: texte) }
            let debut = "R&amp;D &lt;b&gt; « été » l'"
            let fin = "&#13;\u{7F}\u{85}\u{FFFD}\u{FFFD}\u{FFFD}"
            #expect(
                ecrit == """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <r a="\(debut)&quot;an&quot; 😀&#9;&#10;\(fin)">\(debut)"an" 😀\t
                    \(fin)</r>

                    """)
        }

        @Test func spacesOfAnAttributeAreNotFoldedByAParser() throws {
            let texte = "un\tdeux\ntrois\r\nquatre\rcinq  six "
            let ecrit = try document { $0.element("r", ["a": texte], text: "") }
            #expect(ecrit.hasSuffix("<r a=\"un&#9;deux&#10;trois&#13;&#10;quatre&#13;cinq  six \"/>\n"))
            #expect(octets(try ElementXML([UInt8](ecrit.utf8))["a"]) == octets(texte))
        }

        @Test(arguments: [65_535, 65_536, 65_537, 300_000])
        func aTextLongerThanTheBufferComesOutWhole(longueur: Int) throws {
            let texte = String(repeating: "aé<😀", count: longueur / 8) + String(repeating: "b", count: longueur % 8)
            let lu = try ElementXML(XMLStream.document { $0.element("r", ["a": texte], text: texte) })
            #expect(lu.texte == texte)
            #expect(lu["a"] == texte)
        }

        // MARK: - Elements

        @Test func elementsNestAndAnEmptyOneIsClosedAtOnce() throws {
            let ecrit = try document { xml in
                xml.element("a", ["x": "1", "y": nil, "z": ""]) {
                    xml.element("b", text: "t")
                    xml.element("c")
                    xml.element("d", text: "")
                    xml.start(named: "libre")
                    xml.end()
                }
            }
            #expect(
                ecrit == """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <a x="1" z=""><b>t</b><c/><d/><libre/></a>

                    """)
        }

        @Test func indentationPartsElementsAndNeverWords() throws {
            let ecrit = try document { xml in
                xml.indent()
                xml.element("a") {
                    xml.element("b", text: "x")
                    xml.element("c") { xml.element("d") }
                    xml.element("p") {
                        xml.text("un ")
                        xml.element("i", text: "mot")
                        xml.text(" de plus")
                    }
                }
            }
            #expect(
                ecrit == """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <a>
                      <b>x</b>
                      <c>
                        <d/>
                      </c>
                      <p>un <i>mot</i> de plus</p>
                    </a>

                    """)
        }

        @Test func whatIsStillOpenIsClosedAtTheEnd() throws {
            let ecrit = try document { xml in
                xml.start("a")
                xml.start("b")
                xml.text("t")
            }
            #expect(ecrit.hasSuffix("<a><b>t</b></a>\n"))
        }

        @Test func depthHasNoLimit() throws {
            let ecrit = try document { xml in
                for _ in 0..<20_000 { xml.start("n") }
            }
            #expect(ecrit.matches(of: /<n>/).count == 19_999)
            #expect(ecrit.matches(of: /<\/n>/).count == 19_999)
        }

        // MARK: - Faults

        @Test func anElementThatIsClosedTwiceIsAFault() {
            #expect(throws: XMLFault.self) {
                try XMLStream.document { xml in
                    xml.element("a")
                    xml.end()
                }
            }
        }

        @Test(arguments: [0, 1, 3])
        func aReceiverThatRefusesIsToldAtTheEndAndReceivesNoMore(avant: Int) throws {
            let recus = Recus()
            let xml = XMLStream { _ in
                recus.nombre += 1
                return recus.nombre <= avant
            }
            xml.element("r") {
                for _ in 0..<20 { xml.element("t", text: String(repeating: "x", count: 70_000)) }
            }
            let faute = #expect(throws: XMLFault.self) { try xml.finish() }
            #expect(faute?.description.contains("refusé") == true)
            #expect(recus.nombre == avant + 1)
        }

        @Test func theReceiverTakesTheDocumentInRunsInTheirOrder() throws {
            let recus = Recus()
            let xml = XMLStream {
                recus.nombre += 1
                recus.octets += $0
                return true
            }
            xml.element("r") {
                for rang in 0..<40 { xml.element("t", ["n": "\(rang)"], text: String(repeating: "x", count: 9_000)) }
            }
            try xml.finish()
            #expect(recus.nombre > 3)
            let rangs = try ElementXML(recus.octets).enfants.map { $0["n"] }
            #expect(rangs == (0..<40).map { "\($0)" })
        }

        /// What zlib makes of a document follows the runs that it was given.
        @Test func aRunIsCutAfterATextOrBeforeAStartTag() throws {
            let recus = Recus()
            let xml = XMLStream(declaration: false) {
                recus.coupes.append(String(decoding: $0.suffix(4), as: UTF8.self))
                recus.tailles.append($0.count)
                return true
            }
            let long = String(repeating: "x", count: 65_536)
            xml.element("r") {
                xml.element("t", text: long)
                xml.element("a", ["b": long]) { xml.element("c") }
                xml.element("a", ["b": long])
                xml.element("c")
            }
            try xml.finish()
            #expect(recus.coupes == ["xxxx", "xx\">", "x\"/>", "/r>\n"])
            #expect(recus.tailles == [65_542, 65_548, 65_553, 9])
        }

        private final class Recus {
            var nombre = 0
            var octets: [UInt8] = []
            var coupes: [String] = []
            var tailles: [Int] = []
        }
    }
}
