import HTTPTypes
import Hummingbird

/// An address of the application: what it asks of who calls it, how large its body may be, what answers.
struct Route: Sendable {
    enum Corps: Hashable, Sendable {
        case aucun
        /// A form, checked against the session; bytes at most.
        case formulaire(auPlus: Int = 512 << 10)
        case json(auPlus: Int = 512 << 10)
    }

    /// Who reads the answer: a person gets pages, also when it fails; a script gets JSON, and shows a token.
    enum Public: Hashable, Sendable { case personne, script }

    var methode: HTTPRequest.Method
    /// « /plans/:plan/saisie ».
    var chemin: String
    var exige: Exigence
    var corps: Corps
    var pour: Public
    var traite: @Sendable (Requete) async throws -> Response

    static func lit(
        _ chemin: String, _ exige: Exigence, pour: Public = .personne,
        _ traite: @escaping @Sendable (Requete) async throws -> Response
    ) -> Route {
        Route(methode: .get, chemin: chemin, exige: exige, corps: .aucun, pour: pour, traite: traite)
    }

    static func recoit(
        _ chemin: String, _ exige: Exigence, corps: Corps = .formulaire(), pour: Public = .personne,
        _ traite: @escaping @Sendable (Requete) async throws -> Response
    ) -> Route {
        Route(methode: .post, chemin: chemin, exige: exige, corps: corps, pour: pour, traite: traite)
    }
}
