import Evaluation
import Exporters
import PlanCases
import PlanModel
import PlanStore

/// What the page of a plan shows, as plain values.
struct PlanModele {
    var titre: String
    var version: String
    /// What came into force since the version shown.
    var suite: Suite?
    /// The plan that it follows.
    var succession: String?
    var hrefEnBref: String
    var action: String
    var semestre: String
    var semestres: [LienDeSemestre]
    var q: String
    var listes: [Liste]
    var cases: [Case]
    var actifs: Actifs?
    var bilan: BilanParAxe?
    var resultat: String
    /// One for each level of cross-cutting nodes.
    var transversaux: [Transversaux]
    /// Structure nodes that bear the words too.
    var aussi: Aussi?
    var arbre: ArbreDuPlan?
    var conseil: String
    var toutAfficher: String

    struct Suite {
        var texte: String
        var href: String
    }
    struct Liste {
        var nom: String
        var libelle: String
        var tous: String
        var options: [Choix]
    }
    struct Choix {
        var valeur: String
        var texte: String
        var choisie: Bool
    }
    struct Case {
        var nom: String
        var libelle: String
        var cochee: Bool
    }
    struct Actifs {
        var puces: [Puce]
        var toutRetirer: String
    }
    struct Puce {
        var libelle: String
        var href: String
    }
    struct Aussi { var structures: [Puce] }
    struct Transversaux {
        var intitule: String
        var elements: [Puce]
    }

    /// - Parameter enVigueur: The number of the version in force, which may have come after the one shown.
    init(
        _ plan: PlanVivant, _ situation: Situation, _ filtre: FiltreDuPlan, semestres: [Semestre], enVigueur: Int
    ) {
        let chemin = Page.Onglet.plan.href(plan.slug)
        let semestre = situation.semestre
        let retenues = filtre.retenues(situation)
        titre = Typographie.francaise(plan.plan.titre)
        let etat = plan.version.etat == .nonPrecise ? "état juridique non précisé" : plan.version.etat.libelle
        version = "Version \(plan.version.numero), \(etat) · au \(situation.jour.enToutesLettres)"
        if enVigueur > plan.version.numero {
            suite = Suite(
                texte:
                    "La version \(enVigueur) est en vigueur depuis\u{A0}: ce semestre est montré avec le plan de sa fin.",
                href: "\(Page.Onglet.versions.href(plan.slug))?de=\(plan.version.numero)&a=\(enVigueur)")
        }
        succession = plan.plan.succedeA?.rawValue
        hrefEnBref = EnBrefPage.href(plan.slug)
        action = chemin
        self.semestre = semestre.rawValue
        self.semestres = LienDeSemestre.liens(semestres, courant: semestre) { filtre.adresse(chemin, $0) }
        q = filtre.q ?? ""
        listes = Self.listes(plan, filtre)
        cases = [
            Case(nom: "bloquees", libelle: "bloquées", cochee: filtre.bloquees),
            Case(nom: "retard", libelle: "en retard ou à confirmer", cochee: filtre.retard),
        ]
        if plan.regard.lit(.sansReponse) {
            cases.append(
                Case(nom: "sans-saisie", libelle: "sans saisie ce semestre", cochee: filtre.sansSaisie))
        }
        toutAfficher = FiltreDuPlan().adresse(chemin, semestre)
        let (proposees, cochables) = (listes, cases)
        let puces = filtre.parametres.map { nom, valeur in
            Puce(
                libelle: Self.puce(nom, valeur, proposees, cochables), href: filtre.sans(nom).adresse(chemin, semestre))
        }
        actifs = puces.isEmpty ? nil : Actifs(puces: puces, toutRetirer: toutAfficher)
        bilan = filtre.estVide ? BilanParAxe(situation) : nil
        let total = situation.bilans.base
        resultat = filtre.estVide ? total : "\(situation.bilans(retenues.map(\.ligne)).base), sur \(total)"
        transversaux = filtre.estVide ? Self.transversaux(plan.index, plan.slug) : []
        let structures = filtre.structures(plan.index).map { noeud in
            Puce(
                libelle:
                    "\((plan.index.niveau(noeud.niveau)?.mot ?? "").avecMajuscule) \(plan.index.designationCourte(noeud))",
                href: Self.adresse(noeud.id, plan.slug))
        }
        aussi = structures.isEmpty ? nil : Aussi(structures: structures)
        arbre = retenues.isEmpty ? nil : ArbreDuPlan(retenues, situation, plan.slug, plan.regard)
        conseil =
            filtre.q == nil
            ? "Retirez l’un des filtres : ils se combinent." : "Essayez un mot plus court, ou retirez l’un des filtres."
    }

