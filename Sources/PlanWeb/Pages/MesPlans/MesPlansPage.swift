import Evaluation
import Exporters
import Hummingbird
import PlanCases
import PlanModel
import PlanStore

/// Every plan that its reader may see, with what is missing and what is blocked.
enum MesPlansPage {
    static let routes: [Route] = [.lit("/", .connexion, page)]

    struct Modele {
        var chapo: String?
        var plans: Plans?
        var peutCharger: Bool

        /// The plans of one département, under its name when they are several.
        struct Groupe {
            var ancre: String
            var departement: String?
            var cartes: [Carte]
        }
        struct Plans { var groupes: [Groupe] }
    }

    struct Carte {
        var nom: String
        var lieu: String
        var href: String
        var version: String
        var roles: String
        var semestre: String
        var comptes: [Compteur]
        var seance: String?
        var sansSeance: String
        /// « Succède à … », « Suivi de … », with the address of the other when it may be read.
        var suites: [Lien]
        var liens: [Lien]
    }

    struct Compteur {
        var libelle: String
        var nombre: String
        var sur: String?
        var precision: String?
        /// Something to be looked at.
        var aVoir = false
    }

    struct Lien {
        var libelle: String
        var href: String
    }

    @Sendable private static func page(_ requete: Requete) async throws -> Response {
        let acteur = try requete.qui
        let lisibles = try await requete.plansLisibles()
        let groupes = Self.groupes(lisibles, acteur)
        let modele = Modele(
            chapo: groupes.isEmpty ? nil : "Ce qui manque et ce qui bloque, plan par plan.",
            plans: groupes.isEmpty ? nil : .init(groupes: groupes), peutCharger: acteur.administre)
        let page = Page("Mes plans", corps: try requete.services.gabarits.rendu("mes-plans", modele))
        return try requete.reponse(page)
    }

    /// One after the other in the order of the départements; those that have one plan stand together.
    private static func groupes(
        _ lisibles: [(connu: PlanConnu, resume: ResumeDePlan)], _ acteur: Acteur
    ) -> [Modele.Groupe] {
        var groupes: [Modele.Groupe] = []
        for (connu, resume) in lisibles {
            var carte = Self.carte(resume, acteur)
            carte.suites = Self.suites(connu, parmi: lisibles.map(\.connu))
            let voisins = lisibles.count { $0.connu.departement == connu.departement }
            let nom = voisins > 1 ? "\(connu.nom) (\(connu.departement))" : nil
            if let dernier = groupes.last, dernier.departement == nom {
                groupes[groupes.count - 1].cartes.append(carte)
            } else {
                groupes.append(
                    .init(ancre: "departement-\(groupes.count)", departement: nom, cartes: [carte]))
            }
        }
        return groupes
    }

    private static func suites(_ connu: PlanConnu, parmi lisibles: [PlanConnu]) -> [Lien] {
        func lien(_ mot: String, _ autre: PlanConnu) -> Lien {
            Lien(
                libelle: "\(mot) «\u{A0}\(Typographie.francaise(autre.titre))\u{A0}»",
                href: Page.Onglet.plan.href(autre.identifiant))
        }
        let avant = lisibles.filter { $0.identifiant == connu.succedeA }.map { lien("Succède à", $0) }
        return avant + lisibles.filter { $0.succedeA == connu.identifiant }.map { lien("Suivi de", $0) }
    }

    static func carte(_ resume: ResumeDePlan, _ acteur: Acteur) -> Carte {
        let onglets = Page.Onglet.allCases.filter {
            [.plan, .saisie, .documents].contains($0) && acteur.peut($0.permission, resume.slug)
        }
        return Carte(
            nom: Typographie.francaise(resume.titre), lieu: resume.departement,
            href: Page.Onglet.plan.href(resume.slug),
            version: "version \(resume.version) en vigueur",
            roles: acteur.droits(resume.slug).map(\.role).max()?.libelle ?? "", semestre: resume.semestre.libelle,
            comptes: compteurs(resume.bilans), seance: resume.seance.annonce, sansSeance: resume.seance.raison ?? "",
            suites: [],
            liens: onglets.map { Lien(libelle: $0.verbe, href: $0.href(resume.slug)) })
    }

    private static func compteurs(_ bilans: Bilans) -> [Compteur] {
        let points = bilans.points
        let mot = bilans.motDesPoints
        func compteur(_ adjectif: String, aVoir: Bool, _ nombre: (Bilan) -> Int) -> Compteur {
            let nombres = bilans.parNiveau.map { $0.mot.compte(nombre($0.bilan)) }
            return Compteur(
                libelle: accord(adjectif, pluriel: true, feminin: mot.feminin), nombre: String(nombre(points)),
                sur: mot.compte(points.total), precision: nombres.count > 1 ? nombres.joined(separator: ", ") : nil,
                aVoir: aVoir && nombre(points) > 0)
        }
        let signaux = [
            compteur("sans saisie ce semestre", aVoir: true, \.sansSaisie),
            compteur("bloquée", aVoir: true, \.bloquees),
        ]
        // Where nothing that is open is dated, nobody knows whether something is late: that is no zero.
        var aConfirmer = compteur("en retard à confirmer", aVoir: true, \.retardsAConfirmer)
        var retards = compteur("en retard", aVoir: true, \.enRetard)
        if points.retardInconnu {
            (aConfirmer.nombre, aConfirmer.sur, aConfirmer.precision) = ("non mesurable", nil, nil)
            (retards.nombre, retards.sur, retards.precision) = ("non mesurable", nil, nil)
        } else {
            retards.sur = mot.compte(points.mesurables, "mesurable")
            aConfirmer.sur = retards.sur
        }
        retards.precision = [retards.precision, bilans.retardNonMesurable].compactMap(\.self).joined(
            separator: "\u{A0}; ")
        if retards.precision?.isEmpty == true { retards.precision = nil }
        var realisees = compteur("réalisée", aVoir: false) { $0.nombre(.realisee) }
        if points.realisationsAConfirmer > 0 {
            // Beside the level that they are of.
            let parts = bilans.parNiveau.map { niveau in
                let reserve = niveau.bilan.realisationsAConfirmer
                return [
                    bilans.parNiveau.count > 1 ? niveau.mot.compte(niveau.bilan.nombre(.realisee)) : nil,
                    reserve > 0 ? "dont \(reserve) à confirmer" : nil,
                ].compactMap(\.self).joined(separator: " ")
            }
            realisees.precision = parts.joined(separator: ", ")
        }
        return [realisees] + signaux + [aConfirmer, retards]
    }
}

extension Page.Onglet {
    fileprivate var verbe: String {
        switch self {
        case .saisie: "Saisir le semestre"
        case .plan: "Voir le plan"
        default: libelle
        }
    }
}
