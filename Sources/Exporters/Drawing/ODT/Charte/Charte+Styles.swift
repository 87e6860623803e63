extension Charte {
    /// What a package takes from the charter.
    struct Forme {
        /// `styles.xml`.
        var styles: [UInt8]
        /// What it shows, under names that no part of ours bears.
        var images: [ODFPackage.Part]
    }

    /// The template's styles, with every one of ours that it lacks. Same template, same default: same bytes.
    ///
    /// - Parameters:
    ///   - defaut: Our own `styles.xml`: content.xml may name whatever it declares.
    ///   - mention: What must stand at the head of every page.
    func styles(completant defaut: [UInt8], mention: String? = nil) throws -> Forme {
        let fusion = FusionStyles(
            modele: try Self.arbre(styles), defaut: try ODFTree.read(defaut), largeur: largeurUtileMillimetres)
        fusion.completer(mention: mention)
        let images = renommerImages(de: fusion.modele)
        return Forme(styles: try ODFTree.octets(fusion.modele), images: images)
    }

    /// Numbers the images in the order of the styles.
    private func renommerImages(de racine: XMLNode) -> [ODFPackage.Part] {
        var parts: [ODFPackage.Part] = []
        var noms: [String: String] = [:]
        for node in racine.all where Self.imageElements.contains(node.name) {
            guard let href = node["xlink:href"], let image = images[href] else { continue }
            let (mime, suffixe) = image.format.type
            let nom = noms[href] ?? "Pictures/charte-\(parts.count + 1).\(suffixe)"
            node["xlink:href"] = nom
            guard noms.updateValue(nom, forKey: href) == nil else { continue }
            parts.append(
                .init(nom, type: mime, image.format.isCompressed ? .stored(image.octets) : .whole(image.octets)))
        }
        return parts
    }
}