    private static func puce(_ nom: String, _ valeur: String, _ listes: [Liste], _ cases: [Case]) -> String {
        if nom == "q" { return "recherche : « \(valeur) »" }
        if let liste = listes.first(where: { $0.nom == nom }) {
            let texte = liste.options.first { $0.valeur == valeur }?.texte ?? valeur
            return "\(liste.libelle.lowercased()) : \(texte)"
        }
        return cases.first { $0.nom == nom }?.libelle ?? nom
    }

    private static func listes(_ plan: PlanVivant, _ filtre: FiltreDuPlan) -> [Liste] {
        let index = plan.index
        func choix(_ valeur: String, _ texte: String, _ choisie: String?) -> Choix {
            Choix(valeur: valeur, texte: texte, choisie: valeur == choisie)
        }
        let axes = index.racines.filter { index.role(de: $0) == .structure }
        let references = Set(index.plan.noeuds.flatMap(\.references))
        let themes = index.plan.noeuds.filter { references.contains($0.id) }
        let pilotes = Set(index.suivis.flatMap { index.pilotes(de: $0) }.compactMap(\.nomDePilote)).sorted(
            by: String.ordreFrancais)
        return [
            Liste(
                nom: "axe", libelle: index.motDesAxes.avecMajuscule, tous: "tout le plan",
                options: axes.map { choix($0.id.rawValue, index.designationCourte($0), filtre.axe?.rawValue) }),
            Liste(
                nom: "pilote", libelle: "Pilote", tous: "tous les pilotes",
                options: pilotes.map { choix($0, $0, filtre.pilote) }),
            Liste(
                nom: "etat", libelle: "État", tous: "tous les états",
                options: Etat.allCases.map { choix($0.rawValue, $0.libelle, filtre.etat) }
                    + (plan.regard.lit(.sansReponse)
                        ? [choix(FiltreDuPlan.aucunEtat, Ligne.aucuneSaisie, filtre.etat)] : [])),
            Liste(
                nom: "theme", libelle: "Thème", tous: "tous les thèmes",
                options: themes.map { choix($0.id.rawValue, index.designationCourte($0), filtre.theme?.rawValue) }),
        ].filter { !$0.options.isEmpty }
    }

    private static func transversaux(_ index: PlanIndex, _ slug: String) -> [Transversaux] {
        index.plan.niveaux.filter { $0.role == .transversal }.compactMap { niveau in
            let noeuds = index.plan.noeuds.filter { $0.niveau == niveau.id }
            guard !noeuds.isEmpty else { return nil }
            return Transversaux(
                intitule: Typographie.francaise(
                    "À lire avec le plan : \(compte(noeuds.count, niveau.mot, niveau.pluriel))"),
                elements: noeuds.map { noeud in
                    Puce(libelle: index.designationCourte(noeud), href: adresse(noeud.id, slug))
                })
        }
    }

    static func adresse(_ noeud: Identifiant<Noeud>, _ slug: String) -> String { "/plans/\(slug)/fiches/\(noeud)" }
}

/// Another semestre of the same page.
struct LienDeSemestre {
    var libelle: String
    var href: String
    var courant: Bool

    /// The latest first; `courant` is always there.
    static func liens(
        _ semestres: [Semestre], courant: Semestre, _ href: (Semestre) -> String
    ) -> [LienDeSemestre] {
        let proches = Array(semestres.filter { $0 >= courant }.suffix(3)) + semestres.filter { $0 < courant }.prefix(4)
        let tous = proches.contains(courant) ? proches : [courant] + proches
        return tous.reversed().map { .init(libelle: "S\($0.rang) \($0.annee)", href: href($0), courant: $0 == courant) }
    }
}

extension PlanIndex {
    /// What this plan calls its first level: axe, orientation.
    var motDesAxes: String { niveauDesGroupes?.mot ?? "groupe" }
}
