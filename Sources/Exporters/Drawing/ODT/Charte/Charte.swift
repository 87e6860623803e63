/// The form of our documents as a user's own template gives it: its styles, its pages, the images they show.
///
/// Nothing else of the template is kept: neither its text, nor its settings, nor the fonts that it may embed.
public struct Charte: Sendable {
    /// Width that a page leaves to the text of our own default charter.
    static let largeurParDefaut = 170
    /// Below it, our tables cannot be read.
    static let largeurMinimale = 60
    /// Real ones stand below 1 Mio.
    static let limiteDesStyles = 8 << 20

    /// Of the text area of the template's `Standard` page: tables and charts fill it.
    public let largeurUtileMillimetres: Int
    /// `styles.xml` as the template has it; read anew for each document, since its tree is edited.
    let styles: [UInt8]
    /// By what `styles.xml` calls them.
    let images: [String: Image]

    /// - Parameter octets: An .ott or an .odt.
    public init(_ octets: [UInt8]) throws(CharteRefusee) {
        let paquet = try Paquet(octets)
        styles = try paquet.partie("styles.xml", citeePar: "la norme ODF")
        guard styles.count <= Self.limiteDesStyles else {
            throw .partieTropGrande("styles.xml", limite: Self.limiteDesStyles)
        }
        let racine = try Self.arbre(styles)
        images = try Self.images(de: racine, dans: paquet)
        largeurUtileMillimetres = try Self.largeur(de: racine)
    }

    /// Fields that would say, on each page of ours, the name of a file or of a person of the template.
    private static let champsDuModele: Set = [
        "text:file-name", "text:template-name", "text:author-name", "text:author-initials", "text:creator",
        "text:initial-creator", "text:printed-by", "text:sender-firstname", "text:sender-lastname",
        "text:sender-initials", "text:sender-title", "text:sender-position", "text:sender-email",
        "text:sender-phone-private", "text:sender-fax", "text:sender-company", "text:sender-phone-work",
        "text:sender-street", "text:sender-city", "text:sender-postal-code", "text:sender-country",
        "text:sender-state-or-province",
    ]

    /// The tree of `styles.xml`, without what a document has no use for: notes of readers, fonts in the package.
    static func arbre(_ styles: [UInt8]) throws(CharteRefusee) -> XMLNode {
        let racine: XMLNode
        do { racine = try ODFTree.read(styles) } catch { throw .partieIllisible("styles.xml", error) }
        guard racine.name == "office:document-styles" else {
            throw .partieIllisible(
                "styles.xml",
                .unreadable(ligne: 1, raison: "trouvé <\(racine.name)>, attendu <office:document-styles>"))
        }
        if let macro = racine.all.first(where: { Paquet.isMacro($0.name) }) {
            throw .macros("<\(macro.name)> dans styles.xml")
        }
        racine.remove {
            ["svg:font-face-src", "svg:definition-src", "office:annotation", "office:annotation-end", "office:forms"]
                .contains($0.name) || champsDuModele.contains($0.name)
        }
        for node in racine.all {
            // Some programs write them, the grammar refuses them.
            node["style:hidden"] = nil
            for attribut in ["fo:language", "fo:country"] where node[attribut] == "" { node[attribut] = nil }
        }
        return racine
    }

    /// The master page of ordinary pages: `Standard`, or the first for programs that name them otherwise.
    static func pageStandard(de racine: XMLNode) -> XMLNode? {
        let pages = racine.first("office:master-styles")?.children.filter { $0.name == "style:master-page" } ?? []
        return pages.first { $0["style:name"] == "Standard" } ?? pages.first
    }

    static func miseEnPage(_ page: XMLNode, de racine: XMLNode) -> XMLNode? {
        racine.first("office:automatic-styles")?.children.first {
            $0.name == "style:page-layout" && $0["style:name"] == page["style:page-layout-name"]
        }
    }

    private static func largeur(de racine: XMLNode) throws(CharteRefusee) -> Int {
        guard let page = pageStandard(de: racine),
            let mise = miseEnPage(page, de: racine)?.first("style:page-layout-properties")
        else { return largeurParDefaut }
        func longueur(_ noms: [String], sinon defaut: Double) throws(CharteRefusee) -> Double {
            guard let valeur = noms.lazy.compactMap({ mise[$0] }).first else { return defaut }
            guard let longueur = Longueur.millimetres(valeur) else { throw .pageSansTaille(valeur) }
            return longueur
        }
        var largeur = try longueur(["fo:page-width"], sinon: 210)
        for cote in ["left", "right"] {
            largeur -= try longueur(["fo:margin-\(cote)", "fo:margin"], sinon: 20)
            largeur -= try longueur(["fo:padding-\(cote)", "fo:padding"], sinon: 0)
        }
        // A measure in inches or points falls a hair short of the whole number that was meant.
        let millimetres = Int(min(max(largeur + 0.05, 0), 10_000))
        guard millimetres >= largeurMinimale else { throw .pageEtroite(millimetres: millimetres) }
        return millimetres
    }
}
