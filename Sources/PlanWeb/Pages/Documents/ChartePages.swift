import Exporters
import Foundation
import HTTPTypes
import Hummingbird
import PlanCases
import PlanStore

/// The form of a plan's documents: the département's template, the logos of those who sign.
enum ChartePages {
    /// Of a template or a logo: real ones stand below 1 Mo.
    static let tailleAuPlus = 8 << 20

    static let routes: [Route] = [
        .lit("/plans/:plan/documents/charte", .plan(.piloter)) { try page($0) },
        .recoit(
            "/plans/:plan/documents/charte", .plan(.piloter), corps: .formulaire(auPlus: tailleAuPlus + 8 << 10),
            depose),
        .recoit("/plans/:plan/documents/charte/retirer", .plan(.piloter), retire),
        .lit("/plans/:plan/documents/charte/:piece", .plan(.piloter), fichier),
    ]

    private static func adresse(_ slug: String) -> String { "\(Page.Onglet.documents.href(slug))/charte" }

    private static func page(_ requete: Requete, refus: CharteModele.Refus? = nil) throws -> Response {
        let plan = try requete.plan()
        let modele = CharteModele(
            try requete.services.store.formes(plan.slug), heure: plan.heure, adresse: adresse(plan.slug),
            semestre: try requete.semestre(plan), pdf: requete.services.reglages.faitDesPDF, refus: refus,
            csrf: try requete.csrf)
        var page = Page("Charte et logos", corps: try requete.services.gabarits.rendu("charte", modele))
        (page.plan, page.onglet) = (plan, .documents)
        page.statut = refus == nil ? .ok : .unprocessableContent
        page.fil = [
            .init(libelle: "Les documents", href: Page.Onglet.documents.href(plan.slug)),
            .init(libelle: "Charte et logos"),
        ]
        return try requete.reponse(page)
    }

    @Sendable private static func depose(_ requete: Requete) async throws -> Response {
        let plan = try requete.plan()
        let champs = requete.formulaire
        guard let nature = champs["nature"].flatMap(RapportEmis.Piece.Nature.init) else {
            throw ErreurWeb(
                .unprocessableContent, "Le formulaire ne dit pas s’il s’agit d’une charte ou d’un logo.",
                "Revenez à la page « Charte et logos », puis recommencez.".typographie)
        }
        let titulaire = champs["titulaire"]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        func refuse(_ champ: CharteModele.Refus.Champ, _ raison: String) throws -> Response {
            try page(requete, refus: .init(nature: nature, champ: champ, raison: raison, titulaire: titulaire))
        }
        if nature == .logo, titulaire.isEmpty || titulaire.count > 120 {
            return try refuse(.titulaire, "Dites de qui est ce logo, en 120 signes au plus\u{A0}: Préfecture du Lot.")
        }
        guard let recu = champs.fichiers["fichier"], !recu.octets.isEmpty else {
            return try refuse(.fichier, "Choisissez le fichier.")
        }
        guard recu.octets.count <= tailleAuPlus else { throw ErreurWeb.tropGros }
        let (store, slug, auteur) = (requete.services.store, plan.slug, try requete.qui.auteur)
        let maintenant = requete.maintenant
        let libelle = nature == .logo ? titulaire : recu.nomCourt(sinon: "charte.ott")
        // A logo is replaced by name: who types it knows what it replaces.
        let connue: Connue =
            nature == .logo ? .nImporte : .numero(champs["connue"].flatMap { Int($0) }.flatMap { $0 == 0 ? nil : $0 })
        let essai = EssaiDeForme(store: store, reference: slug, semestre: try requete.semestre(plan))
        do {
            try await requete.aPart {
                try essai.verifie(.init(nature, libelle, Data(recu.octets)))
                _ = try store.record(
                    forme: nature, libelle, octets: Data(recu.octets), connue: connue, dans: slug, par: auteur,
                    le: maintenant)
            }
        } catch let refus as Refusal {
            return try refuse(.fichier, refus.description.phrase.typographie)
        } catch StoreError.changeEntreTemps {
            return try refuse(
                .fichier,
                "Une autre charte est arrivée entre-temps\u{A0}: voyez-la, puis déposez la vôtre si elle convient.")
        }
        return requete.vers(
            adresse(slug),
            nature == .charte
                ? "La charte «\u{A0}\(libelle)\u{A0}» est gardée\u{A0}: les documents du plan la prennent."
                : "Le logo «\u{A0}\(libelle)\u{A0}» est gardé\u{A0}: la couverture des documents le porte.")
    }

    @Sendable private static func retire(_ requete: Requete) throws -> Response {
        let plan = try requete.plan()
        let store = requete.services.store
        let numero = requete.formulaire["piece"].flatMap { Int($0) }
        guard let tenue = try store.formes(plan.slug).enVigueur.first(where: { $0.id == numero }) else {
            return requete.vers(adresse(plan.slug), "Rien n’a été retiré\u{A0}: ce fichier n’est plus en vigueur.")
        }
        do {
            _ = try store.record(
                forme: tenue.nature, tenue.libelle, octets: nil, connue: .numero(tenue.id), dans: plan.slug,
                par: try requete.qui.auteur, le: requete.maintenant)
        } catch StoreError.changeEntreTemps {
            return requete.vers(adresse(plan.slug), "Rien n’a été retiré\u{A0}: un autre fichier vient d’arriver.")
        }
        let quoi = tenue.nature == .charte ? "La charte" : "Le logo"
        return requete.vers(
            adresse(plan.slug),
            "\(quoi) «\u{A0}\(tenue.libelle)\u{A0}» ne sert plus. Son fichier reste dans l’historique de cette page.")
    }

    @Sendable private static func fichier(_ requete: Requete) throws -> Response {
        let plan = try requete.plan()
        let store = requete.services.store
        guard let numero = Int(requete.parametre("piece")),
            let forme = try store.formes(plan.slug).first(where: { $0.id == numero }),
            let octets = try store.octets(plan.slug, forme: numero)
        else { throw ErreurWeb.introuvable("Aucun fichier de forme ne porte le n° \(requete.parametre("piece")).") }
        let (type, suffixe) = genre(forme.nature, octets)
        return .fichier([UInt8](octets), nom: "\(plan.slug)-\(forme.nature.rawValue)-\(numero).\(suffixe)", type: type)
    }

    private static func genre(_ nature: RapportEmis.Piece.Nature, _ octets: Data) -> (type: String, suffixe: String) {
        switch nature {
        // Both are written alike, and LibreOffice opens either.
        case .charte: (PapierAServir.rapportODT.type, "odt")
        case .logo: octets.starts(with: [0xFF, 0xD8]) ? ("image/jpeg", "jpg") : ("image/png", "png")
        }
    }
}
