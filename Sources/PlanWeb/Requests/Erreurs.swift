import Exporters
import Hummingbird
import Logging
import PlanCases
import PlanStore

/// What every failure becomes: a page in plain French for a person, an object for a script, the detail for the log alone.
struct Erreurs: Sendable {
    let services: Services
    /// Nil when no route answers to that address.
    let route: Route?

    func reponse(a error: any Error, _ http: Request, _ contexte: Contexte) -> Response {
        let erreur = Self.traduite(error)
        if erreur.statut.code >= 500 {
            contexte.logger.error("\(error)", metadata: ["chemin": "\(contexte.endpointPath ?? "inconnu")"])
        }
        do {
            var response = try rendue(erreur, http, contexte)
            if let attente = erreur.attente { response.headers[.retryAfter] = String(attente) }
            return response
        } catch {
            contexte.logger.error("\(error)", metadata: ["chemin": "\(contexte.endpointPath ?? "inconnu")"])
            return Response(status: .internalServerError, body: .init(byteBuffer: .init(string: erreur.message)))
        }
    }

    private func rendue(_ erreur: ErreurWeb, _ http: Request, _ contexte: Contexte) throws -> Response {
        let enJSON = route?.pour == .script || http.headers[.accept]?.contains("application/json") ?? false
        if enJSON {
            return try .json(
                ["erreur": erreur.code, "message": "\(erreur.message) \(erreur.suite)"], statut: erreur.statut)
        }
        let session = try http.cookies[Guichet.nomDuCookie].flatMap {
            try services.comptes.session($0.value, le: services.maintenant())
        }
        let requete = Requete(
            services: services, http: http, contexte: contexte,
            acteur: session.map { Acteur(compte: $0.compte, session: $0) }, formulaire: Formulaire(), octets: [],
            question: Formulaire())
        let deconnecte = erreur.statut == .unauthorized
        if deconnecte, http.method == .get {
            // Back to the page that was asked for, once signed in.
            let suite = http.uri.path == "/" ? "" : "?suite=" + http.uri.string.encodeEnPourCent
            return requete.vers("/connexion\(suite)")
        }
        struct Modele {
            var titre: String
            var message: String
            var suite: String
            var statut: Int
            var requete: String
            var connexion: Bool
        }
        var page = Page(
            erreur.titre,
            corps: try services.gabarits.rendu(
                "erreur",
                Modele(
                    titre: erreur.titre, message: erreur.message, suite: erreur.suite, statut: erreur.statut.code,
                    requete: contexte.id, connexion: deconnecte)))
        page.statut = erreur.statut
        return try requete.reponse(page)
    }

    /// The words of the base are already for its user.
    static func traduite(_ error: any Error) -> ErreurWeb {
        switch error {
        case let erreur as ErreurWeb: return erreur
        case let erreur as HTTPError where erreur.status == .notFound: return .introuvable("Cette page n’existe pas.")
        // Not « Corrigez »: what was sent is right, and the entry grid sends it again.
        case StoreError.fermee, is CancellationError:
            return ErreurWeb(
                .serviceUnavailable, "Le serveur s’arrête ou redémarre : rien n’a été enregistré.",
                "Attendez quelques secondes, puis recommencez.", attente: 5)
        case let erreur as StoreError where erreur.concerneLeFichier:
            return ErreurWeb(
                .serviceUnavailable, "La base ne répond pas : \(erreur).",
                erreur.estPassagere
                    ? "Attendez un instant, puis recommencez. Si cela dure, prévenez qui tient le serveur."
                    : "Prévenez qui tient le serveur : attendre n’y changera rien.",
                attente: erreur.estPassagere ? 5 : 60)
        case let erreur as StoreError:
            return ErreurWeb(.unprocessableContent, "\(erreur)".phrase, "Corrigez, puis renvoyez.")
        case let erreur as CompteError:
            return ErreurWeb(.unprocessableContent, "\(erreur)".phrase, "Corrigez, puis renvoyez.")
        case let refus as Refusal:
            return ErreurWeb(.unprocessableContent, refus.description.phrase, "Corrigez, puis renvoyez.")
        default:
            return ErreurWeb(
                .internalServerError, "Le serveur n’a pas su répondre.",
                "Ce n’est pas votre faute. Réessayez ; si cela recommence, donnez le numéro de la demande à qui tient le serveur."
            )
        }
    }
}
