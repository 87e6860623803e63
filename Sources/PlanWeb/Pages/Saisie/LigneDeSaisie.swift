import Exporters
import PlanCases
import PlanModel

/// A row of the entry grid: what is in force, what the semestre before said, what was refused.
enum LigneDeSaisie {
    struct Contexte {
        var index: PlanIndex
        var slug: String
        var semestre: Semestre
        var saisissables: Acteur.Saisissables
        /// In force for the semestre.
        var saisies: [Identifiant<Noeud>: Avancement]
        /// The last known before it.
        var avant: [Identifiant<Noeud>: Avancement]
        var litLesAuteurs: Bool
        var reglages: GrilleModele.Reglages
        var refus: GrilleModele.Refus?
    }

    static func valeurs(_ noeud: Noeud, rang: Int, _ contexte: Contexte) -> [String: Any] {
        let tenue = contexte.saisies[noeud.id]
        let refus = contexte.refus?.noeud == noeud.id ? contexte.refus : nil
        let modifiable = contexte.saisissables.contient(noeud.id)
        let pilotes = contexte.index.pilotes(de: noeud).map(\.texte)
        let prevues = contexte.index.datesPrevues(de: noeud)
        let dates = prevues.isEmpty ? "Dates : non renseignées" : prevues.joined(separator: " ; ")
        var valeurs: [String: Any] = [
            "rang": rang, "noeud": noeud.id.rawValue, "code": noeud.code ?? "",
            "titre": Typographie.francaise(noeud.titreAffiche), "fiche": PlanModele.adresse(noeud.id, contexte.slug),
            "sousAction": contexte.index.role(de: noeud) == .sousAction,
            "pilotesDeLaLigne": Typographie.francaise(
                ["Pilote : \(pilotes.isEmpty ? "non renseigné" : pilotes.joined(separator: ", "))", dates]
                    .joined(separator: " · ")),
            "lectureSeule": !modifiable, "connue": refus?.formulaire["connue"] ?? tenue.map { String($0.id) } ?? "",
            "malgre": refus?.formulaire["malgre"] ?? "", "annulable": tenue != nil && modifiable,
            "remarques": [String](),
        ]
        let champs = Champs(tenue?.saisie, refus?.formulaire, contexte.reglages)
        if modifiable {
            champs.ajoute(a: &valeurs, tenue?.saisie)
        } else {
            valeurs["lecture"] = Self.lecture(tenue?.saisie)
        }
        ajouteLeSort(tenue, contexte, refus: refus, a: &valeurs)
        ajouteLAvant(contexte.avant[noeud.id], a: &valeurs)
        if let refus {
            for (champ, message) in refus.fautes.messages { valeurs[nomDeFaute(champ)] = message }
        }
        valeurs["plusOuvert"] = refus != nil
        return valeurs
    }

    private static func ajouteLeSort(
        _ tenue: Avancement?, _ contexte: Contexte, refus: GrilleModele.Refus?, a valeurs: inout [String: Any]
    ) {
        if refus != nil {
            (valeurs["sort"], valeurs["sortGenre"]) = ("Non enregistrée : à corriger", "refus")
        } else if let tenue {
            valeurs["sort"] =
                "Enregistrée\(contexte.litLesAuteurs ? " par \(tenue.saisiPar)" : "") le \(tenue.saisiLe.jour(contexte.index.plan.heureLocale).enChiffres)"
            valeurs["sortGenre"] = "saisie"
        } else {
            (valeurs["sort"], valeurs["sortGenre"]) = ("Sans saisie", "manquante")
        }
    }

    /// The words of the semestre before; an absent one is no key at all.
    private static func ajouteLAvant(_ avant: Avancement?, a valeurs: inout [String: Any]) {
        guard let avant else {
            valeurs["avantQuand"] = "Jamais saisie avant ce semestre"
            return
        }
        let saisie = avant.saisie
        valeurs["avantQuand"] = "En italique : \(saisie.semestre.libelle)"
        (valeurs["avantEtat"], valeurs["avantEtatValeur"]) = (saisie.etat.libelle, saisie.etat.rawValue)
        (valeurs["avantMeteo"], valeurs["avantMeteoValeur"]) = (saisie.meteo.libelle, saisie.meteo.rawValue)
        if let avancement = saisie.avancement {
            valeurs["avantAvancement"] = "\(avancement.rawValue)\u{A0}%"
            valeurs["avantAvancementValeur"] = String(avancement.rawValue)
        }
        if let note = saisie.note {
            (valeurs["avantAudience"], valeurs["avantAudienceValeur"]) = (
                note.audience.rawValue, note.audience.rawValue
            )
        }
        let textes: [(cle: String, texte: String?)] = [
            ("avantBlocage", saisie.blocage?.motif), ("avantArbitrage", saisie.blocage?.arbitrageDemande),
            ("avantFreins", saisie.freins), ("avantSolutions", saisie.solutions),
            ("avantEtapes", saisie.prochainesEtapes), ("avantNote", saisie.note?.texte), ("avantDitPar", saisie.ditPar),
        ]
        for (cle, texte) in textes { if let texte { valeurs[cle] = texte } }
    }

