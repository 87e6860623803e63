extension ODTStyles {
    static func pageLayout(_ xml: XMLStream) {
        xml.element("office:automatic-styles") {
            xml.element("style:page-layout", ["style:name": "A4"]) {
                xml.element(
                    "style:page-layout-properties",
                    [
                        "fo:page-width": "21cm", "fo:page-height": "29.7cm", "style:print-orientation": "portrait",
                        "fo:margin-top": "1.5cm", "fo:margin-bottom": "1.5cm", "fo:margin-left": "2cm",
                        "fo:margin-right": "2cm",
                    ])
                xml.element("style:header-style") {
                    xml.element(
                        "style:header-footer-properties", ["fo:min-height": "0.6cm", "fo:margin-bottom": "0.4cm"])
                }
                xml.element("style:footer-style") {
                    xml.element("style:header-footer-properties", ["fo:min-height": "0.6cm", "fo:margin-top": "0.4cm"])
                }
            }
        }
    }

    static func masters(entete: String, pied: String, _ xml: XMLStream) {
        xml.element("office:master-styles") {
            // The cover bears neither header nor footer.
            xml.element(
                "style:master-page",
                [
                    "style:name": "First_20_Page", "style:display-name": "First Page", "style:page-layout-name": "A4",
                    "style:next-style-name": "Standard",
                ])
            xml.element("style:master-page", ["style:name": "Standard", "style:page-layout-name": "A4"]) {
                xml.element("style:header") {
                    xml.element("text:p", ["text:style-name": "Header"], text: entete)
                }
                xml.element("style:footer") {
                    xml.element("text:p", ["text:style-name": "Footer"]) {
                        xml.text(pied)
                        xml.element("text:tab")
                        xml.text("Page\u{A0}")
                        xml.element("text:page-number", ["text:select-page": "current"], text: "1")
                        xml.text(" sur\u{A0}")
                        xml.element("text:page-count", text: "1")
                    }
                }
            }
        }
    }
}
