import PlanModel

/// Reads a spreadsheet that others filled in: with LibreOffice or Excel, in good faith or not.
public enum ODSReader {
    /// Of the sheets together. A plan of two thousand actions makes a third of it.
    static let celluleLimit = 200_000
    /// A run of the same row that is longer is kept as one.
    static let repetitionLimit = 1_000
    static let feuilleLimit = 256
    /// Bytes of one cell: more than any spreadsheet program lets one type.
    static let texteLimit = 200_000

    public static func read(_ bytes: [UInt8]) throws(ODSFault) -> ClasseurODS {
        try checkNature(bytes)
        do {
            let archive = try ZipReader(bytes)
            try checkNature(archive)
            guard let content = try archive.octets("content.xml") else {
                throw ODSFault.illisible("il n'a pas de contenu")
            }
            var contenu = ContenuODS()
            do {
                try XMLEvents.read(content) { event throws(XMLFault) in try contenu.take(event) }
            } catch {
                if let raison = contenu.tropRempli { throw ODSFault.tropRempli(raison) }
                throw error
            }
            guard contenu.estClasseur else { throw ODSFault.autreDocument("sans feuille de calcul") }
            let meta = try archive.octets("meta.xml")
            return ClasseurODS(feuilles: contenu.feuilles, proprietes: try meta.map(proprietes) ?? [:])
        } catch let fault as ODSFault {
            throw fault
        } catch { throw .illisible("\(error)") }
    }

    /// What the first bytes tell.
    private static func checkNature(_ bytes: [UInt8]) throws(ODSFault) {
        guard !bytes.isEmpty else { throw .illisible("le fichier est vide") }
        if bytes.starts(with: Array("PK".utf8)) { return }
        // The compound file of Excel 97 to 2003; also what Excel makes of a workbook with a password.
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .excel }
        if !bytes.prefix(4096).contains(0) { throw .texte }
        throw .illisible("ce n'est pas une archive ZIP")
    }

    private static func checkNature(_ archive: ZipReader) throws {
        if archive.noms.contains(where: { $0.hasPrefix("xl/") }) { throw ODSFault.excel }
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
        static let meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
    }
}
