import Evaluation
import Exporters
import PlanCases
import PlanModel

/// The entry grid of a semestre, as the values of its template.
///
/// Dictionaries, not structs: a row has sixty fields, and the template asks for each by its name.
struct GrilleModele {
    /// Where the proof of the forms goes, and the login: the rest of the page is the same for everyone with the same rights.
    static let placeDuCsrf = CorpsGarde.place("csrf")
    static let placeDuCompte = CorpsGarde.place("compte")

    /// What the address asks for.
    struct Reglages: Equatable {
        var axe: Identifiant<Noeud>?
        var pilote: String?
        var manquantes: Bool
        /// Carried from row to row.
        var seance: String?
        var ditPar: String?

        /// Their names in the address, for the rows that are shown.
        static let filtres = ["axe", "pilote", "manquantes"]

        /// Those of the address that are set, to send a row without losing them: « ?axe=sante », or nothing.
        var suite: String {
            let paires = [("axe", axe?.rawValue), ("pilote", pilote), ("manquantes", manquantes ? "1" : nil)]
            let parametres = paires.compactMap { nom, valeur in valeur.map { "\(nom)=\($0.encodeEnPourCent)" } }
            return parametres.isEmpty ? "" : "?" + parametres.joined(separator: "&")
        }

        init(_ question: Formulaire) {
            axe = question["axe"].flatMap(Identifiant.init(rawValue:))
            pilote = question["pilote"]
            manquantes = question["manquantes"] != nil
            (seance, ditPar) = (question["seance"], question["dit_par"])
        }

        var filtre: Bool { axe != nil || pilote != nil || manquantes }
    }

    /// A row that was not taken: what was typed, and what is wrong.
    struct Refus {
        var noeud: Identifiant<Noeud>
        var fautes: SaisieEnLigne.Fautes
        var formulaire: Formulaire
    }

    private(set) var valeurs: [String: Any]

    /// - Parameter numero: The report of that semestre, when it is in its readers' hands.
    mutating func previent(dejaEmis numero: Int?) {
        guard let numero else { return }
        valeurs["dejaEmis"] = Typographie.francaise(
            "Le rapport n° \(numero) de ce semestre est émis : il ne dira pas ce que vous saisissez ici.")
    }

    init(
        _ plan: PlanVivant, semestre: Semestre, reglages: Reglages, acteur: Acteur, semestres: [Semestre],
        refus: Refus?
    ) {
        let index = plan.index
        let suivi = plan.suivi
        let contexte = LigneDeSaisie.Contexte(
            index: index, slug: plan.slug, semestre: semestre, saisissables: acteur.saisissables(index),
            saisies: suivi.declarations(semestre), avant: suivi.dernieres(jusqua: semestre.precedent),
            litLesAuteurs: plan.regard.lit(.saisiPar), reglages: reglages, refus: refus)
        let montrees = Self.montrees(plan, reglages, contexte)
        let adresse = Page.Onglet.saisie.href(plan.slug)
        let faites = index.suivis.count { contexte.saisies[$0.id] != nil }
        let total = index.suivis.count
        valeurs = [
            "base": plan.origine, "fuseau": plan.heure.rawValue, "plan": plan.slug,
            "planTitre": Typographie.francaise(plan.plan.titre),
            "adressePlan": Page.Onglet.plan.href(plan.slug), "adresse": adresse, "suite": reglages.suite,
            "adresseSession": "/session",
            "adresseConnexion": "/connexion", "semestre": semestre.rawValue, "semestreLibelle": semestre.libelle,
            "identifiant": Self.placeDuCompte, "csrf": Self.placeDuCsrf, "total": total, "saisies": faites,
            "compte": "\(compte(faites, "ligne saisie", "lignes saisies")) sur \(total)",
            "seances": Self.seances(suivi).map { ["valeur": $0] }, "seanceParDefaut": reglages.seance ?? "",
            "ditParDefaut": reglages.ditPar ?? "", "axeLibelle": index.motDesAxes.avecMajuscule,
            "manquantes": reglages.manquantes,
            "filtree": reglages.filtre, "adresseSansFiltre": "\(adresse)?semestre=\(semestre)",
            "axes": Self.choix("Tout le plan", Self.axes(index), reglages.axe?.rawValue),
            "pilotes": Self.choix("Tous les pilotes", index.pilotesNommes.map { ($0, $0) }, reglages.pilote),
            "semestres": Self.semestres(semestres, semestre),
        ]
        valeurs["groupes"] = Self.groupes(index, montrees, contexte)
        if let refus {
            valeurs["messageFaute"] = "Ce que vous avez tapé est resté dans la ligne ; rien n’a été enregistré."
            let rang = (montrees.firstIndex { $0.id == refus.noeud } ?? 0) + 1
            valeurs["fautes"] = refus.fautes.messages.map {
                ["ancre": "\($0.champ.rawValue)-\(rang)", "message": $0.message]
            }
        }
    }

