import Hummingbird
import PlanModel

extension Requete {
    /// Lax, so that a link in a message opens the page for who is signed in; forms have their own proof.
    func cookieDeSession(_ jeton: String) -> Cookie {
        Cookie(
            name: Guichet.nomDuCookie, value: jeton, path: "/", secure: services.reglages.chiffre, httpOnly: true,
            sameSite: .lax)
    }

    /// Who is at the other end: what the proxy added last, when there is one.
    var adresse: String {
        if services.reglages.derriereUnProxy, let chaine = http.headers[.xForwardedFor],
            let derniere = chaine.split(separator: ",").last
        {
            return String(derniere).saisi
        }
        return contexte.adresse ?? ""
    }

    /// The site as its readers type it, without a path: for links that leave by another way than the pages.
    var origine: String {
        if let publique = services.reglages.adressePublique {
            return publique.hasSuffix("/") ? String(publique.dropLast()) : publique
        }
        return "\(services.reglages.chiffre ? "https" : "http")://\(http.head.authority ?? "localhost")"
    }
}
