import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

extension LibXML2Suites {
    /// XML that others may have touched.
    struct XMLHostileTests {
        private static let secret = "contenu-du-fichier-secret"

        @Test func refusesADoctypeEvenAnEmptyOne() {
            refuses("<!DOCTYPE plantracker><plantracker/>", because: "DOCTYPE")
        }

        @Test func refusesEntitiesAndNeverOpensTheFileTheyName() throws {
            try withTemporaryDirectory { directory in
                let file = directory.appending(path: "secret.txt")
                try Data(Self.secret.utf8).write(to: file)
                let entity = "<!DOCTYPE r [<!ENTITY e SYSTEM \"\(file.absoluteString)\">]><r>&e;</r>"
                refuses(entity, because: "DOCTYPE")
                refuses("<!DOCTYPE r [<!ENTITY e \"texte\">]><r>&e;</r>", because: "DOCTYPE")
                refuses("<!DOCTYPE r SYSTEM \"\(file.absoluteString)\"><r/>", because: "DOCTYPE")
                refuses("<!DOCTYPE r [<!ENTITY % p SYSTEM \"\(file.absoluteString)\"> %p;]><r/>", because: "DOCTYPE")
            }
            refuses("<r>&inconnue;</r>", because: "bien formé")
        }

        @Test func refusesABillionLaughsBeforeAnyIsLaughed() {
            let entities = (1...9).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }
            let bomb = "<!DOCTYPE r [<!ENTITY l0 \"lol\">\(entities.joined())]><r a=\"&l9;\">&l9;</r>"
            refuses(bomb, because: "DOCTYPE")
        }

        @Test(arguments: ["", ">", "'>", "<!-- \" --><![CDATA[\"]]>"])
        func refusesATagOfThousandsOfAttributesHoweverItHides(before: String) {
            // libxml2 compares each attribute with all those before: 100,000 take it ten seconds.
            let attributes = (0..<100_000).map { " a\($0)=\"\"" }.joined()
            let text = before.hasPrefix("<") ? before : ""
            let value = before.hasPrefix("<") ? "" : before
            refuses("<r>\(text)<s z=\"\(value)\"\(attributes)/></r>", because: "attributs")
        }

        @Test func readsALongTextWhateverSignsItHolds() throws {
            let text = String(repeating: "a='b' > c=\"d\" ", count: 10_000)
            let bytes = [UInt8](
                "<r><!-- <s a='1' --><s t='\(text.prefix(20_000).filter { $0 != "'" })'><![CDATA[\(text)]]></s></r>"
                    .utf8)
            #expect(try XMLTree.read(bytes).children.first?.text == text)
        }

        @Test(arguments: [("UTF-16", String.Encoding.utf16), ("ISO-8859-1", .isoLatin1)])
        func refusesAnotherEncodingThanUTF8(name: String, encoding: String.Encoding) throws {
            let data = try #require("<?xml version=\"1.0\" encoding=\"\(name)\"?><r>é</r>".data(using: encoding))
            #expect(throws: XMLFault.self) { try XMLTree.read([UInt8](data)) }
        }

        /// In UTF-7 « +ADw- » is « < »: tags would be parsed that nobody has counted.
        @Test func readsUTF8WhateverEncodingIsDeclared() throws {
            let document = #"<?xml version="1.0" encoding="UTF-7"?><r>+ADw-s/+AD4- é</r>"#
            let root = try XMLTree.read([UInt8](document.utf8))
            #expect(root.children.isEmpty)
            #expect(root.text == "+ADw-s/+AD4- é")
        }

