import Hummingbird
import NIOCore
import PlanCases
import PlanModel
import PlanStore
import Synchronization

/// The frame around a page: menus, name, messages.
struct Cadre {
    /// All that the frame depends on but the person and the page's own part, which go at their places.
    struct Modele: Hashable {
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

        /// Bytes of what comes from the address, and so from anyone.
        var octetsDeLAdresse: Int {
            fil.reduce(titre.utf8.count) { $0 + $1.libelle.utf8.count + ($1.href?.utf8.count ?? 0) }
        }
    }

    struct Lien: Hashable {
        var href: String?
        var libelle: String
    }
    struct Script: Hashable { var src: String }
    struct Onglet: Hashable {
        var href: String
        var libelle: String
        var courante: Bool
    }
    struct PlanDuCadre: Hashable {
        var nom: String
        var href: String
        var onglets: [Onglet]
    }
    struct CompteDuCadre: Hashable {
        var nom: String
        var identifiant: String
    }
    struct Flash: Hashable {
        var texte: String
        var alerte: Bool
    }

    private let page: Page
    private let modele: Modele
    /// What goes at the places, escaped.
    private let valeurs: [String: String]

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
        // The grid shows its own kept rows; everywhere else one must be told that there are some.
        let gardees = acteur == nil || page.onglet == .saisie ? [] : ["gardees.js"]
        modele = Modele(
            titre: page.titre, css: Ressources.adresse("app.css"), icone: Ressources.adresse("icone.svg"),
            feuilles: page.feuilles.map { Lien(href: Ressources.adresse($0), libelle: "") },
            scripts: (gardees + page.scripts).map { Script(src: Ressources.adresse($0)) }, navigation: navigation,
            plan: plan,
            fil: page.fil.map { Lien(href: $0.href, libelle: $0.libelle) },
            compte: acteur.map { _ in
                CompteDuCadre(nom: CorpsGarde.place("nom"), identifiant: CorpsGarde.place("identifiant"))
            }, csrf: CorpsGarde.place("csrf"), mention: mention,
            flash: annonce.map { Flash(texte: $0.texte, alerte: $0.alerte) }, corps: CorpsGarde.place("corps"))
        let echappe = EchappementHTML()
        valeurs = [
            "csrf": echappe.escapeText(csrf), "nom": echappe.escapeText(acteur?.compte.nom ?? ""),
            "identifiant": echappe.escapeText(acteur?.compte.identifiant ?? ""),
        ]
    }

    func reponse(_ gabarits: Gabarits, _ gardes: CadresGardes) throws -> Response {
        let cadre = try gardes.cadre(modele) { try gabarits.rendu("cadre", modele) }
        return Response(
            status: page.statut, headers: [.contentType: "text/html; charset=utf-8"],
            body: .init(byteBuffer: cadre.octets(valeurs, corps: page.corps)))
    }
}

/// Frames as they were last drawn, by what they depend on: a few for each plan and each set of rights.
final class CadresGardes: Sendable {
    static let auPlus = 2_000
    private let cadres = Mutex<[Cadre.Modele: CorpsGarde]>([:])

    func cadre(_ modele: Cadre.Modele, sinon dessine: () throws -> String) throws -> CorpsGarde {
        if let garde = cadres.withLock({ $0[modele] }) { return garde }
        let cadre = CorpsGarde(try dessine())
        // What a message says is said once; and nobody comes back to a long address.
        guard modele.flash == nil, modele.octetsDeLAdresse <= PagesGardees.adresseAuPlus else { return cadre }
        cadres.withLock { cadres in
            if cadres.count >= Self.auPlus { cadres = [:] }
            cadres[modele] = cadre
        }
        return cadre
    }
}