    private static func lecture(_ saisie: Saisie?) -> [[String: Any]] {
        let champs: [SaisieEnLigne.Champ] = [.etat, .avancement, .meteo, .blocage, .note]
        return champs.map { champ in
            let texte = saisie.map { SaisieEnLigne.texte(champ, de: $0) } ?? ""
            return ["libelle": champ.libelle, "texte": texte.isEmpty ? Absence.nonRenseigne.rawValue : texte]
        }
    }

    private static func nomDeFaute(_ champ: SaisieEnLigne.Champ) -> String {
        switch champ {
        case .ditPar: "fauteDitPar"
        case .prochainesEtapes: "fauteEtapes"
        case .audience: "fauteAudience"
        default: "faute" + champ.rawValue.avecMajuscule
        }
    }

    /// The values of the fields: what was typed, or what is in force, or what is carried from row to row.
    private struct Champs {
        private var textes: [SaisieEnLigne.Champ: String] = [:]

        init(_ tenue: Saisie?, _ typee: Formulaire?, _ reglages: GrilleModele.Reglages) {
            for champ in SaisieEnLigne.Champ.allCases {
                textes[champ] =
                    if let typee { typee[champ.rawValue] ?? "" } else {
                        tenue.map { SaisieEnLigne.valeur(champ, de: $0) } ?? ""
                    }
            }
            // What is carried from row to row goes with a correction too: it is said now, by whom the bar names.
            guard typee == nil else { return }
            if let seance = reglages.seance { textes[.seance] = seance }
            if let ditPar = reglages.ditPar { textes[.ditPar] = ditPar }
        }

        func ajoute(a valeurs: inout [String: Any], _ tenue: Saisie?) {
            let (seanceTenue, ditTenu) = (tenue?.seance ?? "", tenue?.ditPar ?? "")
            (valeurs["seanceTenue"], valeurs["ditTenu"]) = (seanceTenue, ditTenu)
            let (seance, dit) = (textes[.seance] ?? "", textes[.ditPar] ?? "")
            if tenue != nil, seance != seanceTenue {
                valeurs["mentionDeSeance"] =
                    "Séance à la prochaine écriture\u{A0}: \(seance.ou("aucune")) (enregistrée\u{A0}: \(seanceTenue.ou("aucune")))"
            } else if !seance.isEmpty {
                valeurs["mentionDeSeance"] = "Séance\u{A0}: \(seance)"
            }
            if tenue != nil, dit != ditTenu {
                valeurs["mentionDeDit"] =
                    "Dit par, à la prochaine écriture\u{A0}: \(dit.ou("personne")) (enregistré\u{A0}: \(ditTenu.ou("personne")))"
            }
            for champ in SaisieEnLigne.Champ.allCases where ![.etat, .meteo, .audience].contains(champ) {
                valeurs[champ.cle] = textes[champ] ?? ""
            }
            let etat = textes[.etat] ?? ""
            let meteo = textes[.meteo].flatMap { $0.isEmpty ? nil : $0 } ?? Meteo.nonRenseignee.rawValue
            let audience = textes[.audience].flatMap { $0.isEmpty ? nil : $0 } ?? Audience.interne.rawValue
            valeurs["etats"] = GrilleModele.choix("à choisir", Etat.allCases.map { ($0.rawValue, $0.libelle) }, etat)
            valeurs["meteos"] = GrilleModele.choix(nil, Meteo.allCases.map { ($0.rawValue, $0.libelle) }, meteo)
            valeurs["audiences"] = GrilleModele.choix(
                nil, Audience.allCases.map { ($0.rawValue, $0.rawValue) }, audience)
        }
    }
}

extension String {
    fileprivate func ou(_ autre: String) -> String { isEmpty ? autre : self }
}

extension SaisieEnLigne.Champ {
    /// Its name in the template.
    fileprivate var cle: String {
        switch self {
        case .ditPar: "ditPar"
        case .prochainesEtapes: "etapes"
        default: rawValue
        }
    }
}