    private static func montrees(
        _ plan: PlanVivant, _ reglages: Reglages, _ contexte: LigneDeSaisie.Contexte
    ) -> [Noeud] {
        let index = plan.index
        // Who did not answer is for those who chase them: others see what they still have to enter.
        func manque(_ noeud: Noeud) -> Bool {
            contexte.saisies[noeud.id] == nil
                && (plan.regard.lit(.sansReponse) || contexte.saisissables.contient(noeud.id))
        }
        let deLAxe = reglages.axe.map { Set(index.descendance(de: $0).map(\.id)) }
        let duPilote = reglages.pilote.map { Perimetre.pilote($0).noeuds(index) }
        return index.suivis.filter { noeud in
            // The row that was refused is shown whatever the filters.
            noeud.id == contexte.refus?.noeud
                || deLAxe?.contains(noeud.id) ?? true && duPilote?.contains(noeud.id) ?? true
                    && (!reglages.manquantes || manque(noeud))
        }
    }

    private static func groupes(
        _ index: PlanIndex, _ montrees: [Noeud], _ contexte: LigneDeSaisie.Contexte
    ) -> [[String: Any]] {
        var rang = 0
        let racines = index.racines.filter { !index.role(de: $0).porteAvancement }.map(Optional.some) + [nil]
        return racines.compactMap { racine in
            func estDuGroupe(_ noeud: Noeud) -> Bool { index.groupe(de: noeud)?.id == racine?.id }
            let lignes = montrees.filter(estDuGroupe)
            guard !lignes.isEmpty else { return nil }
            let tous = index.suivis.filter(estDuGroupe)
            let faites = tous.count { contexte.saisies[$0.id] != nil }
            let titre = racine.map { "\(index.designation(de: $0)) – \($0.titreAffiche)" } ?? index.nomDuReste
            return [
                "ancre": racine.map { "axe-\($0.id)" } ?? "axe-reste", "titreDuGroupe": Typographie.francaise(titre),
                "compteDuGroupe": "\(faites) sur \(tous.count)", "totalDuGroupe": tous.count, "saisiesDuGroupe": faites,
                "lignes": lignes.map { noeud in
                    rang += 1
                    return LigneDeSaisie.valeurs(noeud, rang: rang, contexte)
                },
            ]
        }
    }

    private static func axes(_ index: PlanIndex) -> [(valeur: String, libelle: String)] {
        index.racines.filter { racine in
            !index.role(de: racine).porteAvancement
                && index.descendance(de: racine.id).contains { index.role(de: $0).porteAvancement }
        }
        .map { ($0.id.rawValue, index.designationCourte($0)) }
    }

    /// Those that entries name, the last one first.
    private static func seances(_ suivi: Suivi) -> [String] {
        var connues: [String] = []
        for seance in suivi.avancements.reversed().compactMap(\.saisie.seance) where !connues.contains(seance) {
            connues.append(seance)
        }
        return Array(connues.prefix(12))
    }

    private static func semestres(_ semestres: [Semestre], _ choisi: Semestre) -> [[String: Any]] {
        let tous = semestres.contains(choisi) ? semestres : [choisi] + semestres
        return tous.map { ["valeur": $0.rawValue, "libelle": $0.libelle, "choisie": $0 == choisi] }
    }

    static func choix(
        _ tous: String?, _ valeurs: [(valeur: String, libelle: String)], _ choisie: String?
    ) -> [[String: Any]] {
        let premier = tous.map { [("", $0)] } ?? []
        return (premier + valeurs).map { valeur, libelle in
            ["valeur": valeur, "libelle": libelle, "choisie": valeur == choisie ?? ""]
        }
    }
}

extension PlanIndex {
    /// Every pilote that a sheet names, once, in the order of the alphabet.
    var pilotesNommes: [String] {
        Set(suivis.flatMap { pilotes(de: $0) }.compactMap(\.nomDePilote)).sorted(by: String.ordreFrancais)
    }
}
