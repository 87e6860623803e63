import PlanModel

/// What a document says of itself, in its properties.
struct ODFMeta {
    var titre: String
    var sujet: String
    var motsCles: [String]
    /// The moment of the last change that the document knows of: never the clock's.
    var date: Instant
    /// Names and texts of our own, for the program that reads the document back.
    var proprietes: [(nom: String, valeur: String)] = []

    /// `meta.xml`.
    func part() throws -> ODFPackage.Part {
        .xml(
            "meta.xml",
            try XMLStream.document { xml in
                ODFMeta.root("office:document-meta", xml) {
                    xml.element("office:meta") {
                        xml.element("meta:generator", text: "PlanTracker")
                        xml.element("dc:title", text: titre)
                        xml.element("dc:subject", text: sujet)
                        for mot in motsCles { xml.element("meta:keyword", text: mot) }
                        xml.element("dc:language", text: "fr-FR")
                        xml.element("meta:creation-date", text: date.rawValue)
                        xml.element("dc:date", text: date.rawValue)
                        for propriete in proprietes {
                            xml.element(
                                "meta:user-defined", ["meta:name": propriete.nom, "meta:value-type": "string"],
                                text: propriete.valeur)
                        }
                    }
                }
            })
    }

    /// The root of a part, with every namespace that our parts use.
    static func root(_ name: StaticString, _ xml: XMLStream, _ body: () -> Void) {
        xml.element(
            name,
            [
                "xmlns:office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
                "xmlns:style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
                "xmlns:text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
                "xmlns:table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
                "xmlns:draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
                "xmlns:chart": "urn:oasis:names:tc:opendocument:xmlns:chart:1.0",
                "xmlns:number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
                "xmlns:config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
                "xmlns:fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
                "xmlns:svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
                "xmlns:of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
                "xmlns:meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:xlink": "http://www.w3.org/1999/xlink",
                "office:version": ODFPackage.version,
            ], body)
    }
}
