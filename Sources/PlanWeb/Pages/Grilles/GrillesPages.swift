import Evaluation
import Exporters
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PlanCases
import PlanModel
import PlanStore

/// Entry grids: they leave as spreadsheets, come back filled in, and are accepted row by row.
enum GrillesPages {
    /// Of what is sent back.
    static let octetsAuPlus = 8 << 20

    static let routes: [Route] = [
        .lit("/plans/:plan/grilles", .plan(.tenirLeSecretariat)) { try page($0) },
        .lit("/plans/:plan/grilles/fichier", .plan(.tenirLeSecretariat), fichier),
        .recoit(
            "/plans/:plan/grilles", .plan(.tenirLeSecretariat), corps: .formulaire(auPlus: octetsAuPlus),
            recoitUneGrille),
        .recoit("/plans/:plan/grilles/accepter", .plan(.tenirLeSecretariat), accepte),
    ]

    // MARK: - Out

    static func page(_ requete: Requete, _ refus: GrillesModele.Refus? = nil) throws -> Response {
        let plan = try requete.plan()
        let modele = GrillesModele(
            plan, semestre: try requete.semestre(plan), semestres: requete.semestres(plan),
            csrf: try requete.csrf, refus: refus)
        var page = Page(
            refus == nil ? "Grilles de saisie" : "Grille refusée",
            corps: try requete.services.gabarits.rendu("grilles", modele))
        if refus != nil { page.statut = .unprocessableContent }
        return try requete.reponse(page, plan)
    }

    @Sendable private static func fichier(_ requete: Requete) async throws -> Response {
        let plan = try requete.plan()
        let semestre = try requete.semestre(plan)
        let perimetre = try perimetre(requete.question["perimetre"] ?? "", plan.index)
        guard let audience = Audience(rawValue: requete.question["audience"] ?? Audience.partenaires.rawValue) else {
            throw ErreurWeb.introuvable("Une grille est faite pour l’audience interne, partenaires ou public.")
        }
        guard let format = WorkbookFormat(rawValue: requete.question["format"] ?? WorkbookFormat.ods.rawValue) else {
            throw ErreurWeb.introuvable("Une grille s’écrit au format ods ou xlsx.")
        }
        let octets = try await requete.aPart {
            let export = Export(
                plan: plan.plan, version: plan.version.numero, suivi: plan.suivi, semestre: semestre,
                audience: audience, mention: plan.mention)
            return try GrilleDeSaisie(
                export, semestre: semestre, perimetre: perimetre, date: plan.etat.date
            ).bytes(format)
        }
        let part: String? =
            switch perimetre {
            case .sous(let axe): axe.rawValue
            case .pilote(let nom): nom.enNomDeFichier
            case .tout, .territoire: nil
            }
        let nom = ["grille", plan.slug, semestre.rawValue, part].compactMap(\.self).joined(separator: "-")
        return .fichier(octets, nom: "\(nom).\(format.rawValue)", type: format.mediaType)
    }

    /// « », « axe:sante », « pilote:ARS ».
    private static func perimetre(_ texte: String, _ index: PlanIndex) throws -> Perimetre {
        let perimetre: Perimetre
        if texte.hasPrefix("axe:"), let id = Identifiant<Noeud>(rawValue: String(texte.dropFirst(4))) {
            perimetre = .sous(id)
        } else if texte.hasPrefix("pilote:") {
            perimetre = .pilote(String(texte.dropFirst(7)))
        } else if texte.isEmpty {
            return .tout
        } else {
            throw ErreurWeb.introuvable("« \(texte) » n’est ni une partie de ce plan ni l’un de ses pilotes.")
        }
        guard !perimetre.noeuds(index).isEmpty else {
            throw ErreurWeb.introuvable("Il n’y a \(index.rienDeSuivi) à saisir pour « \(texte) ».")
        }
        return perimetre
    }

    // MARK: - Back

