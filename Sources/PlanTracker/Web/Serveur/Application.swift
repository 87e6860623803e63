import HTTPTypes
import Hummingbird
import NIOCore

/// The application: its routes, each behind the same counter.
enum ApplicationWeb {
    static func routeur(_ services: Services) -> Router<Contexte> {
        let routeur = Router(context: Contexte.self, options: [.autoGenerateHeadEndpoints])
        routeur.add(middleware: JournalDesRequetes())
        routeur.add(middleware: EnTetes(chiffre: services.reglages.chiffre))
        routeur.add(middleware: Introuvable(services: services))
        for route in Routes.toutes {
            let guichet = Guichet(services: services, route: route)
            let erreurs = Erreurs(services: services, route: route)
            routeur.on(RouterPath(route.chemin), method: route.methode) { http, contexte in
                do { return try await guichet.repond(http, contexte) } catch {
                    return erreurs.reponse(a: error, http, contexte)
                }
            }
        }
        return routeur
    }

    /// Addresses that no route answers to, and methods that a route does not take.
    private struct Introuvable: RouterMiddleware {
        typealias Context = Contexte
        let services: Services

        func handle(
            _ request: Request, context: Contexte, next: (Request, Contexte) async throws -> Response
        ) async throws -> Response {
            do { return try await next(request, context) } catch {
                return Erreurs(services: services, route: nil).reponse(a: error, request, context)
            }
        }
    }
}
