import Exporters
import Hummingbird

/// What the page before did, said once at the top of the next one. It travels in a cookie and is shown as text.
struct Annonce: Sendable {
    static let nomDuCookie = "plantracker-annonce"
    var texte: String
    var alerte = false

    /// A header is short: a longer text is cut.
    private static let longueur = 400

    init(texte: String, alerte: Bool = false) {
        (self.texte, self.alerte) = (Typographie.francaise(texte.abrege(Self.longueur)), alerte)
    }

    /// Nil when there is none.
    init?(_ http: Request) throws {
        guard let valeur = http.cookies[Self.nomDuCookie]?.value, !valeur.isEmpty,
            let texte = valeur.dropFirst().removingPercentEncodingStrict
        else { return nil }
        self.init(texte: texte, alerte: valeur.first == "!")
    }

    var cookie: Cookie {
        Cookie(
            name: Self.nomDuCookie, value: (alerte ? "!" : ".") + texte.encodeEnPourCent, maxAge: 60, path: "/",
            httpOnly: true, sameSite: .strict)
    }

    static let effacee = Cookie(name: nomDuCookie, value: "", maxAge: 0, path: "/", httpOnly: true, sameSite: .strict)
}
