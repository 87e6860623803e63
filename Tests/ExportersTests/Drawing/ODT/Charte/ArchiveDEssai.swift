@testable import Exporters

/// The smallest template, made by hand, that a test spoils in one place.
struct ModeleAGater {
    static let type = "application/vnd.oasis.opendocument.text-template"
    static let texte = "application/vnd.oasis.opendocument.text"

    var type = Self.type
    var manifeste = """
        <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">\
        <manifest:file-entry manifest:full-path="/" manifest:media-type="\(Self.type)"/></manifest:manifest>
        """
    var contenu = Self.racine("content", "<office:scripts/><office:body><office:text/></office:body>")
    var styles: String? = Self.styles()
    var autres: [(nom: String, octets: [UInt8])] = []

    static func racine(_ nom: String, _ contenu: String) -> String {
        let oasis = "urn:oasis:names:tc:opendocument:xmlns:"
        return """
            <office:document-\(nom) xmlns:office="\(oasis)office:1.0" xmlns:style="\(oasis)style:1.0" \
            xmlns:text="\(oasis)text:1.0" xmlns:draw="\(oasis)drawing:1.0" xmlns:script="\(oasis)script:1.0" \
            xmlns:fo="\(oasis)xsl-fo-compatible:1.0" xmlns:svg="\(oasis)svg-compatible:1.0" \
            xmlns:table="\(oasis)table:1.0" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" \
            xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">\(contenu)</office:document-\(nom)>
            """
    }

    /// - Parameters:
    ///   - page: Attributes of the page.
    ///   - maitre: Content of its master page.
    static func styles(nommes: String = "", automatiques: String = "", page: String = "", maitre: String = "") -> String
    {
        racine(
            "styles",
            """
            <office:styles>\(nommes)</office:styles><office:automatic-styles><style:page-layout style:name="A4">\
            <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm" \(page)/>\
            </style:page-layout>\(automatiques)</office:automatic-styles><office:master-styles>\
            <style:master-page style:name="Standard" style:page-layout-name="A4">\(maitre)</style:master-page>\
            </office:master-styles>
            """)
    }

    func octets() throws -> [UInt8] {
        var entries = [
            ZipArchive.Entry("mimetype", .stored(Array(type.utf8))),
            .init("META-INF/manifest.xml", .whole(Array(manifeste.utf8))),
            .init("content.xml", .whole(Array(contenu.utf8))),
        ]
        if let styles { entries.append(.init("styles.xml", .whole(Array(styles.utf8)))) }
        entries += autres.map { .init($0.nom, .whole($0.octets)) }
        return try ZipArchive.bytes(of: entries)
    }

    func charte() throws -> Charte { try Charte(octets()) }
}
