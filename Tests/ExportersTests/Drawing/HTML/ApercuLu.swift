import Exporters
import Synchronization

/// A preview taken apart, and the words that a reader meets in it and in its document.
struct ApercuLu: Sendable {
    var apercu: ApercuHTML
    /// As an XML parser reads it.
    var racine: ElementXML

    init(_ odt: [UInt8]) throws {
        apercu = try ApercuHTML(odt)
        racine = try ElementXML(apercu.fragment())
    }

    private static let lus = Mutex<[DocumentEssai: ApercuLu]>([:])

    static func de(_ document: DocumentEssai) throws -> ApercuLu {
        if let lu = lus.withLock({ $0[document] }) { return lu }
        let lu = try ApercuLu(document.octets())
        lus.withLock { $0[document] = lu }
        return lu
    }

    var texte: String { String(decoding: apercu.fragment(), as: UTF8.self) }

    var titres: [ElementXML] { racine.tous.filter { ["h2", "h3", "h4", "h5", "h6"].contains($0.nom) } }

    /// Paragraphs, headings, captions and entries of the contents, in their order; drawings say nothing here.
    var blocs: [String] {
        racine.blocs(nommes: ["p", "h2", "h3", "h4", "h5", "h6", "caption", "figcaption", "a"])
            .map(\.texteHTML).filter { !$0.isEmpty }
    }
}

extension ElementXML {
    /// The elements of these names, without those within another of them.
    func blocs(nommes noms: Set<String>) -> [ElementXML] {
        noms.contains(nom) ? [self] : enfants.flatMap { $0.blocs(nommes: noms) }
    }

    var texteHTML: String {
        contenu.map {
            switch $0 {
            case .texte(let texte): texte
            case .element(let element):
                switch element.nom {
                case "br": "\n"
                case "svg": ""
                default: element.texteHTML
                }
            }
        }.joined()
    }

    /// The same of the content of a document: page numbers and charts say nothing.
    var blocsODT: [String] {
        tous("office:text").flatMap { $0.blocs(nommes: ["text:p", "text:h"]) }.map { bloc in
            let texte = bloc.sansPagesNiGraphiques.texteODF
            return bloc.tous("text:bookmark-ref").isEmpty ? texte : String(texte.dropLast())
        }.filter { !$0.isEmpty }
    }

    private var sansPagesNiGraphiques: ElementXML {
        var copie = self
        copie.contenu = contenu.compactMap {
            guard case .element(let element) = $0 else { return $0 }
            let isGraphique = element.nom == "draw:frame" && !element.enfants("draw:object").isEmpty
            return isGraphique || element.nom == "text:bookmark-ref" ? nil : .element(element.sansPagesNiGraphiques)
        }
        return copie
    }
}
