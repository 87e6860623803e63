import Hummingbird
import Logging

/// A line for each request: what, how it ended, how long it took, and the login. Neither the address as it was asked for,
/// which may hold a one-time link or a search, nor the address of the machine.
struct JournalDesRequetes: RouterMiddleware {
    typealias Context = Contexte

    func handle(
        _ request: Request, context: Contexte, next: (Request, Contexte) async throws -> Response
    ) async throws -> Response {
        let debut = ContinuousClock.now
        let response = try await next(request, context)
        // A static file or a probe says nothing of the service.
        let discret = request.uri.path.hasPrefix("/statique/") || request.uri.path == "/healthz"
        let niveau: Logger.Level = response.status.code >= 500 ? .error : discret ? .debug : .info
        context.logger.log(
            level: niveau, "requête",
            metadata: [
                "methode": "\(request.method.rawValue)", "chemin": "\(context.endpointPath ?? "inconnu")",
                "statut": "\(response.status.code)", "octets": "\(response.body.contentLength ?? -1)",
                "ms": "\(debut.duration(to: .now).enMillisecondes)",
                "identifiant": "\(context.identifiant.valeur ?? "-")",
            ])
        return response
    }
}

extension Duration {
    /// With one decimal.
    fileprivate var enMillisecondes: Double {
        let (secondes, attosecondes) = components
        return Double(secondes * 10_000 + attosecondes / 100_000_000_000_000) / 10
    }
}
