import Exporters
import PlanModel
import PlanStore

/// What the page of the journal shows, as plain values.
struct JournalModele {
    var action: String
    var csrf: String
    var resultat: Resultat?
    /// Nil when nothing is left.
    var entrees: Entrees?
    var pages: Pages?

    struct Resultat {
        var intacte: Bool
        var phrase: String
        var empreinte: String
        var anomalies: [Anomalie]
    }
    struct Anomalie { var texte: String }

    struct Entrees { var lignes: [Ligne] }
    struct Ligne {
        var numero: Int
        var date: String
        var heure: String
        var par: String
        var quoi: String
        var objet: Objet
        var empreinte: String
    }
    struct Objet {
        var texte: String
        var href: String?
    }
    struct Pages {
        var hrefDebut: String?
        var hrefSuite: String?
    }

    init(
        _ plan: PlanVivant, _ entrees: [EntreeDeJournal], _ formes: [FormeDeposee], malDatees: Set<Int>, auPlus: Int,
        avant: Int?, pilote: Bool, csrf: String,
        verification: VerificationMontree?
    ) {
        let chemin = Page.Onglet.journal.href(plan.slug)
        (action, self.csrf) = (chemin, csrf)
        let montrees = Array(entrees.prefix(auPlus))
        let objets = ObjetsDuJournal(plan, montrees, formes, pilote: pilote)
        self.entrees =
            montrees.isEmpty
            ? nil
            : Entrees(
                lignes: montrees.map { entree in
                    let le = Instant(rawValue: entree.le)
                    return Ligne(
                        numero: entree.id, date: le?.jour(plan.heure).enToutesLettres ?? entree.le,
                        heure: (le?.heure(plan.heure) ?? "")
                            + (malDatees.contains(entree.id) ? ", horloge déréglée" : ""),
                        par: entree.par,
                        quoi: entree.operation.libelle, objet: objets.objet(entree),
                        empreinte: String(entree.empreinte.prefix(12)))
                })
        let suite = entrees.count > auPlus ? montrees.last.map { "\(chemin)?avant=\($0.id)" } : nil
        pages =
            suite == nil && avant == nil ? nil : Pages(hrefDebut: avant == nil ? nil : chemin, hrefSuite: suite)
        resultat = verification.map { verification in
            Resultat(
                intacte: verification.anomalies.isEmpty,
                phrase: verification.anomalies.isEmpty
                    ? "Vérifié\u{A0}: \(compte(verification.entrees, "entrée")) au journal \(verification.portee), chaîne continue, aucune ligne réécrite."
                    : "La vérification a trouvé \(compte(verification.anomalies.count, "anomalie")).",
                empreinte: verification.derniereEmpreinte,
                anomalies: verification.anomalies.map { Anomalie(texte: Typographie.francaise($0)) })
        }
    }
}

/// A verification as its reader may know it: who keeps one plan learns nothing of the others.
struct VerificationMontree {
    var anomalies: [String]
    var entrees: Int
    /// « de ce plan »
    var portee: String
    var derniereEmpreinte: String

    /// - Parameters:
    ///   - plan: The only one that its reader keeps; nil for who administers.
    ///   - entrees: Rows of the journal that are about it.
    init(_ verification: Verification, de plan: String?, entrees: Int) {
        derniereEmpreinte = verification.derniereEmpreinte
        guard let plan else {
            (self.entrees, portee) = (verification.entrees, "de la base")
            anomalies = verification.anomalies.map(\.description)
            return
        }
        (self.entrees, portee) = (entrees, "de ce plan")
        anomalies = verification.anomalies.compactMap { anomalie in
            if anomalie.plan == nil || anomalie.plan == plan { return anomalie.description }
            // Every plan has its rows in the same chain.
            return anomalie.romptLaChaine
                ? "chaîne rompue : une entrée du journal, hors de ce plan ; prévenez un administrateur" : nil
        }
    }
}

extension EntreeDeJournal.Operation {
    fileprivate var libelle: String {
        switch self {
        case .chargement: "Version chargée"
        case .avancement: "Avancement saisi"
        case .releve: "Indicateur relevé"
        case .decision: "Décision inscrite"
        case .commentaire: "Texte de rapport écrit"
        case .forme: "Charte ou logo"
        case .emission: "Rapport émis"
        case .reglage: "Réglage de la base"
        default: rawValue
        }
    }
}
