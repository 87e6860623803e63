/// The default charter: sober, A4, standard style names, so that a template can take their place.
enum ODTStyles {
    static let encre = "#1f2a44"
    static let fondEnTete = "#e4e9f2"
    static let filet = "#8a94a8"

    // MARK: - styles.xml

    static func part(entete: String, pied: String) throws(XMLFault) -> [UInt8] {
        try XMLStream.document { xml in
            ODFMeta.root("office:document-styles", xml) {
                ODFPolices.declarations(xml)
                xml.element("office:styles") { styles(xml) }
                pageLayout(xml)
                masters(entete: entete, pied: pied, xml)
            }
        }
    }

    private static func styles(_ xml: XMLStream) {
        xml.element("style:default-style", ["style:family": "paragraph"]) {
            xml.element(
                "style:paragraph-properties",
                ["fo:orphans": "2", "fo:widows": "2", "style:tab-stop-distance": "1.25cm"])
            xml.element(
                "style:text-properties",
                [
                    "style:font-name": ODFPolices.courante, "fo:font-size": "10pt", "fo:language": "fr",
                    "fo:country": "FR",
                ])
        }
        xml.element("style:default-style", ["style:family": "table"]) {
            xml.element("style:table-properties", ["table:border-model": "collapsing"])
        }
        xml.element("style:style", ["style:name": "Graphics", "style:family": "graphic"])
        paragraph("Standard", xml)
        paragraph("Text_20_body", shown: "Text body", parent: "Standard", after: "0.2cm", xml)
        paragraph("Chapeau", parent: "Text_20_body", keep: true, xml)
        paragraph("Title", parent: "Standard", after: "0.8cm", size: "24pt", bold: true, color: encre, xml)
        paragraph("Subtitle", parent: "Standard", after: "0.6cm", size: "16pt", color: encre, xml)
        paragraph(
            "Mention", parent: "Standard", before: "0.6cm", after: "0.6cm", size: "12pt", bold: true, color: "#8a1c1c",
            xml)
        for (niveau, size) in [(1, "18pt"), (2, "14pt"), (3, "12pt"), (4, "10pt")] {
            heading(niveau, size, xml)
        }
        paragraph(
            "Caption", parent: "Standard", before: "0.3cm", after: "0.1cm", size: "9pt", italic: true, keep: true, xml)
        paragraph("Table_20_Contents", shown: "Table Contents", parent: "Standard", size: "9pt", xml)
        paragraph(
            "Table_20_Heading", shown: "Table Heading", parent: "Table_20_Contents", size: "8pt", bold: true,
            color: encre, xml)
        // Not « Figure »: a PDF names the elements of its structure after styles, and would take the picture for a text.
        paragraph("Graphique", parent: "Text_20_body", before: "0.3cm", keep: true, xml)
        paragraph("Caption_20_below", shown: "Caption below", parent: "Caption", after: "0.4cm", loose: true, xml)
        logos(xml)
        fiches(xml)
        paragraph("List_20_Contents", shown: "List Contents", parent: "Text_20_body", after: "0.1cm", xml)
        paragraph("Header", parent: "Standard", size: "8pt", color: encre, xml)
        footer(xml)
        paragraph(
            "Contents_20_Heading", shown: "Contents Heading", parent: "Standard", after: "0.4cm", size: "18pt",
            bold: true, color: encre, pageBreak: true, niveau: 1, xml)
        for niveau in 1...10 { contents(niveau, xml) }
        for name in ["Strong_20_Emphasis", "Index_20_Link", "Exposant"] {
            xml.element(
                "style:style",
                ["style:name": name, "style:display-name": name.replacing("_20_", with: " "), "style:family": "text"]
            ) {
                if name == "Strong_20_Emphasis" { xml.element("style:text-properties", ["fo:font-weight": "bold"]) }
                if name == "Exposant" { xml.element("style:text-properties", ["style:text-position": "super 58%"]) }
            }
        }
        outline(xml)
        bullets(xml)
    }

