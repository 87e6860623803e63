import PlanModel

/// Reads an OpenDocument spreadsheet, in an archive (.ods) or flat (.fods).
enum ODSReader {
    /// Of the sheets together. A plan of two thousand actions makes a third of it.
    static let celluleLimit = 200_000
    /// A run of the same row that is longer is kept as one.
    static let repetitionLimit = 1_000
    static let feuilleLimit = 256
    /// Bytes of one cell: more than any spreadsheet program lets one type.
    static let texteLimit = 200_000

    /// The parts of an archive.
    static func read(_ archive: ZipReader) throws -> ClasseurODS {
        try checkNature(archive)
        guard let content = try archive.octets("content.xml") else { throw ODSFault.illisible("il n'a pas de contenu") }
        let contenu = try contenu(content)
        let meta = try archive.octets("meta.xml")
        return ClasseurODS(
            feuilles: contenu.feuilles, proprietes: try meta.map(proprietes) ?? [:],
            marges: (try? archive.octets("styles.xml").map(Marges.opendocument)) ?? [])
    }

    /// The flat form (.fods): one XML file.
    static func read(flat bytes: [UInt8]) throws -> ClasseurODS {
        ClasseurODS(
            feuilles: try contenu(bytes).feuilles, proprietes: try proprietes(bytes),
            marges: try Marges.opendocument(bytes))
    }

    private static func contenu(_ bytes: [UInt8]) throws -> ContenuODS {
        var contenu = ContenuODS()
        do {
            try XMLEvents.read(bytes) { event throws(XMLFault) in try contenu.take(event) }
        } catch {
            if let raison = contenu.tropRempli { throw ODSFault.tropRempli(raison) }
            throw error
        }
        guard contenu.estClasseur else { throw ODSFault.autreDocument("sans feuille de calcul") }
        return contenu
    }

    private static func checkNature(_ archive: ZipReader) throws {
        if let mimetype = try archive.octets("mimetype") {
            let type = String(decoding: mimetype.prefix(100), as: UTF8.self)
            guard type.hasPrefix(ODFPackage.Genre.classeur.rawValue) else { throw ODSFault.autreDocument(type) }
        } else if !archive.noms.contains("content.xml") {
            throw ODSFault.autreDocument("une archive")
        }
        let manifest = try archive.octets("META-INF/manifest.xml") ?? []
        if String(decoding: manifest, as: UTF8.self).contains("encryption-data") { throw ODSFault.motDePasse }
    }

    private static func proprietes(_ meta: [UInt8]) throws(XMLFault) -> [String: String] {
        var proprietes: [String: String] = [:]
        var nom: String?
        try XMLEvents.read(meta) { event throws(XMLFault) in
            switch event {
            case .debut(let balise):
                nom =
                    balise.nom == "user-defined" && balise.espace == Espace.meta
                    ? balise["name", dans: Espace.meta] : nil
            case .fin: nom = nil
            case .texte(let texte): if let nom { proprietes[nom, default: ""] += texte }
            }
        }
        return proprietes
    }

    enum Espace {
        static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        static let table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        static let draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
        static let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
        static let style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
        static let meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
    }
}
