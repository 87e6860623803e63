import Exporters
import PlanCases
import PlanModel

/// Two versions of a row, side by side, and the choice.
struct ConflitModele {
    var code: String
    var titre: String
    var fiche: String
    var semestreLibelle: String
    var message: String
    var leurTitre: String
    var champs: [Champ]
    var adresse: String
    var adresseDeLaLigne: String
    var caches: [Cache]
    var gardeLaMienne: String
    var gardeLaLeur: String

    struct Champ {
        var libelle: String
        var mien: String
        var leur: String
        var differe: Bool
    }

    struct Cache {
        var nom: String
        var valeur: String
    }

    init(
        _ plan: PlanVivant, _ semestre: Semestre, _ noeud: Noeud, _ conflit: ReponseDeSaisie.Conflit,
        _ formulaire: Formulaire, adresseDeLaLigne: String
    ) {
        code = noeud.code ?? ""
        titre = noeud.titreAffiche
        fiche = PlanModele.adresse(noeud.id, plan.slug)
        semestreLibelle = semestre.libelle
        message = conflit.message
        adresse = Page.Onglet.saisie.href(plan.slug)
        self.adresseDeLaLigne = adresseDeLaLigne
        let leur = conflit.enVigueur
        leurTitre = leur.map { Self.de($0.saisiPar).avecMajuscule } ?? "Annulée"
        gardeLaMienne = "Garder la mienne"
        gardeLaLeur = leur.map { "Garder \(Self.de($0.saisiPar))" } ?? "Laisser la ligne sans saisie"
        champs = SaisieEnLigne.Champ.allCases.map { champ in
            let mien = Self.mot(champ, formulaire[champ.rawValue] ?? "")
            let leur = leur.map { SaisieEnLigne.texte(champ, de: $0.valeurs.saisie) } ?? ""
            return Champ(libelle: champ.libelle, mien: mien, leur: leur, differe: mien != leur)
        }
        let repris =
            ["csrf", "noeud", "semestre"].map { ($0, formulaire[$0] ?? "") }
            + SaisieEnLigne.Champ.allCases.map { ($0.rawValue, formulaire[$0.rawValue] ?? "") }
        let numero = leur.map { String($0.saisie) } ?? ""
        caches = (repris + [("connue", numero), ("malgre", numero)]).map { Cache(nom: $0, valeur: $1) }
    }

    private static func de(_ auteur: String) -> String {
        auteur == PlanVivant.unAutre ? "celle d’une autre personne" : "celle de \(auteur)"
    }

    /// What was typed, as a person reads it.
    private static func mot(_ champ: SaisieEnLigne.Champ, _ valeur: String) -> String {
        switch champ {
        case .etat: Etat(rawValue: valeur)?.libelle ?? valeur
        case .meteo: Meteo(rawValue: valeur)?.libelle ?? valeur
        case .avancement: valeur.isEmpty ? "" : "\(valeur)\u{A0}%"
        default: valeur
        }
    }
}
