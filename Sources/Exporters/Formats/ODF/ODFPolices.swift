/// The font of our documents, free and with the widths of the one that everybody knows.
enum ODFPolices {
    static let courante = "Liberation Sans"

    static func declarations(_ xml: XMLStream) {
        xml.element("office:font-face-decls") {
            xml.element(
                "style:font-face",
                [
                    "style:name": courante, "svg:font-family": "'\(courante)'",
                    "style:font-family-generic": "swiss", "style:font-pitch": "variable",
                ])
        }
    }
}