        @Test func refusesATruncatedDocumentWhereverItIsCut() throws {
            let document = try PlanXML.bytes(export(petitPlan()))
            for length in stride(from: 0, to: document.count - 16, by: 997) {
                #expect(throws: XMLFault.self, "\(length) octets") {
                    try PlanXML.read(Array(document.prefix(length)), file: "coupé.xml")
                }
            }
        }

        @Test(arguments: [
            ("<plantracker ", "<plan "), (#"version="1" "#, #"version="2" "#), (#"version="1" "#, ""),
            ("urn:plantracker:plan:1", "urn:plantracker:plan:2"), (#" xmlns="urn:plantracker:plan:1""#, ""),
        ])
        func refusesAnotherRootVersionOrNamespace(written: String, other: String) throws {
            let document = String(decoding: try PlanXML.bytes(export(petitPlan())), as: UTF8.self)
            #expect(document.contains(written))
            let changed = document.replacing(written, with: other)
                .replacing("</plantracker>", with: other == "<plan " ? "</plan>" : "</plantracker>")
            #expect(throws: XMLFault.self) { try PlanXML.read([UInt8](changed.utf8), file: "autre.xml") }
        }

        @Test func refusesAnElementOfAnotherNamespace() throws {
            try refuses("<titre>Petit plan</titre>", replacedBy: #"<titre xmlns="urn:autre">Petit plan</titre>"#)
        }

        @Test func refusesAKeyWrittenTwice() throws {
            try refuses("<titre>Petit plan</titre>", replacedBy: "<titre>Petit plan</titre><titre>Autre</titre>")
            try refuses(
                #"<entree cle="CD">"#, replacedBy: #"<entree cle="CD">Premier nom</entree><entree cle="CD">"#)
        }

        @Test func refusesTextBetweenTheElements() throws {
            try refuses("<niveaux>", replacedBy: "<niveaux>perdu")
        }

        @Test func refusesANodeWhoseParentIsNotThere() throws {
            try refuses(#"<noeud parent="numerique""#, replacedBy: #"<noeud parent="inconnu""#)
        }

        @Test func refusesNodesThatAreTheirOwnAncestors() throws {
            // Two nodes of one identifier, one under the other: a careless reader would go down for ever.
            try refuses(
                "<noeuds>",
                replacedBy: """
                    <noeuds><noeud role="structure"><id>a</id><niveau>axe</niveau><titre>A</titre></noeud>\
                    <noeud parent="a" role="action"><id>a</id><niveau>action</niveau><titre>B</titre></noeud>
                    """)
            try refuses(
                "</noeuds>",
                replacedBy: """
                    <noeud parent="c" role="action"><id>b</id><niveau>action</niveau><titre>B</titre></noeud>\
                    <noeud parent="b" role="action"><id>c</id><niveau>action</niveau><titre>C</titre></noeud></noeuds>
                    """)
        }

        @Test func refusesABranchOfThousandsOfLevelsOrThatDoublesAtEachOne() throws {
            let deep = (1...100_000).map { place in
                "<noeud parent=\"n\(place - 1)\" role=\"action\"><id>n\(place)</id></noeud>"
            }
            try refuses("<noeuds>", replacedBy: "<noeuds><noeud role=\"action\"><id>n0</id></noeud>\(deep.joined())")
            let doubled = (1...40).map { place in
                String(
                    repeating: "<noeud parent=\"n\(place - 1)\" role=\"action\"><id>n\(place)</id></noeud>", count: 2)
            }
            try refuses("<noeuds>", replacedBy: "<noeuds><noeud role=\"action\"><id>n0</id></noeud>\(doubled.joined())")
        }

        @Test(arguments: [
            (#"pourcentage="40""#, #"pourcentage="400""#), (#"remplace="1""#, #"remplace="un""#),
            (#"meteo="non_renseignee""#, #"meteo="beau""#), ("<nombre>12</nombre>", "<nombre>douze</nombre>"),
            (#"semestre="2018-S2" etat"#, #"semestre="2018-S3" etat"#), ("<suivi>", "<suivi><autre/>"),
            (#"noeud="carte" semestre"#, #"noeud="Carte" semestre"#), (#"date="2018-12-31""#, #"date="2018-12-32""#),
            ("<nombre>12</nombre>", ""), ("<nombre>12</nombre>", "<chiffre>12</chiffre>"),
        ])
        func refusesAFollowUpThatWasSpoiltRatherThanDropAValue(written: String, spoilt: String) throws {
            let suivi = Suivi(
                avancements: [
                    avancement(1, saisie("carte", "2018-S2", avancement: 40), le: "2018-12-31"),
                    avancement(2, saisie("carte", "2018-S2", avancement: 50), le: "2018-12-31", remplace: 1),
                ], releves: [releve(1, "cartes", 12, le: "2018-12-31")])
            let document = String(decoding: try PlanXML.bytes(export(petitPlan(), suivi: suivi)), as: UTF8.self)
            let place = try #require(document.range(of: written))
            let changed = document.replacingCharacters(in: place, with: spoilt)
            #expect(throws: XMLFault.self) { try PlanXML.read([UInt8](changed.utf8), file: "abîmé.xml") }
        }

        @Test(arguments: ["", "   ", "plantracker", "<", "<r", "<r>", "<r/><r/>", "\u{FEFF}", "<r>\u{1}</r>", "{}"])
        func refusesWhatIsNoDocument(text: String) {
            #expect(throws: XMLFault.self) { try XMLTree.read([UInt8](text.utf8)) }
        }

        // MARK: -

        private func refuses(_ document: String, because reason: String, _ location: SourceLocation = #_sourceLocation)
        {
            let failure = #expect(throws: XMLFault.self, sourceLocation: location) {
                try XMLTree.read([UInt8](document.utf8))
            }
            guard let failure else { return }
            #expect(failure.description.contains(reason), sourceLocation: location)
            #expect(!failure.description.contains(Self.secret), sourceLocation: location)
        }

        /// Spoils an export of `petitPlan`, which must not read any more.
        private func refuses(
            _ written: String, replacedBy spoilt: String, _ location: SourceLocation = #_sourceLocation
        ) throws {
            let document = String(decoding: try PlanXML.bytes(export(petitPlan())), as: UTF8.self)
            let place = try #require(document.range(of: written), sourceLocation: location)
            let changed = document.replacingCharacters(in: place, with: spoilt)
            #expect(throws: (any Error).self, sourceLocation: location) {
                try PlanXML.read([UInt8](changed.utf8), file: "abîmé.xml")
            }
        }
    }
}
