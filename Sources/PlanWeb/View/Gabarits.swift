import Exporters
import Mustache
import NIOCore
import PlanCases

/// The templates, parsed once.
struct Gabarits: Sendable {
    private let bibliotheque: MustacheLibrary

    /// - Throws: the parser's error, with the template that it is about: a fault of the program, found by any test.
    init() throws {
        MustacheContentTypes.register(EchappementHTML(), named: EchappementHTML.nom)
        let entete = "{{% CONTENT_TYPE: \(EchappementHTML.nom)}}\n"
        var bibliotheque = MustacheLibrary()
        for fichier in Ressources.tous where fichier.nom.hasSuffix(".mustache") {
            let nom = fichier.nom.dropFirst("gabarits/".count).dropLast(".mustache".count)
            try bibliotheque.register(entete + String(decoding: fichier.octets, as: UTF8.self), named: String(nom))
        }
        self.bibliotheque = bibliotheque
    }

    /// - Parameter modele: Plain values; a nil is a section that is not drawn.
    func rendu(_ gabarit: String, _ modele: Any) throws -> String {
        guard let texte = bibliotheque.render(modele, withTemplate: gabarit) else {
            throw GabaritInconnu(nom: gabarit)
        }
        return Exposants.dansLeHTML(texte)
    }

    struct GabaritInconnu: Error { var nom: String }
}

/// A model that a template asks by name, where reflection would take too long.
typealias NamedValues = MustacheParent
