/// The words of a text document that this program made, as a fragment of a page: the same ones, in the same order.
///
/// It bears no style, no script and nothing to fetch, so that the strictest policy lets it through; each element is
/// closed, so that an XML parser reads it too. Same document, same bytes.
public struct ApercuHTML: Sendable {
    /// Why a document cannot be shown.
    public enum Impossible: Error, Hashable, Sendable, CustomStringConvertible {
        case archive(ZipFault)
        case partieManquante(String)
        case partieIllisible(String, XMLFault)

        public var description: String {
            switch self {
            case .archive(let fault): "aperçu impossible, \(fault)"
            case .partieManquante(let nom):
                "aperçu impossible : la partie « \(nom) » manque, ce n'est pas un document texte (ODT)"
            case .partieIllisible(let nom, let fault): "aperçu impossible : partie « \(nom) », \(fault)"
            }
        }
    }

    /// Every heading in its order: 1 for those of the first level, which are `h2`, the page having its own `h1`.
    /// `ancre` is the identifier of the heading, without « # ».
    public let sommaire: [(niveau: Int, titre: String, ancre: String)]
    private let octets: [UInt8]

    /// - Parameter odt: A report or a paper of ours; what it holds besides keeps its text.
    public init(_ odt: [UInt8]) throws(Impossible) {
        let archive: ZipReader
        do { archive = try ZipReader(odt) } catch { throw .archive(error) }
        var conversion = ConversionHTML()
        for ligne in try Self.entete(archive) { conversion.entete(ligne) }
        try Self.read("content.xml", in: archive) { event throws(Impossible) in
            if let dessin = conversion.recevoir(event) { conversion.dessin(try Self.dessin(dessin, in: archive)) }
        }
        (octets, sommaire) = conversion.fin()
    }

    /// A `div` of class `apercu` that holds all of it.
    public func fragment() -> [UInt8] { octets }

    // MARK: - Parts

    private static func read(
        _ nom: String, in archive: ZipReader, _ body: (XMLEvents.Event) throws(Impossible) -> Void
    ) throws(Impossible) {
        let octets: [UInt8]?
        do { octets = try archive.octets(nom) } catch { throw .archive(error) }
        guard let octets else { throw .partieManquante(nom) }
        // The reader throws faults of its own only: ours wait.
        var refusee: Impossible?
        do throws(XMLFault) {
            try XMLEvents.read(octets) { event throws(XMLFault) in
                guard refusee == nil else { return }
                do throws(Impossible) { try body(event) } catch { refusee = error }
            }
        } catch { throw .partieIllisible(nom, error) }
        if let refusee { throw refusee }
    }

    /// What the head of the pages says, once: the audience, and what must be said of the data.
    private static func entete(_ archive: ZipReader) throws(Impossible) -> [String] {
        var lecture = EnteteODT()
        try read("styles.xml", in: archive) { event throws(Impossible) in lecture.recevoir(event) }
        return lecture.lignes
    }

    private static func dessin(
        _ cadre: ConversionHTML.Cadre, in archive: ZipReader
    ) throws(Impossible) -> [UInt8] {
        var dessin = DessinHTML(alternative: cadre.alternative)
        try read(cadre.remplacement, in: archive) { event throws(Impossible) in dessin.recevoir(event) }
        return dessin.octets
    }
}
