import Evaluation
import Exporters
import PlanCases
import PlanModel

/// What the page of a node shows, as plain values.
struct FicheModele {
    /// « Fiche-action 1.2 ».
    var designation: String
    var titre: String
    /// Nil for who may not enter it.
    var hrefSaisie: String?
    var hrefDocuments: String
    var semestres: [LienDeSemestre]
    /// Nil for a node that carries no progress.
    var situation: SituationDeFiche?
    /// Why it has no state of its own, for such a node.
    var sansSuivi: String?
    /// The counts of what stands below it, nil when nothing does.
    var comptes: Comptes?
    var resume: String?
    var champs: [ChampDeFiche]
    var remarque: String?
    var sources: Sources?
    var contradictions: Contradictions?
    var sousElements: [SousElements]
    var indicateurs: Indicateurs?
    var intituleDeLHistorique: String
    var historique: Historique?
    var rattachements: Rattachements?
    var decisions: Decisions?
    var sansDecision: String
    /// Nil for who does not keep the decisions.
    var hrefDecider: String?
    var precedente: String?
    var lienPrecedente: String
    var suivante: String?
    var lienSuivante: String

    struct Comptes {
        var phraseDesComptes: String
        var phraseDeLaMeteo: String
    }
    struct Sources { var renvois: [RenvoiDeFiche] }
    struct RenvoiDeFiche {
        var document: String
        /// Where it can be read.
        var adresse: String?
    }
    struct Historique { var saisies: [SaisieDeFiche] }
    struct Indicateurs { var liste: [IndicateurModele] }
    struct Decisions { var liste: [DecisionDeFiche] }
    struct Rattachements { var places: [Place] }
    struct Contradictions { var lectures: [String] }

    /// What it stands under, or refers to.
    struct Place {
        var niveau: String
        var intitule: String
        var vers: String?
    }

    /// - Parameters:
    ///   - situation: At the semestre that is shown, limited to what its reader may see.
    ///   - saisissable: Its reader may enter its progress.
    ///   - decide: Its reader keeps the decisions of the sessions.
    init(
        _ noeud: Noeud, _ plan: PlanVivant, _ situation: Situation, saisissable: Bool, decide: Bool,
        semestres: [Semestre]
    ) throws {
        let index = plan.index
        let semestre = situation.semestre
        let adresses = AdressesDeFiche(slug: plan.slug, semestre: semestre)
        let suivie = index.role(de: noeud).porteAvancement
        let lignes = Dictionary(situation.lignes.map { ($0.noeud.id, $0) }, uniquingKeysWith: { first, _ in first })
        designation = Typographie.francaise(index.designation(de: noeud))
        titre = Typographie.francaise(noeud.titreAffiche)
        hrefSaisie =
            suivie && saisissable
            ? "\(Page.Onglet.saisie.href(plan.slug))?semestre=\(semestre)#ligne-\(noeud.id)" : nil
        hrefDocuments = "\(Page.Onglet.documents.href(plan.slug))?semestre=\(semestre)&fiche=\(noeud.id)"
        self.semestres = LienDeSemestre.liens(semestres, courant: semestre) {
            "\(PlanModele.adresse(noeud.id, plan.slug))?semestre=\($0)"
        }
        self.situation = lignes[noeud.id].map {
            SituationDeFiche($0, semestre, plan.regard, situation.plan.heureLocale)
        }
        let dessous = situation.lignes(sous: noeud).filter { $0.noeud.id != noeud.id }
        let bilans = situation.bilans(dessous)
        comptes =
            dessous.isEmpty
            ? nil
            : Comptes(
                phraseDesComptes:
                    "\(suivie ? "En dessous" : "Au \(semestre.libelle)")\u{A0}: \(bilans.phrase)\u{A0}; \(bilans.moyennes).",
                phraseDeLaMeteo: "\(bilans.meteo.avecMajuscule).")
        sansSuivi = suivie ? nil : Self.sansSuivi(noeud, index)
        resume = noeud.resume.map(Typographie.francaise)
        champs = ChampDeFiche.tous(noeud, index, adresses)
        remarque = noeud.note.map(Typographie.francaise)
        sources = Self.sources(noeud, plan.plan)
        contradictions = Self.contradictions(noeud, index)
        sousElements = SousElements.tous(noeud, situation, lignes, adresses, plan.regard)
        let concernes = Self.concernes(noeud, index)
        indicateurs = try Self.indicateurs(noeud, concernes, plan, situation)
        hrefDecider = decide ? "/plans/\(plan.slug)/decisions/nouvelle?noeud=\(noeud.id)" : nil
        decisions = DecisionDeFiche.toutes(concernes, noeud, situation, plan.regard)
        let reservees = plan.suivi.decisionsReservees.contains { !concernes.isDisjoint(with: $0.decision.noeuds) }
        sansDecision =
            reservees ? "Les décisions sont réservées à une audience plus restreinte." : "Aucune décision enregistrée."
        let saisies =
            suivie
            ? SaisieDeFiche.toutes(
                noeud, situation.suivi, index.mots.mot(index.role(de: noeud)), plan.regard, plan.heure) : []
        historique = saisies.isEmpty ? nil : Historique(saisies: saisies)
        intituleDeLHistorique = saisies.isEmpty ? "Historique" : "Historique : \(compte(saisies.count, "saisie"))"
        rattachements = Self.rattachements(noeud, index, adresses)
        let voisines = index.plan.noeuds.filter { index.role(de: $0) == index.role(de: noeud) }
        let place = voisines.firstIndex { $0.id == noeud.id } ?? 0
        let avant = place > 0 ? voisines[place - 1] : nil
        let apres = place + 1 < voisines.count ? voisines[place + 1] : nil
        (precedente, suivante) = (avant.map(index.designationCourte), apres.map(index.designationCourte))
        lienPrecedente = avant.map { adresses.fiche($0.id) } ?? ""
        lienSuivante = apres.map { adresses.fiche($0.id) } ?? ""
    }

