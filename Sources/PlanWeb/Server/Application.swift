import HTTPTypes
import Hummingbird
import NIOCore
import PlanModel

/// The application: its routes, each behind the same counter.
enum ApplicationWeb {
    static func routeur(_ services: Services) -> Router<Contexte> {
        let routeur = Router(context: Contexte.self, options: [.autoGenerateHeadEndpoints])
        routeur.add(middleware: JournalDesRequetes())
        routeur.add(middleware: EnTetes(chiffre: services.reglages.chiffre))
        routeur.add(middleware: Introuvable(services: services))
        for route in Routes.toutes + (services.reglages.banc ? [banc] : []) {
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

    /// As many bytes as the address says, a megabyte at most: what the server can do at best with a page of that size.
    private static let banc = Route.lit("/banc/:octets", .rien) { requete in
        let taille = max(0, min(Int(requete.parametre("octets")) ?? 0, 1 << 20))
        let corps = try requete.services.pages.corps(
            .init(
                plan: "", mouvement: 0, jour: requete.maintenant.jourUTC, adresse: "/banc/\(taille)",
                regard: .init(audience: .public, saisissables: .tout, permissions: [])),
            sinon: { String(repeating: "x", count: taille) })
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: .init(byteBuffer: corps.octets()))
    }

    /// Addresses that no route answers to, and methods that a route does not take.
    private struct Introuvable: RouterMiddleware {
        typealias Context = Contexte
        let services: Services

        func handle(
            _ request: Request, context: Contexte, next: (Request, Contexte) async throws -> Response
        ) async throws -> Response {
            do { return try await next(request, context) } catch {
                let routes = Routes.a(request.uri.path)
                guard let route = routes.first else {
                    return Erreurs(services: services, route: nil).reponse(a: error, request, context)
                }
                var refus = Erreurs(services: services, route: route).reponse(
                    a: ErreurWeb.methode(request.method, admises: routes.map(\.methode)), request, context)
                // HEAD goes with GET.
                refus.headers[.allow] = routes.flatMap { $0.methode == .get ? ["GET", "HEAD"] : [$0.methode.rawValue] }
                    .joined(separator: ", ")
                return refus
            }
        }
    }
}