    private static func paragraph(
        _ name: String, shown: String? = nil, parent: String? = nil, before: String? = nil, after: String? = nil,
        size: String? = nil, bold: Bool = false, italic: Bool = false, color: String? = nil, keep: Bool = false,
        loose: Bool = false, pageBreak: Bool = false, niveau: Int? = nil, _ xml: XMLStream
    ) {
        xml.element(
            "style:style",
            [
                "style:name": name, "style:display-name": shown, "style:family": "paragraph",
                "style:parent-style-name": parent, "style:default-outline-level": niveau.map { "\($0)" },
            ]
        ) {
            xml.element(
                "style:paragraph-properties",
                [
                    "fo:margin-top": before, "fo:margin-bottom": after,
                    "fo:keep-with-next": keep ? "always" : loose ? "auto" : nil,
                    "fo:break-before": pageBreak ? "page" : nil,
                ])
            xml.element(
                "style:text-properties",
                [
                    "fo:font-size": size, "fo:font-weight": bold ? "bold" : nil,
                    "fo:font-style": italic ? "italic" : nil, "fo:color": color,
                ])
        }
    }

    private static func heading(_ niveau: Int, _ size: String, _ xml: XMLStream) {
        xml.element(
            "style:style",
            [
                "style:name": "Heading_20_\(niveau)", "style:display-name": "Heading \(niveau)",
                "style:family": "paragraph", "style:parent-style-name": "Standard",
                "style:next-style-name": "Text_20_body", "style:default-outline-level": "\(niveau)",
            ]
        ) {
            xml.element(
                "style:paragraph-properties",
                [
                    "fo:margin-top": niveau == 1 ? "0.9cm" : "0.5cm", "fo:margin-bottom": "0.2cm",
                    "fo:keep-with-next": "always",
                ])
            xml.element(
                "style:text-properties", ["fo:font-size": size, "fo:font-weight": "bold", "fo:color": encre])
        }
    }

    private static func contents(_ niveau: Int, _ xml: XMLStream) {
        xml.element(
            "style:style",
            [
                "style:name": "Contents_20_\(niveau)", "style:display-name": "Contents \(niveau)",
                "style:family": "paragraph", "style:parent-style-name": "Standard",
            ]
        ) {
            xml.element(
                "style:paragraph-properties",
                // No right margin: once saved as DOCX, a tab beyond it would put the number on a line of its own.
                ["fo:margin-left": "\(niveau - 1).0cm", "fo:margin-bottom": "0.06cm"]
            ) {
                xml.element("style:tab-stops") {
                    // Measured from the left indent: the page number stands at 17 cm whatever the level.
                    xml.element(
                        "style:tab-stop",
                        [
                            "style:position": "\(18 - niveau).0cm", "style:type": "right",
                            "style:leader-style": "dotted",
                            "style:leader-text": ".",
                        ])
                }
            }
            // A plan of twenty sheets has its contents on one page.
            xml.element("style:text-properties", ["fo:font-size": "9.5pt"])
        }
    }

    private static func footer(_ xml: XMLStream) {
        xml.element(
            "style:style",
            ["style:name": "Footer", "style:family": "paragraph", "style:parent-style-name": "Standard"]
        ) {
            xml.element("style:paragraph-properties") {
                xml.element("style:tab-stops") {
                    xml.element("style:tab-stop", ["style:position": "17cm", "style:type": "right"])
                }
            }
            xml.element("style:text-properties", ["fo:font-size": "8pt", "fo:color": encre])
        }
    }

    /// Side by side, parted by tabs.
    private static func logos(_ xml: XMLStream) {
        xml.element(
            "style:style", ["style:name": "Logos", "style:family": "paragraph", "style:parent-style-name": "Standard"]
        ) {
            xml.element("style:paragraph-properties", ["fo:margin-bottom": "1cm"]) {
                xml.element("style:tab-stops") {
                    xml.element("style:tab-stop", ["style:position": "17cm", "style:type": "right"])
                }
            }
        }
    }

    /// Headings stay unnumbered: the plan's own codes stand in them.
    private static func outline(_ xml: XMLStream) {
        xml.element("text:outline-style", ["style:name": "Outline"]) {
            for niveau in 1...10 {
                xml.element("text:outline-level-style", ["text:level": "\(niveau)", "style:num-format": ""])
            }
        }
    }

    private static func bullets(_ xml: XMLStream) {
        xml.element("text:list-style", ["style:name": "Puces"]) {
            xml.element("text:list-level-style-bullet", ["text:level": "1", "text:bullet-char": "•"]) {
                xml.element(
                    "style:list-level-properties", ["text:list-level-position-and-space-mode": "label-alignment"]
                ) {
                    xml.element(
                        "style:list-level-label-alignment",
                        [
                            "text:label-followed-by": "listtab", "text:list-tab-stop-position": "0.6cm",
                            "fo:text-indent": "-0.4cm", "fo:margin-left": "0.6cm",
                        ])
                }
            }
        }
    }
}