    private static func sansSuivi(_ noeud: Noeud, _ index: PlanIndex) -> String {
        let mot = index.niveau(noeud.niveau)?.mot ?? noeud.niveau.rawValue
        return index.role(de: noeud) == .transversal
            ? "Ce niveau (\(mot)) ne porte pas d’avancement : d’autres éléments du plan s’y rapportent."
            : "Ce niveau (\(mot)) ne porte pas d’avancement : il se lit à travers les \(index.mots.actions.pluriel) qui suivent."
    }

    /// Itself, and its sous-actions when it is an action: their indicators and decisions are told with it.
    private static func concernes(_ noeud: Noeud, _ index: PlanIndex) -> Set<Identifiant<Noeud>> {
        guard index.role(de: noeud) == .action else { return [noeud.id] }
        let dessous = index.descendance(de: noeud.id).filter { index.role(de: $0) == .sousAction }
        return Set([noeud.id] + dessous.map(\.id))
    }

    private static func indicateurs(
        _ noeud: Noeud, _ concernes: Set<Identifiant<Noeud>>, _ plan: PlanVivant, _ situation: Situation
    ) throws -> Indicateurs? {
        let positions = situation.indicateursUnParUn.filter { $0.noeud.map(concernes.contains) ?? false }
        guard !positions.isEmpty else { return nil }
        let releves = Dictionary(grouping: situation.suivi.releves, by: \.mesure.indicateur)
        return Indicateurs(
            liste: try positions.map { position in
                var modele = try IndicateurModele(
                    position, releves: releves[position.indicateur.id] ?? [], plan, au: situation.jour)
                // Said only when it is about something else than the page.
                if position.noeud == noeud.id { (modele.rattachement, modele.vers) = ("", nil) }
                return modele
            })
    }

    private static func sources(_ noeud: Noeud, _ plan: Plan) -> Sources? {
        guard !noeud.source.isEmpty else { return nil }
        return Sources(
            renvois: noeud.source.map { renvoi in
                RenvoiDeFiche(
                    document: Typographie.francaise(renvoi.libelle(plan)),
                    adresse: plan.sources.first { $0.id == renvoi.source }?.lien)
            })
    }

    private static func contradictions(_ noeud: Noeud, _ index: PlanIndex) -> Contradictions? {
        let lectures = index.plan.contradictions.filter { $0.noeud == noeud.id }.map { contradiction -> String in
            let champ = contradiction.champ.map { cle in
                index.plan.champs.first { $0.id.rawValue == cle }?.libelle ?? cle.avecMajuscule
            }
            let lues = contradiction.lectures.map { "« \($0.valeur) »" }.joined(separator: " ou ")
            let retenue = contradiction.retenue.map { "retenu : « \($0) »" } ?? "aucune lecture n’est retenue"
            let suite = [retenue, contradiction.motif].compactMap(\.self).joined(separator: ", ")
            return Typographie.francaise("\(champ.map { "\($0) : " } ?? "")\(lues) ; \(suite).")
        }
        return lectures.isEmpty ? nil : Contradictions(lectures: lectures)
    }
}

/// Addresses that keep the semestre of the page.
struct AdressesDeFiche {
    var slug: String
    var semestre: Semestre

    var plan: String { "\(Page.Onglet.plan.href(slug))?semestre=\(semestre)" }

    func fiche(_ noeud: Identifiant<Noeud>) -> String { "\(PlanModele.adresse(noeud, slug))?semestre=\(semestre)" }
}
