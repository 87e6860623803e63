import Exporters
import HTTPTypes
import Hummingbird
import PlanCases
import PlanModel
import PlanStore

/// What can be taken away of a plan at a semestre: papers, data, issued reports.
enum DocumentsPage {
    static let routes: [Route] =
        [
            .lit("/plans/:plan/documents", .plan(.lire), page),
            .lit("/plans/:plan/documents/rapports/:numero", .plan(.lire), original),
            .lit("/plans/:plan/documents/rapports/:numero/pdf", .plan(.lire), pdfDeLOriginal),
        ]
        + PapierAServir.allCases.map { papier in
            .lit("/plans/:plan/documents/\(papier.rawValue)", .plan(.lire)) { try await papierDemande($0, papier) }
        }

    @Sendable private static func page(_ requete: Requete) throws -> Response {
        let plan = try requete.plan()
        let options = try requete.optionsDeDocument(plan)
        var modele = DocumentsModele(
            plan, options, lecteur: try requete.qui.audience(plan.slug),
            semestres: requete.semestres(plan),
            pdf: requete.services.reglages.faitDesPDF, pilote: try requete.qui.peut(.piloter, plan.slug))
        var statut = HTTPResponse.Status.ok
        do {
            modele.propose(options, try options.perimetre(plan.index), plan)
            if let fiche = requete.question["fiche"] { try modele.propose(fiche: noeud(fiche, plan), options, plan) }
        } catch let refus as Refusal {
            modele.formulaire.erreurDePerimetre = refus.description.phrase.typographie
            statut = .unprocessableContent
        }
        modele.montre(try requete.services.store.rapports(plan.slug), plan)
        var page = Page(
            "Les documents, \(options.semestre.libelle)",
            corps: try requete.services.gabarits.rendu("documents", modele))
        (page.plan, page.onglet, page.statut) = (plan, .documents, statut)
        return try requete.reponse(page)
    }

    private static func noeud(_ texte: String, _ plan: PlanVivant) throws -> Noeud {
        guard let id = Identifiant<Noeud>(rawValue: texte), let noeud = plan.index.noeud(id) else {
            throw ErreurWeb.introuvable("Il n’y a pas d’élément « \(texte) » dans la version en vigueur du plan.")
        }
        return noeud
    }

    private static func papierDemande(_ requete: Requete, _ papier: PapierAServir) async throws -> Response {
        let plan = try requete.plan()
        let options = try requete.optionsDeDocument(plan)
        var perimetre = try options.perimetre(plan.index)
        if papier == .fichesODT, let fiche = requete.question["fiche"] {
            perimetre = .sous(try noeud(fiche, plan).id)
        }
        let services = requete.services
        let fabrique = FabriqueDePapiers(
            store: services.store, reference: plan.slug, options: options, perimetre: perimetre)
        let octets = try await requete.aPart {
            try fabrique.octets(papier) { odt in
                try services.fabriqueDePDF.fait("La fabrication d’un PDF") { try pdf(odt, services) }
            }
        }
        return .fichier(octets, nom: papier.nom(plan.slug, options.semestre), type: papier.type)
    }

    /// Whatever LibreOffice says, it is the server's fault and not the reader's.
    private static func pdf(_ odt: [UInt8], _ services: Services) throws -> [UInt8] {
        do { return try services.pdf(odt, "odt") } catch let refus as Refusal {
            throw ErreurWeb(
                .serviceUnavailable, "Le PDF n’a pas pu être fait : \(refus.description.typographie).",
                "Téléchargez le document en ODT : il s’ouvre avec LibreOffice ou Word, qui l’exportent en PDF.")
        }
    }

    /// The bytes that were sealed, for who may read the audience that they were sealed for.
    @Sendable private static func original(_ requete: Requete) throws -> Response {
        let (slug, rapport) = try emis(requete)
        return .fichier(
            try requete.services.store.original(slug, rapport: rapport.numero).octets,
            nom: "\(slug)-rapport-\(rapport.numero)-\(rapport.semestre).odt", type: PapierAServir.rapportODT.type)
    }

    @Sendable private static func pdfDeLOriginal(_ requete: Requete) throws -> Response {
        let (slug, rapport) = try emis(requete)
        guard let pdf = try requete.services.store.pdf(slug, rapport: rapport.numero) else {
            throw ErreurWeb.introuvable(
                "Le rapport n°\u{A0}\(rapport.numero) a été émis sans PDF\u{A0}: téléchargez son original.")
        }
        return .fichier(
            pdf.octets, nom: "\(slug)-rapport-\(rapport.numero)-\(rapport.semestre).pdf",
            type: PapierAServir.rapportPDF.type)
    }

    private static func emis(_ requete: Requete) throws -> (slug: String, rapport: RapportEmis) {
        let plan = try requete.plan()
        guard let numero = Int(requete.parametre("numero")),
            let rapport = try requete.services.store.rapports(plan.slug).first(where: { $0.numero == numero })
        else { throw ErreurWeb.introuvable("Aucun rapport émis ne porte le n° \(requete.parametre("numero")).") }
        guard try requete.qui.audience(plan.slug).peutLire(rapport.options.audience) else { throw ErreurWeb.interdit }
        return (plan.slug, rapport)
    }
}
