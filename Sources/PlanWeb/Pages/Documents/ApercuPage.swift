import Exporters
import Hummingbird
import PlanCases
import PlanModel

/// The words of the semestrial report, in a page.
enum ApercuPage {
    static let routes: [Route] = [.lit("/plans/:plan/documents/rapport", .plan(.lire), page)]

    private struct Modele: Sendable {
        var titre: String
        var resume: String
        var hrefODT: String
        var hrefPDF: String?
        var hrefDocuments: String
        var apercu: String
    }

    @Sendable private static func page(_ requete: Requete) async throws -> Response {
        let plan = try requete.plan()
        let options = try requete.optionsDeDocument(plan)
        let perimetre = try options.perimetre(plan.index)
        let fabrique = FabriqueDePapiers(
            store: requete.services.store, reference: plan.slug, options: options, perimetre: perimetre)
        let chemin = Page.Onglet.documents.href(plan.slug)
        let services = requete.services
        let titre = "Projet de rapport, \(options.semestre.libelle)"
        let corps = try await requete.garde(
            plan,
            aPart: {
                let apercu = try ApercuHTML(try fabrique.rapport())
                let modele = Modele(
                    titre: titre,
                    resume:
                        "Audience «\u{A0}\(options.audience.rawValue)\u{A0}», \(perimetre.libelle(plan.index))\(options.annexes ? "" : ", sans annexes")",
                    hrefODT: options.adresse("\(chemin)/\(PapierAServir.rapportODT.rawValue)"),
                    hrefPDF: services.reglages.faitDesPDF
                        ? options.adresse("\(chemin)/\(PapierAServir.rapportPDF.rawValue)") : nil,
                    hrefDocuments: options.adresse(chemin), apercu: String(decoding: apercu.fragment(), as: UTF8.self))
                return try services.gabarits.rendu("apercu", modele)
            })
        var page = Page(titre, corps: corps)
        (page.plan, page.onglet, page.feuilles) = (plan, .documents, ["apercu.css"])
        page.fil = [.init(libelle: "Les documents", href: options.adresse(chemin)), .init(libelle: "Aperçu")]
        return try requete.reponse(page)
    }
}
