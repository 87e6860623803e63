import Evaluation
import PlanModel
import PlanStore

/// A plan and its follow-up as of one row of the journal: what every page about it is made from.
struct PlanVivant: Sendable {
    /// In the version in force, unless it was asked for at a semestre.
    let index: PlanIndex
    let version: Version
    /// Tells this plan from one of the same name in another base, whatever its versions.
    let origine: String
    let suivi: Suivi
    /// What every page must say, such as « données fictives de démonstration ».
    let mention: String?
    /// How far the base was read for it: what is made from it bears that date.
    let etat: EtatDeLaBase
    /// The last row of the journal that it knows of: two values with the same number are the same.
    let mouvement: Int
    /// Who reads it: the plan and the follow-up are limited to what they may read.
    var regard = Regard(.interne)
    /// The nodes that they enter: what was declared of them is theirs.
    var siens: Set<Identifiant<Noeud>> = []

    var plan: Plan { index.plan }
    var slug: String { plan.identifiant.rawValue }
    /// The time zone that its hours and days are read in.
    var heure: Fuseau { plan.heureLocale }

    /// The same follow-up, told with another version.
    func avec(_ index: PlanIndex, _ version: Version) -> PlanVivant {
        PlanVivant(
            index: index, version: version, origine: origine, suivi: suivi, mention: mention, etat: etat,
            mouvement: mouvement, regard: regard, siens: siens)
    }

    /// - Parameter jour: Of today: a semestre that runs is not judged as of its end. Nil for a report, which is.
    func situation(
        _ semestre: Semestre, _ perimetre: Perimetre = .tout, au jour: Jour?
    ) -> Situation {
        Situation(
            index, suivi: suivi, semestre: semestre, au: jour.map { min($0, semestre.fin) }, perimetre: perimetre)
    }

    /// The same as a reader may see it.
    /// - Parameter siens: The nodes that they enter.
    func vu(_ regard: Regard, siens: Set<Identifiant<Noeud>>) -> PlanVivant {
        guard !regard.litTout else { return self }
        return PlanVivant(
            index: PlanIndex(plan.visible(pour: regard)), version: version, origine: origine,
            suivi: suivi.visible(pour: regard, siens: siens), mention: mention, etat: etat, mouvement: mouvement,
            regard: regard,
            siens: siens)
    }

    /// The whole plan, with who reads it: to limit one declaration after the other.
    func lu(_ regard: Regard, siens: Set<Identifiant<Noeud>>) -> PlanVivant {
        var lu = self
        (lu.regard, lu.siens) = (regard, siens)
        return lu
    }

    /// A declaration as its reader may read it.
    func lue(_ saisie: Saisie) -> Saisie {
        saisie.visible(pour: siens.contains(saisie.noeud) ? regard.surLeSien : regard)
    }

    static let unAutre = "Une autre personne"

    /// The author of an entry, for who may read it or is that one.
    func auteur(_ nom: String, pour acteur: Acteur) -> String {
        regard.lit(.saisiPar) || nom == acteur.auteur ? nom : Self.unAutre
    }

    /// Whether its reader may read a datum of what was declared of a node.
    func lit(_ donnee: Donnee, de noeud: Identifiant<Noeud>) -> Bool {
        (siens.contains(noeud) ? regard.surLeSien : regard).lit(donnee)
    }

    /// The semestres that there is something to say of, the latest first: from the plan's first year, or the first
    /// entry, to `courant` or the last entry.
    /// - Parameter borne: What was declared for a later one, by mistake, does not count.
    func semestres(courant: Semestre, borne: Semestre) -> [Semestre] {
        let saisis = suivi.semestresDeclares.filter { $0 <= borne }
        let debut =
            [plan.periode.valeur?.debut.map { Semestre(contenant: $0) }, saisis.min(), courant]
            .compactMap(\.self).min() ?? courant
        var semestres: [Semestre] = []
        var semestre = max([saisis.max(), courant].compactMap(\.self).max() ?? courant, courant)
        while semestre >= debut, semestres.count < 40 {
            semestres.append(semestre)
            semestre = semestre.precedent
        }
        return semestres
    }
}
