import Foundation
import Hummingbird
import NIOCore
import PlanModel
import PlanStore

/// The frame around a page: menus, name, messages.
struct Cadre {
    private struct Modele {
        var titre: String
        var css: String
        var icone: String
        var feuilles: [Lien]
        var scripts: [Script]
        var navigation: [Onglet]
        var plan: PlanDuCadre?
        /// Never nil: the template asks whether it is empty.
        var fil: [Lien]
        var compte: CompteDuCadre?
        var csrf: String
        var mention: String?
        var flash: Flash?
        var corps: String
    }

    private struct Lien {
        var href: String?
        var libelle: String
    }
    private struct Script { var src: String }
    private struct Onglet {
        var href: String
        var libelle: String
        var courante: Bool
    }
    private struct PlanDuCadre {
        var nom: String
        var href: String
        var onglets: [Onglet]
    }
    private struct CompteDuCadre {
        var nom: String
        var identifiant: String
    }
    private struct Flash {
        var texte: String
        var alerte: Bool
    }

    private let page: Page
    private let modele: Modele
    /// No text of ours holds it: where the page's own part goes.
    private static let place = "\u{1}corps\u{1}"

    init(_ page: Page, acteur: Acteur?, csrf: String, annonce: Annonce?, mention: String?, chemin: String) {
        self.page = page
        var navigation: [Onglet] = []
        if let acteur {
            navigation.append(.init(href: "/", libelle: "Mes plans", courante: chemin == "/"))
            if acteur.administre {
                navigation.append(.init(href: "/comptes", libelle: "Comptes", courante: chemin.hasPrefix("/comptes")))
            }
        }
        navigation.append(.init(href: "/aide", libelle: "Aide", courante: chemin.hasPrefix("/aide")))
        let plan = page.plan.map { plan in
            PlanDuCadre(
                nom: plan.plan.departement.nom, href: Page.Onglet.plan.href(plan.slug),
                onglets: Page.Onglet.allCases.filter { acteur?.peut($0.permission, plan.slug) ?? false }.map {
                    .init(href: $0.href(plan.slug), libelle: $0.libelle, courante: $0 == page.onglet)
                })
        }
        modele = Modele(
            titre: page.titre, css: Ressources.adresse("app.css"), icone: Ressources.adresse("icone.svg"),
            feuilles: page.feuilles.map { Lien(href: Ressources.adresse($0), libelle: "") },
            scripts: page.scripts.map { Script(src: Ressources.adresse($0)) }, navigation: navigation, plan: plan,
            fil: page.fil.map { Lien(href: $0.href, libelle: $0.libelle) },
            compte: acteur.map { CompteDuCadre(nom: $0.compte.nom, identifiant: $0.compte.identifiant) }, csrf: csrf,
            mention: mention, flash: annonce.map { Flash(texte: $0.texte, alerte: $0.alerte) },
            corps: Self.place)
    }

    func reponse(_ gabarits: Gabarits) throws -> Response {
        let cadre = try gabarits.rendu("cadre", modele)
        guard let place = cadre.range(of: Self.place) else { throw Gabarits.GabaritInconnu(nom: "corps") }
        var octets = ByteBuffer()
        octets.reserveCapacity(cadre.utf8.count + page.corps.readableBytes)
        octets.writeSubstring(cadre[..<place.lowerBound])
        octets.writeImmutableBuffer(page.corps)
        octets.writeSubstring(cadre[place.upperBound...])
        return Response(
            status: page.statut, headers: [.contentType: "text/html; charset=utf-8"], body: .init(byteBuffer: octets))
    }
}
