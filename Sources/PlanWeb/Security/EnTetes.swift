import HTTPTypes
import Hummingbird

/// What every answer carries: nothing comes from elsewhere, nothing is framed, nothing is guessed.
struct EnTetes: RouterMiddleware {
    typealias Context = Contexte
    let chiffre: Bool

    static let politique =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    func handle(
        _ request: Request, context: Contexte, next: (Request, Contexte) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.politique
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "same-origin"
        response.headers[.crossOriginOpenerPolicy] = "same-origin"
        response.headers[.identifiantDeRequete] = context.id
        if chiffre { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-cache" }
        return response
    }
}

extension HTTPField.Name {
    // swift-format-ignore: NeverForceUnwrap, they are names of headers
    static let referrerPolicy = Self("Referrer-Policy")!
    // swift-format-ignore: NeverForceUnwrap
    static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy")!
    // swift-format-ignore: NeverForceUnwrap
    static let identifiantDeRequete = Self("X-Request-Id")!
    // swift-format-ignore: NeverForceUnwrap
    static let xForwardedFor = Self("X-Forwarded-For")!
}
