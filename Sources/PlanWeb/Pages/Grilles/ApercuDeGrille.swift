import Evaluation
import Exporters
import PlanCases
import PlanModel

/// What a grid would change, row by row.
struct ApercuDeGrille {
    var adresse: String
    var retour: String
    var csrf: String
    var depot: String
    var fichier: String
    var semestre: String
    var resume: String
    var erreur: String?
    /// The report of that semestre is in its readers' hands.
    var dejaEmis: String?
    var tableau: Tableau?
    var identiques: Liste?
    var remarques: Liste?
    var nonPris: Liste?

    struct Tableau { var lignes: [Ligne] }
    struct Liste {
        var titre: String
        var elements: [String]
    }

    struct Ligne {
        var rang: Int
        var lieu: String
        var action: String
        var href: String
        var acceptee: Bool
        var conflit: Conflit?
        var genre: String
        var ecarts: [Ecart]
        var notes: Notes?
    }
    struct Conflit { var explication: String }
    struct Notes { var textes: [String] }
    /// Both texts in full: one chooses between them.
    struct Ecart {
        var nom: String
        var avant: String?
        var apres: String?
        /// Something was said and is said no more.
        var efface: Bool
    }

    /// - Parameter acceptees: Ranks of the rows that are ticked; all those without conflict when nil.
    init(
        _ lu: RetourLu, _ plan: PlanVivant, cle: String, csrf: String, acceptees: Set<Int>? = nil,
        erreur: String? = nil, _ plausibilite: Plausibilite
    ) {
        adresse = "\(Page.Onglet.grilles.href(plan.slug))/accepter"
        retour = Page.Onglet.grilles.href(plan.slug)
        (self.csrf, depot, fichier, self.erreur) = (csrf, cle, lu.fichier, erreur)
        semestre = lu.semestre.libelle
        dejaEmis = plausibilite.dejaEmis(lu.semestre).map {
            Typographie.francaise(
                "Le rapport n° \($0.numero) de ce semestre est émis : il ne dira pas ce que la grille apporte.")
        }
        let rangees = lu.lignes.enumerated().filter { !$0.element.estIdentique }
        let identiques = lu.lignes.filter(\.estIdentique)
        let conflits = rangees.count { $0.element.estConflit }
        resume = [
            compte(rangees.count - conflits, "ligne à enregistrer", "lignes à enregistrer"),
            compte(conflits, "conflit"), compte(identiques.count, "ligne déjà enregistrée", "lignes déjà enregistrées"),
        ].joined(separator: ", ")
        tableau =
            rangees.isEmpty
            ? nil
            : Tableau(
                lignes: rangees.map { rang, ligne in
                    Ligne(
                        ligne, rang: rang, plan, plausibilite, acceptee: acceptees?.contains(rang) ?? !ligne.estConflit)
                })
        self.identiques = Self.liste(
            "\(compte(identiques.count, "ligne dit", "lignes disent")) ce qui est déjà enregistré",
            identiques.map { plan.index.nom(de: $0.saisie.noeud) })
        remarques = Self.liste("À savoir", lu.remarques.map { Typographie.francaise($0.phrase) })
        nonPris = Self.liste(
            "Ce que le fichier contient et qui ne sera pas enregistré",
            lu.nonPris.map { Typographie.francaise($0.phrase) })
    }

    private static func liste(_ titre: String, _ elements: [String]) -> Liste? {
        elements.isEmpty ? nil : Liste(titre: titre, elements: elements)
    }
}

extension ApercuDeGrille.Ligne {
    fileprivate init(
        _ ligne: RetourDeGrille.Ligne, rang: Int, _ plan: PlanVivant, _ plausibilite: Plausibilite, acceptee: Bool
    ) {
        let saisie = ligne.saisie
        self.rang = rang
        lieu = ligne.rangee.lieu
        action = plan.index.nom(de: saisie.noeud)
        href = PlanModele.adresse(saisie.noeud, plan.slug)
        self.acceptee = acceptee
        conflit = ligne.estConflit ? .init(explication: Self.explication(ligne, plan.heure)) : nil
        genre = ligne.enVigueur == nil ? "première saisie du semestre" : "correction"
        let effacements = ligne.effacements
        ecarts = saisie.ecarts(depuis: ligne.enVigueur?.saisie).map {
            .init(
                nom: $0.nom, avant: $0.avant.map(Typographie.francaise), apres: $0.apres.map(Typographie.francaise),
                efface: effacements.contains($0))
        }
        let textes = [ligne.remarque].compactMap(\.self) + plausibilite.remarques(sur: saisie, emis: false)
        notes = textes.isEmpty ? nil : .init(textes: textes.map { Typographie.francaise($0.phrase) })
    }

    private static func explication(_ ligne: RetourDeGrille.Ligne, _ heure: Fuseau) -> String {
        guard let tenue = ligne.enVigueur else {
            return
                "La saisie dont la grille est partie a été annulée depuis, ou n’est pas dans cette base. Cochez pour enregistrer la ligne de la grille."
        }
        return Typographie.francaise(
            "Saisi depuis par \(tenue.saisiPar) le \(tenue.saisiLe.jour(heure).enToutesLettres), dit par \(tenue.saisie.ditPar ?? "une personne non renseignée"). À gauche sa version, à droite celle de la grille : cochez pour garder celle de la grille."
        )
    }
}

extension PlanIndex {
    /// « Action 1.2 – Ouvrir une maison des services »; the identifier alone when the node has left the plan.
    func nom(de id: Identifiant<Noeud>) -> String {
        noeud(id).map { Typographie.francaise("\(designation(de: $0)) – \($0.titreAffiche)") } ?? id.rawValue
    }
}