    @Sendable private static func recoitUneGrille(_ requete: Requete) async throws -> Response {
        let plan = try requete.plan()
        guard let depose = requete.formulaire.fichiers["grille"], !depose.octets.isEmpty else {
            return try page(
                requete,
                .init(
                    message: "Aucun fichier n’est arrivé, ou il est vide.",
                    suite: "Choisissez le fichier de la grille, puis envoyez-le de nouveau."))
        }
        let lu: RetourLu
        do {
            lu = try await requete.aPart {
                let lecture = try SaisieGrille.lit(depose.octets, index: plan.index, suivi: plan.suivi)
                let retour = RetourDeGrille(lecture.lues, suivi: plan.suivi)
                return RetourLu(
                    fichier: depose.nom, plan: plan.slug, semestre: lecture.identite.semestre,
                    lignes: retour.lignes, remarques: lecture.remarques + retour.remarques,
                    nonPris: NonPris.phrases(lecture.nonPris))
            }
        } catch let refus as RefusDeGrille {
            return try page(requete, refus.surLeSite(depose.nom))
        } catch let fautes as FautesDeSaisie {
            return try page(requete, .init(fautes, fichier: depose.nom))
        }
        guard lu.semestre <= requete.services.dernierSemestre(plan) else {
            return try page(
                requete,
                .init(
                    fichier: depose.nom, message: requete.services.tropLoin(lu.semestre, plan).typographie,
                    suite: "Téléchargez une grille du bon semestre ci-dessous, et reportez-y ce qui a été rempli."))
        }
        guard let session = try requete.qui.session else { throw ErreurWeb.interdit }
        // The rows weigh about what their texts do; the sheets of the file are not kept.
        let cle = requete.services.grilles.depose(
            lu, octets: depose.octets.count + lu.lignes.count * 2_048, session: session.id, le: requete.maintenant)
        let modele = ApercuDeGrille(lu, plan, cle: cle, csrf: try requete.csrf, try plausibilite(requete, plan))
        return try requete.reponse(
            Page("Aperçu de la grille", corps: try requete.services.gabarits.rendu("grille-apercu", modele)), plan)
    }

    private static func plausibilite(_ requete: Requete, _ plan: PlanVivant) throws -> Plausibilite {
        try Plausibilite(plan.index, plan.slug, requete.services.store, le: requete.maintenant)
    }

    @Sendable private static func accepte(_ requete: Requete) async throws -> Response {
        let plan = try requete.plan()
        let acteur = try requete.qui
        let grilles = requete.services.grilles
        let cle = requete.formulaire["depot"] ?? ""
        guard let session = acteur.session?.id,
            let lu = grilles.valeur(cle, session: session, le: requete.maintenant), lu.plan == plan.slug
        else {
            throw ErreurWeb(
                .unprocessableContent,
                "Cet aperçu n’est plus gardé : il a servi, il a plus de trente minutes, ou il vient d’une autre session.",
                "Envoyez de nouveau la grille : ce qui a déjà été enregistré sera reconnu et ne sera pas doublé.")
        }
        let acceptees = Set(requete.formulaire.tous("accepte").compactMap { Int($0) })
        let retenues = lu.lignes.enumerated().filter { acceptees.contains($0.offset) }.map(\.element)
        guard !retenues.isEmpty else {
            let modele = ApercuDeGrille(
                lu, plan, cle: cle, csrf: try requete.csrf, acceptees: [],
                erreur: "Aucune ligne n’est cochée : cochez celles que vous acceptez, ou laissez la grille.",
                try plausibilite(requete, plan))
            var page = Page(
                "Aperçu de la grille", corps: try requete.services.gabarits.rendu("grille-apercu", modele))
            page.statut = .unprocessableContent
            return try requete.reponse(page, plan)
        }
        // A row that moved since the preview is left out by the transaction itself; the others are recorded.
        let resultats = try await requete.services.store.enregistrer(
            retenues.map(\.saisie), connues: retenues.map(\.connue), dans: plan.slug, par: acteur.auteur,
            le: requete.maintenant
        ).map(\.enregistrement)
        grilles.retire(cle)
        let bilan = BilanDeGrille(lu, retenues: Array(zip(retenues, resultats)), plan)
        return try requete.reponse(
            Page("Grille enregistrée", corps: try requete.services.gabarits.rendu("grille-bilan", bilan)), plan)
    }
}

extension Requete {
    fileprivate func reponse(_ page: Page, _ plan: PlanVivant) throws -> Response {
        var page = page
        (page.plan, page.onglet) = (plan, .grilles)
        if page.titre != "Grilles de saisie" {
            page.fil = [
                .init(libelle: "Grilles", href: Page.Onglet.grilles.href(plan.slug)), .init(libelle: page.titre),
            ]
        }
        return try reponse(page)
    }
}

extension String {
    /// ASCII letters, digits and hyphens.
    fileprivate var enNomDeFichier: String {
        let mots = folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return String(mots.joined(separator: "-").prefix(40))
    }
}
