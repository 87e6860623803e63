import Exporters
import Foundation

/// Templates as two départements could have them, written flat and saved by LibreOffice.
enum ModeleDeCharte: String, CaseIterable {
    /// Serif letters, the flag in the header, the address and the page number in the footer, wide margins.
    case prefecture
    /// Landscape, no header nor footer, coloured and numbered headings under names of their own.
    case departement

    /// Three colours in PNG.
    static let drapeau = """
        iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAIAAABChommAAAAGElEQVR42mNgYJgIR/+RwEMGfjhiGFUEAJqWj8FbKKepAAAAAElFTkSuQmCC
        """

    /// The template, as LibreOffice saves it.
    func octets(_ filtre: String = "ott") throws -> [UInt8] {
        try withTemporaryDirectory { directory in
            try Data(plat.utf8).write(to: directory.appending(path: "modele.fodt"))
            try LibreOffice.convertir("modele.fodt", en: filtre, dans: directory)
            return try [UInt8](Data(contentsOf: directory.appending(path: "modele.\(filtre)")))
        }
    }

    private var plat: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
         xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
         xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
         xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
         xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
         xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
         xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"
         office:mimetype="application/vnd.oasis.opendocument.text">
        \(self == .prefecture ? Self.prefecturePlate : Self.departementPlat)
        <office:body><office:text>
        \(titres.map { "<text:h text:style-name=\"\($0)\" text:outline-level=\"\($1)\">Titre</text:h>" }.joined())
        <text:p text:style-name="\(self == .prefecture ? "Text_20_body" : "Courant")">Le texte du modèle.</text:p>
        </office:text></office:body></office:document>
        """
    }

    private var titres: [(String, Int)] {
        self == .prefecture ? [("Heading_20_1", 1), ("Heading_20_2", 2)] : [("Grand", 1), ("Moyen", 2)]
    }

    private static func police(_ nom: String, _ genre: String) -> String {
        """
        <style:font-face style:name="\(nom)" svg:font-family="'\(nom)'" style:font-family-generic="\(genre)"
         style:font-pitch="variable"/>
        """
    }

    private static func style(
        _ nom: String, parent: String? = nil, niveau: Int? = nil, paragraphe: String = "", texte: String
    ) -> String {
        let parent = parent.map { " style:parent-style-name=\"\($0)\"" } ?? ""
        let niveau = niveau.map { " style:default-outline-level=\"\($0)\"" } ?? ""
        let montre = nom.replacing("_20_", with: " ")
        return """
            <style:style style:name="\(nom)" style:display-name="\(montre)" style:family="paragraph"\(parent)\(niveau)>
            <style:paragraph-properties \(paragraphe)/><style:text-properties \(texte)/></style:style>
            """
    }

    private static let prefecturePlate = """
        <office:font-face-decls>\(police("Liberation Serif", "roman"))\(police("Caladea", "roman"))</office:font-face-decls>
        <office:styles>
        <style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/>
        <style:text-properties style:font-name="Liberation Serif" fo:font-size="12pt" fo:language="fr" fo:country="FR"/>
        </style:default-style>
        \(style("Standard", texte: ##"fo:font-size="12pt""##))
        \(style("Text_20_body", parent: "Standard", paragraphe: #"fo:text-align="justify" fo:margin-bottom="0.25cm""#,
            texte: ##"fo:font-size="11pt""##))
        \(style("Heading", parent: "Standard", paragraphe: #"fo:keep-with-next="always" fo:margin-top="0.5cm""#,
            texte: ##"style:font-name="Caladea" fo:font-weight="bold""##))
        \(style("Heading_20_1", parent: "Heading", niveau: 1, texte: ##"fo:font-size="16pt" fo:color="#000091""##))
        \(style("Heading_20_2", parent: "Heading", niveau: 2, texte: ##"fo:font-size="13pt" fo:color="#000091""##))
        \(style("Header", parent: "Standard", paragraphe: #"fo:text-align="end""#, texte: ##"fo:font-size="10pt""##))
        \(style("Footer", parent: "Standard", paragraphe: #"fo:text-align="center""#, texte: ##"fo:font-size="8pt""##))
        <style:style style:name="Graphics" style:family="graphic"/>
        </office:styles>
        <office:automatic-styles>
        <style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
         fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="3cm" fo:margin-right="3cm"/>
        <style:header-style><style:header-footer-properties fo:min-height="1.5cm" fo:margin-bottom="0.5cm"/>
        </style:header-style>
        <style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/>
        </style:footer-style></style:page-layout>
        <style:style style:name="Logo" style:family="graphic" style:parent-style-name="Graphics">
        <style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>
        </office:automatic-styles>
        <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
        <style:header><text:p text:style-name="Header"><draw:frame draw:style-name="Logo" draw:name="Drapeau"
         text:anchor-type="as-char" svg:width="1.8cm" svg:height="1.2cm"><draw:image><office:binary-data>\(drapeau)\
        </office:binary-data></draw:image><svg:title>Drapeau</svg:title></draw:frame> Préfecture d’essai</text:p></style:header>
        <style:footer><text:p text:style-name="Footer">2 rue de l’Exemple – 00000 Chef-lieu –
         <text:a xlink:type="simple" xlink:href="https://exemple.invalid/">exemple.invalid</text:a></text:p>
        <text:p text:style-name="Footer"><text:page-number text:select-page="current">1</text:page-number> /
         <text:page-count>1</text:page-count></text:p></style:footer>
        </style:master-page></office:master-styles>
        """

    private static let departementPlat = """
        <office:font-face-decls>\(police("Carlito", "swiss"))\(police("DejaVu Sans", "swiss"))</office:font-face-decls>
        <office:styles>
        <style:default-style style:family="paragraph">
        <style:text-properties style:font-name="Carlito" fo:font-size="11pt"/></style:default-style>
        \(style("Standard", texte: ##"fo:font-size="11pt""##))
        \(style("Courant", parent: "Standard", paragraphe: #"fo:margin-bottom="0.3cm""#, texte: ##"fo:color="#333333""##))
        \(style("Grand", parent: "Standard", niveau: 1, paragraphe: #"fo:margin-top="1cm" fo:margin-bottom="0.4cm""#,
            texte: ##"style:font-name="DejaVu Sans" fo:font-size="20pt" fo:color="#00795c""##))
        \(style("Moyen", parent: "Grand", niveau: 2, texte: ##"fo:font-size="14pt" fo:color="#c2410c""##))
        <text:outline-style style:name="Outline">
        <text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
        <text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>
        </text:outline-style>
        </office:styles>
        <office:automatic-styles>
        <style:page-layout style:name="Paysage"><style:page-layout-properties fo:page-width="29.7cm"
         fo:page-height="21cm" style:print-orientation="landscape" fo:margin-top="2cm" fo:margin-bottom="2cm"
         fo:margin-left="3cm" fo:margin-right="2cm"/></style:page-layout>
        </office:automatic-styles>
        <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Paysage"/>
        </office:master-styles>
        """
}
