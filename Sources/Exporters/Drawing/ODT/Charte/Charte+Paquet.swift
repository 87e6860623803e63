extension Charte {
    /// The package of a template, once it is known to be an ODF text without macro nor password.
    struct Paquet {
        private let archive: ZipReader

        init(_ octets: [UInt8]) throws(CharteRefusee) {
            if let nature = Self.nature(octets) { throw .autreNature(nature) }
            do { archive = try ZipReader(octets) } catch { throw .archive(error) }
            try checkType()
            try checkManifest()
            try checkMacros()
        }

        func partie(_ nom: String, citeePar: String) throws(CharteRefusee) -> [UInt8] {
            guard let octets = try octets(nom) else { throw .partieManquante(nom, citeePar: citeePar) }
            return octets
        }

        func octets(_ nom: String) throws(CharteRefusee) -> [UInt8]? {
            do { return try archive.octets(nom) } catch { throw .archive(error) }
        }

        /// Elements that run something, or fetch it from another program.
        static func isMacro(_ element: String) -> Bool {
            element.hasPrefix("script:") || element.hasPrefix("text:dde-")
                || [
                    "office:script", "office:event-listeners", "presentation:event-listener", "text:script",
                    "text:execute-macro",
                ].contains(element)
        }

        // MARK: - What it is

        /// What a file that is no ZIP archive seems to be; nil for an archive.
        private static func nature(_ octets: [UInt8]) -> String? {
            let signatures: [(octets: [UInt8], nature: String)] = [
                (Array("%PDF".utf8), "un PDF"), ([0xD0, 0xCF, 0x11, 0xE0], "un document Word ou Excel d'avant 2007"),
                (Array("{\\rtf".utf8), "un document RTF"),
                (Array("<?xml".utf8), "un fichier XML (un document « plat », .fodt ?)"),
                ([0xEF, 0xBB, 0xBF] + Array("<?xml".utf8), "un fichier XML (un document « plat », .fodt ?)"),
            ]
            if octets.starts(with: Array("PK".utf8)) { return nil }
            if octets.isEmpty { return "un fichier vide" }
            return signatures.first { octets.starts(with: $0.octets) }?.nature ?? "un fichier d'une autre nature"
        }

        private static let natures = [
            "spreadsheet": "un classeur", "presentation": "une présentation", "graphics": "un dessin",
            "chart": "un graphique", "formula": "une formule", "database": "une base de données",
            "text-master": "un document maître", "text-web": "une page web", "image": "une image",
        ]

        private func checkType() throws(CharteRefusee) {
            guard let octets = try octets("mimetype") else {
                let isOffice = archive.noms.contains("[Content_Types].xml")
                throw .autreNature(
                    isOffice ? "un document Word, Excel ou PowerPoint" : "une archive sans « mimetype »")
            }
            let famille = "application/vnd.oasis.opendocument."
            let type = String(decoding: octets.prefix(200), as: UTF8.self)
            if [famille + "text", famille + "text-template"].contains(type) {
                guard archive.noms.first == "mimetype" else {
                    throw .autreNature("une archive dont « mimetype » n'est pas la première entrée")
                }
                return
            }
            let genre = type.hasPrefix(famille) ? type.dropFirst(famille.count).replacing("-template", with: "") : ""
            throw .autreNature(Self.natures[String(genre)] ?? "un document de type « \(type) »")
        }

        private func checkManifest() throws(CharteRefusee) {
            let nom = "META-INF/manifest.xml"
            let manifeste = try partie(nom, citeePar: "la norme ODF")
            if try first(in: manifeste, nom, where: { $0 == "manifest:encryption-data" }) != nil { throw .chiffree }
        }

        private func checkMacros() throws(CharteRefusee) {
            if let nom = archive.noms.first(where: { nom in
                ["Basic/", "Scripts/", "Dialogs/"].contains { nom.hasPrefix($0) }
            }) {
                throw .macros("« \(nom) »")
            }
            guard let contenu = try octets("content.xml") else { return }
            if let element = try first(in: contenu, "content.xml", where: Self.isMacro) {
                throw .macros("<\(element)> dans content.xml")
            }
        }

        private func first(
            in octets: [UInt8], _ nom: String, where isSought: (String) -> Bool
        ) throws(CharteRefusee) -> String? {
            do {
                return try XMLTree.first(in: octets, prefixes: ODFTree.prefixes, where: isSought)
            } catch { throw .partieIllisible(nom, error) }
        }
    }
}
