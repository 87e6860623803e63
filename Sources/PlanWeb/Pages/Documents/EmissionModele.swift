import Evaluation
import Exporters
import PlanCases
import PlanModel
import PlanStore

/// The form of an issue, as plain values.
struct EmissionModele {
    var csrf: String
    var action: String
    var semestre: String
    var semestreLibelle: String
    var formulaire: FormulaireDeDocument
    var seance: String
    /// Nil when nothing was issued yet: there is nothing to correct.
    var corrections: Corrections?
    var hrefApercu: String
    var hrefDocuments: String

    struct Corrections {
        var corrigibles: [FormulaireDeDocument.Choix]
        var motifSaisi: String
        var erreurDeRemplace: String?
        var erreurDeMotif: String?
    }

    init(
        _ plan: PlanVivant, _ demande: DemandeDEmission, _ rapports: [RapportEmis], erreurs: DemandeDEmission.Erreurs,
        lecteur: Audience, csrf: String
    ) {
        let chemin = Page.Onglet.documents.href(plan.slug)
        self.csrf = csrf
        (action, semestre) = ("\(chemin)/emettre", demande.options.semestre.rawValue)
        semestreLibelle = demande.options.semestre.libelle
        formulaire = FormulaireDeDocument(plan, demande.options, lecteur: lecteur)
        formulaire.erreurDePerimetre = erreurs.perimetre
        seance = demande.seance ?? ""
        corrections =
            rapports.isEmpty && erreurs.remplace == nil
            ? nil
            : Corrections(
                corrigibles: [
                    .init(valeur: "", texte: "aucun\u{A0}: c’est un nouveau rapport", choisie: demande.remplace == nil)
                ]
                    + rapports.reversed().map {
                        .init(
                            valeur: String($0.numero),
                            texte: "n°\u{A0}\($0.numero), \($0.semestre.libelle), \($0.options.audience.rawValue)",
                            choisie: $0.numero == demande.remplace)
                    },
                motifSaisi: demande.motif ?? "", erreurDeRemplace: erreurs.remplace, erreurDeMotif: erreurs.motif)
        hrefApercu = demande.options.adresse("\(chemin)/rapport")
        hrefDocuments = demande.options.adresse(chemin)
    }
}

/// What will be sealed, shown before it is.
struct ConfirmationDEmission {
    var csrf: String
    var action: String
    var titre: String
    var faits: [Fait]
    var alerte: String?
    /// Nil when nothing should make one think twice.
    var reserve: Reserve?
    var caches: [Cache]
    var hrefApercu: String
    var hrefFormulaire: String

    struct Reserve {
        var raisons: [String]
        /// It was sent without the tick.
        var erreur: String?
    }
    struct Fait {
        var intitule: String
        var valeur: String
    }
    struct Cache {
        var nom: String
        var valeur: String
    }

    init(
        _ plan: PlanVivant, _ demande: DemandeDEmission, _ emission: EmissionDuRapport, numero: Int,
        etat: EtatDeLaBase, formes: [FormeDeposee], reserves: ReservesDEmission, fera pdf: Bool, csrf: String
    ) {
        let chemin = Page.Onglet.documents.href(plan.slug)
        (self.csrf, action) = (csrf, "\(chemin)/emettre")
        titre = "Rapport n°\u{A0}\(numero)\u{A0}: émettre\u{A0}?"
        let options = emission.options
        faits = [
            .init(intitule: "Semestre", valeur: emission.semestre.libelle),
            .init(intitule: "Audience", valeur: options.audience.explication),
            .init(
                intitule: "Périmètre",
                valeur: options.perimetre.libelle(plan.index) + (options.annexes ? "" : ", sans annexes")),
            .init(intitule: "Séance", valeur: emission.seance ?? "non précisée"),
            .init(intitule: "Émis par", valeur: emission.par),
            .init(intitule: "Forme", valeur: formes.enVigueur.enClair),
            .init(
                intitule: "État de la base",
                valeur:
                    "version \(plan.version.numero) du plan, ce qui est saisi jusqu’au \(etat.date.jour(plan.heure).enToutesLettres)"
            ),
        ]
        faits.append(
            .init(
                intitule: "PDF",
                valeur: pdf
                    ? "fait à l’émission et gardé avec l’original"
                    : "aucun\u{A0}: LibreOffice n’est pas installé sur le serveur"))
        if let remplace = emission.remplace {
            faits.append(
                .init(intitule: "Corrige", valeur: "le rapport n°\u{A0}\(remplace)\u{A0}: \(emission.motif ?? "")"))
        }
        let bilans = plan.situation(emission.semestre, options.perimetre, au: nil).bilans
        if bilans.points.sansSaisie > 0 {
            alerte =
                "\(bilans.compte("sans saisie", \.sansSaisie)) pour ce semestre, sur \(bilans.base)\u{A0}: le rapport le dira."
        }
        if !reserves.phrases.isEmpty {
            reserve = Reserve(
                raisons: reserves.phrases.map { "\($0.avecMajuscule).".typographie },
                erreur: demande.confirmee == nil ? nil : "Cochez la case pour émettre malgré tout, ou corrigez.")
        }
        caches =
            (demande.caches + [
                ("numero", String(numero)), ("journal", String(etat.journal)),
                ("forme", String(formes.last?.id ?? 0)),
            ]).map {
                Cache(nom: $0.0, valeur: $0.1)
            }
        hrefApercu = demande.options.adresse("\(chemin)/rapport")
        hrefFormulaire =
            "\(chemin)/emettre?"
            + demande.caches.map { "\($0.nom)=\($0.valeur.encodeEnPourCent)" }.joined(separator: "&")
    }
}

extension [FormeDeposee] {
    /// What is in force, in a few words.
    fileprivate var enClair: String {
        let charte = first { $0.nature == .charte }.map { "charte «\u{A0}\($0.libelle)\u{A0}»" }
        let logos = filter { $0.nature == .logo }.map(\.libelle)
        let signes =
            logos.isEmpty
            ? "sans logo" : "\(logos.count == 1 ? "logo" : "logos")\u{A0}: \(logos.joined(separator: ", "))"
        return "\(charte ?? "celle de PlanTracker"), \(signes)"
    }
}
