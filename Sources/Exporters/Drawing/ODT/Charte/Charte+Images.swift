import Foundation

extension Charte {
    /// An image of the template.
    struct Image: Sendable {
        var octets: [UInt8]
        var format: Format
    }

    /// What the first bytes say, whatever the name.
    enum Format: CaseIterable {
        case png, jpeg, gif, svg, bmp, tiff, webp, wmf, emf

        /// The type in the manifest and the end of the name.
        var type: (mime: String, suffixe: String) {
            switch self {
            case .png: ("image/png", "png")
            case .jpeg: ("image/jpeg", "jpg")
            case .gif: ("image/gif", "gif")
            case .svg: ("image/svg+xml", "svg")
            case .bmp: ("image/bmp", "bmp")
            case .tiff: ("image/tiff", "tif")
            case .webp: ("image/webp", "webp")
            case .wmf: ("image/x-wmf", "wmf")
            case .emf: ("image/x-emf", "emf")
            }
        }

        var isCompressed: Bool { [.png, .jpeg, .gif, .webp].contains(self) }

        init?(_ octets: [UInt8]) {
            func starts(_ signature: [UInt8], at place: Int = 0) -> Bool {
                octets.dropFirst(place).starts(with: signature)
            }
            switch true {
            case starts([0x89, 0x50, 0x4E, 0x47]): self = .png
            case starts([0xFF, 0xD8, 0xFF]): self = .jpeg
            case starts(Array("GIF8".utf8)): self = .gif
            case starts(Array("BM".utf8)): self = .bmp
            case starts([0x49, 0x49, 0x2A, 0]), starts([0x4D, 0x4D, 0, 0x2A]): self = .tiff
            case starts(Array("RIFF".utf8)) && starts(Array("WEBP".utf8), at: 8): self = .webp
            case starts([0xD7, 0xCD, 0xC6, 0x9A]), starts([1, 0, 9, 0]): self = .wmf
            case starts([1, 0, 0, 0]) && starts(Array(" EMF".utf8), at: 40): self = .emf
            case starts(Array("<".utf8)), starts([0xEF, 0xBB, 0xBF, 0x3C]): self = .svg
            default: return nil
            }
        }
    }

    static let imageElements: Set = [
        "draw:image", "style:background-image", "draw:fill-image", "text:list-level-style-image",
    ]
    private static let linkElements: Set = ["text:a", "draw:a"]

    /// Every image that the styles show; whatever else they refer to is refused.
    static func images(de racine: XMLNode, dans paquet: Paquet) throws(CharteRefusee) -> [String: Image] {
        var images: [String: Image] = [:]
        for node in racine.all {
            if ["draw:object", "draw:object-ole", "draw:plugin", "draw:applet", "draw:floating-frame"]
                .contains(node.name)
            {
                throw .incorpore(node.name)
            }
            guard let href = node["xlink:href"], !href.isEmpty else { continue }
            if imageElements.contains(node.name) {
                if images[href] == nil { images[href] = try image(href, dans: paquet) }
            } else if linkElements.contains(node.name) {
                try checkLink(href)
            } else {
                throw .incorpore(node.name)
            }
        }
        return images
    }

    private static func checkLink(_ href: String) throws(CharteRefusee) {
        let cible = href.lowercased()
        if ["vnd.sun.star.", "macro:", "script:", "javascript:", "service:"].contains(where: cible.hasPrefix) {
            throw .macros("lien « \(href) » dans styles.xml")
        }
        guard ["http://", "https://", "mailto:", "#"].contains(where: cible.hasPrefix) else { throw .lien(href) }
    }

    private static func image(_ href: String, dans paquet: Paquet) throws(CharteRefusee) -> Image {
        let chemin = href.hasPrefix("./") ? String(href.dropFirst(2)) : href
        guard !chemin.contains(":"), !chemin.hasPrefix("/"), !chemin.hasPrefix("#"),
            !chemin.split(separator: "/").contains("..")
        else {
            throw .image(
                href, raison: "elle est hors du modèle ; attendu une image du modèle : insérez-la au lieu de la lier")
        }
        let octets =
            if let octets = try paquet.octets(chemin) {
                octets
            } else {
                try paquet.partie(chemin.removingPercentEncoding ?? chemin, citeePar: "styles.xml")
            }
        guard let format = Format(octets) else {
            throw .image(href, raison: "format inconnu ; attendu PNG, JPEG, SVG, GIF, BMP, TIFF, WebP, WMF ou EMF")
        }
        if format == .svg { try checkDrawing(octets, href) }
        return Image(octets: octets, format: format)
    }

    /// An SVG drawing may run scripts and fetch what it shows.
    private static func checkDrawing(_ octets: [UInt8], _ href: String) throws(CharteRefusee) {
        let svg = "http://www.w3.org/2000/svg"
        let racine: XMLNode
        do {
            racine = try XMLNode.read(
                octets, prefixes: [svg: "svg", "http://www.w3.org/1999/xlink": "xlink", "": ""], texts: ["svg:text"])
        } catch {
            throw .image(href, raison: "dessin SVG refusé, \(error) ; enregistrez-le en PNG")
        }
        let texte = String(decoding: octets, as: UTF8.self).lowercased()
        let cites = texte.matches(of: /url\(\s*['"]?([^)]*)/).map { $0.1 }
        let importe = texte.contains("@import") || cites.contains { !$0.hasPrefix("#") && !$0.hasPrefix("data:") }
        for node in racine.all {
            let hrefs = [node["xlink:href"], node[":href"]].compactMap(\.self)
            let isOutside = hrefs.contains { !$0.hasPrefix("#") && !$0.hasPrefix("data:") }
            let isActive =
                ["svg:script", "svg:foreignObject"].contains(node.name)
                || node.attributes.contains { $0.name.hasPrefix(":on") }
            guard !importe, !isOutside, !isActive else {
                throw .image(
                    href, raison: "dessin SVG avec un script ou une référence au dehors ; enregistrez-le en PNG")
            }
        }
    }
}
