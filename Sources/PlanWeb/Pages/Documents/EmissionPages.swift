import Exporters
import HTTPTypes
import Hummingbird
import PlanCases
import PlanModel
import PlanStore

/// Issuing a report: what it will be, what will be sealed, then the seal.
enum EmissionPages {
    static let routes: [Route] = [
        .lit("/plans/:plan/documents/emettre", .plan(.piloter)) { try formulaire($0, $0.question) },
        .recoit("/plans/:plan/documents/emettre", .plan(.piloter), recu),
    ]

    private static func formulaire(
        _ requete: Requete, _ champs: Formulaire, erreurs: DemandeDEmission.Erreurs = .init()
    ) throws -> Response {
        let plan = try requete.plan()
        let demande = try DemandeDEmission(requete, champs, plan)
        let modele = EmissionModele(
            plan, demande, try requete.services.store.rapports(plan.slug), erreurs: erreurs,
            lecteur: try requete.qui.audience(plan.slug), csrf: try requete.csrf)
        return try page(
            requete, plan, demande, "Émettre un rapport", "emission", modele,
            statut: erreurs.aucune ? .ok : .unprocessableContent)
    }

    private static func page(
        _ requete: Requete, _ plan: PlanVivant, _ demande: DemandeDEmission, _ titre: String, _ gabarit: String,
        _ modele: some Any, statut: HTTPResponse.Status
    ) throws -> Response {
        var page = Page(titre, corps: try requete.services.gabarits.rendu(gabarit, modele))
        (page.plan, page.onglet, page.statut) = (plan, .documents, statut)
        page.fil = [
            .init(libelle: "Les documents", href: demande.options.adresse(Page.Onglet.documents.href(plan.slug))),
            .init(libelle: "Émettre un rapport"),
        ]
        return try requete.reponse(page)
    }

    @Sendable private static func recu(_ requete: Requete) async throws -> Response {
        let plan = try requete.plan()
        let demande = try DemandeDEmission(requete, requete.formulaire, plan)
        let store = requete.services.store
        let rapports = try store.rapports(plan.slug)
        let perimetre: Perimetre
        var erreurs = demande.erreurs(rapports)
        do { perimetre = try demande.options.perimetre(plan.index) } catch let refus as Refusal {
            erreurs.perimetre = refus.description.phrase.typographie
            perimetre = .tout
        }
        guard erreurs.aucune else { return try formulaire(requete, requete.formulaire, erreurs: erreurs) }
        let emission = EmissionDuRapport(
            semestre: demande.options.semestre, options: demande.options.rapport(perimetre),
            par: try requete.qui.compte.nom, seance: demande.seance, remplace: demande.remplace, motif: demande.motif)
        let reserves = ReservesDEmission(
            plan.plan, plan.suivi, emission.semestre, perimetre, au: requete.jour(plan))
        let estAvertie = demande.malgreTout || reserves.phrases.isEmpty
        guard let confirmee = demande.confirmee, estAvertie else {
            let prochaine = try store.prochaineEmission(plan.slug, le: requete.maintenant)
            let modele = ConfirmationDEmission(
                try requete.services.plans.plan(plan, a: emission.semestre), demande, emission,
                numero: prochaine.numero, etat: prochaine.etat, formes: try store.formes(plan.slug),
                reserves: reserves, fera: requete.services.reglages.faitDesPDF, csrf: try requete.csrf)
            return try page(
                requete, plan, demande, "Rapport n°\u{A0}\(prochaine.numero)\u{A0}: émettre\u{A0}?",
                "emission-confirmation", modele,
                statut: demande.confirmee == nil ? .ok : .unprocessableContent)
        }
        let (slug, maintenant, services) = (plan.slug, requete.maintenant, requete.services)
        let emis: EmissionDuRapport.Emis
        do {
            emis = try await requete.aPart {
                try emission.emettre(
                    dans: slug, store, pieces: store.pieces(slug), rendu: Self.rendu(services), le: maintenant,
                    attendue: confirmee)
            }
        } catch StoreError.baseAvancee {
            throw ErreurWeb(
                .conflict,
                "Une saisie, une charte ou un autre rapport est arrivé depuis votre confirmation : rien n’a été émis."
                    .typographie, "Revenez aux documents, relisez le projet de rapport, puis émettez-le.")
        }
        return requete.vers(
            demande.options.adresse(Page.Onglet.documents.href(slug)),
            "Le rapport n°\u{A0}\(emis.rapport.numero) est émis et scellé. "
                + (emis.pdf == nil
                    ? "Son original est dans la liste des rapports émis\u{A0}; son PDF n’a pas pu être fait."
                    : "Son original et son PDF sont dans la liste des rapports émis."))
    }

    /// A report is issued without its PDF rather than not at all when LibreOffice works for somebody else.
    private static func rendu(_ services: Services) -> EmissionDuRapport.Rendu {
        .init(
            pdf: { octets, genre in try seul(services) { try services.pdf(octets, genre) } },
            pages: { octets in
                guard services.reglages.faitDesPDF else { return nil }
                return try seul(services) { try services.numerosDePage(octets) }
            })
    }

    private static func seul<Valeur>(_ services: Services, _ travail: () throws -> Valeur) throws -> Valeur {
        do { return try services.fabriqueDePDF.fait("La fabrication d’un PDF", travail) } catch let erreur as ErreurWeb
        {
            throw Refusal(erreur.message)
        }
    }
}
