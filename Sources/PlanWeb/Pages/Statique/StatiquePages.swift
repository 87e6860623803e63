import HTTPTypes
import Hummingbird
import NIOCore
import PlanCases
import PlanStore

/// Files for browsers, and the probe of who watches the server.
enum StatiquePages {
    static let routes: [Route] = [
        .lit("/statique/**", .rien, fichier),
        .lit("/favicon.ico", .rien) { _ in Response(status: .noContent) },
        .lit("/healthz", .rien, sante),
    ]

    /// Addresses hold the fingerprint of the content: browsers keep them.
    @Sendable private static func fichier(_ requete: Requete) throws -> Response {
        let nom = requete.contexte.parameters.getCatchAll().joined(separator: "/")
        guard let fichier = Ressources.parNom["statique/\(nom)"] else {
            throw ErreurWeb.introuvable("Il n’y a pas de fichier « \(nom) ».")
        }
        let garde = requete.question["v"] == fichier.empreinte ? "public, max-age=31536000, immutable" : "no-cache"
        let etiquette = "\"\(fichier.empreinte)\""
        let entetes: HTTPFields = [.contentType: type(nom), .cacheControl: garde, .eTag: etiquette]
        if requete.http.headers[.ifNoneMatch] == etiquette { return Response(status: .notModified, headers: entetes) }
        return Response(
            status: .ok, headers: entetes, body: .init(byteBuffer: ByteBuffer(bytes: fichier.octets)))
    }

    private static func type(_ nom: String) -> String {
        switch nom.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "json": "application/json; charset=utf-8"
        default: "application/octet-stream"
        }
    }

    /// « ok » when both bases answer.
    @Sendable private static func sante(_ requete: Requete) throws -> Response {
        _ = try requete.services.store.dernierMouvement()
        _ = try requete.services.comptes.estVide()
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: "ok\n")))
    }
}
