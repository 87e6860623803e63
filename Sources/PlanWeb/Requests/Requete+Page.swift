import HTTPTypes
import Hummingbird
import NIOCore
import PlanModel
import PlanStore

extension Requete {
    /// The answer for a page, in its frame.
    func reponse(_ page: Page) throws -> Response {
        let annonce = try Annonce(http)
        // What every document must say, every page says.
        let mention = if let plan = page.plan { plan.mention } else { try services.store.mention() }
        var response = try Cadre(
            page, acteur: acteur, csrf: try csrf, annonce: annonce, mention: mention, chemin: http.uri.path
        ).reponse(services.gabarits, services.cadres)
        if annonce != nil { response.setCookie(Annonce.effacee) }
        if acteur == nil, http.cookies[Guichet.nomDuCookieAnonyme] == nil {
            response.setCookie(cookie(Guichet.nomDuCookieAnonyme, try csrf, duree: 3600))
        }
        return response
    }

    /// What a form of this page must send back.
    var csrf: String {
        get throws { acteur?.session?.csrf ?? http.cookies[Guichet.nomDuCookieAnonyme]?.value ?? jetonAnonyme }
    }

    func cookie(_ nom: String, _ valeur: String, duree: Int?) -> Cookie {
        Cookie(
            name: nom, value: valeur, maxAge: duree, path: "/", secure: services.reglages.chiffre, httpOnly: true,
            sameSite: .strict)
    }

    /// After a form: another page, which says what was done.
    func vers(_ adresse: String, _ texte: String? = nil, alerte: Bool = false) -> Response {
        var response = Response(status: .seeOther, headers: [.location: adresse])
        if let texte { response.setCookie(Annonce(texte: texte, alerte: alerte).cookie) }
        return response
    }

    /// The main part of a page about a plan, drawn again only when the plan has moved.
    ///
    /// Nothing that is drawn may depend on the person, only on what they may see and do; what does is put at its place
    /// afterwards.
    /// - Parameter valeurs: What goes at each place, by its name (`CorpsGarde.place`).
    func garde(
        _ plan: PlanVivant, remplace valeurs: [String: String] = [:], _ dessine: () throws -> String
    ) throws -> ByteBuffer {
        try services.pages.corps(try cle(plan), sinon: dessine).octets(valeurs)
    }

    /// The same for what takes long to draw: not on the threads that answer everyone.
    func garde(_ plan: PlanVivant, aPart dessine: @escaping @Sendable () throws -> String) async throws -> ByteBuffer {
        let cle = try cle(plan)
        if let corps = services.pages.corps(cle) { return corps.octets() }
        return services.pages.garde(try await aPart(dessine), sous: cle).octets()
    }

    /// Work of more than a few milliseconds, on threads of its own.
    func aPart<Valeur: Sendable>(_ travail: @escaping @Sendable () throws -> Valeur) async throws -> Valeur {
        try await services.atelier.fait(travail)
    }

    private func cle(_ plan: PlanVivant) throws -> PagesGardees.Cle {
        let acteur = try qui
        return PagesGardees.Cle(
            plan: plan.slug, mouvement: plan.mouvement, jour: maintenant.jour(plan.heure), adresse: http.uri.string,
            regard: .init(
                audience: acteur.audience(plan.slug), saisissables: acteur.saisissables(plan.index),
                permissions: Permission.allCases.filter { acteur.peut($0, plan.slug) }))
    }
}
