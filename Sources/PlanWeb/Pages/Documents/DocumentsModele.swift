import Exporters
import PlanCases
import PlanModel
import PlanStore

/// What the page of the documents shows, as plain values.
struct DocumentsModele {
    var action: String
    var semestre: String
    var semestres: [LienDeSemestre]
    var formulaire: FormulaireDeDocument
    /// Nil when what was asked for holds nothing.
    var propositions: Propositions?
    var rapports: Rapports?
    /// How many issued reports the reader may not see.
    var rapportsTus: String?
    var pilotage: Pilotage?
    var hrefDecisions: String

    struct Propositions {
        var resume: String
        var documents: [Document]
    }

    struct Document {
        var nom: String
        var usage: String
        var portee: String
        var liens: [Lien]
        var manque: String?
    }

    struct Lien {
        var href: String
        var format: String
        var precision: String
    }

    struct Rapports {
        var emis: [Emis]
        var litLesAuteurs: Bool
    }

    struct Emis {
        var numero: Int
        var semestreDuRapport: String
        var date: String
        /// Nil for who may not read it.
        var par: String?
        var seance: String
        var audience: String
        var portee: String
        var sort: String
        var enVigueur: Bool
        var motif: String?
        var href: String
        /// Nil for a report that was issued without its PDF.
        var hrefPDF: String?
    }

    struct Pilotage {
        var hrefEmettre: String
        var hrefTextes: String
        var hrefCharte: String
    }

    private let pdf: Bool
    private let lecteur: Audience

    init(
        _ plan: PlanVivant, _ options: OptionsDeDocument, lecteur: Audience, semestres: [Semestre], pdf: Bool,
        pilote: Bool
    ) {
        let chemin = Page.Onglet.documents.href(plan.slug)
        (action, semestre, self.pdf, self.lecteur) = (chemin, options.semestre.rawValue, pdf, lecteur)
        self.semestres = LienDeSemestre.liens(semestres, courant: options.semestre) { semestre in
            var autres = options
            autres.semestre = semestre
            return autres.adresse(chemin)
        }
        formulaire = FormulaireDeDocument(plan, options, lecteur: lecteur)
        pilotage =
            pilote
            ? Pilotage(
                hrefEmettre: options.adresse("\(chemin)/emettre"),
                hrefTextes: "\(chemin)/textes?semestre=\(options.semestre)",
                hrefCharte: "\(chemin)/charte?semestre=\(options.semestre)")
            : nil
        hrefDecisions = "/plans/\(plan.slug)/decisions"
    }

    mutating func propose(_ options: OptionsDeDocument, _ perimetre: Perimetre, _ plan: PlanVivant) {
        let portee = perimetre.libelle(plan.index)
        propositions = Propositions(
            resume: "\(options.semestre.libelle), audience «\u{A0}\(options.audience.rawValue)\u{A0}», \(portee)",
            documents: Document.tous(options, portee: portee, Page.Onglet.documents.href(plan.slug), pdf: pdf))
    }

    /// The sheet that the page was asked for from, before the rest.
    mutating func propose(fiche: Noeud, _ options: OptionsDeDocument, _ plan: PlanVivant) {
        let chemin = "\(Page.Onglet.documents.href(plan.slug))/\(PapierAServir.fichesODT.rawValue)"
        propositions?.documents.insert(
            Document(
                nom: "La fiche \(plan.index.designationCourte(fiche))",
                usage: "Une seule fiche, avec son suivi : à joindre à un message, à remettre au pilote.".typographie,
                portee: "cette fiche",
                liens: [
                    .init(
                        href: options.adresse(chemin, [("fiche", fiche.id.rawValue)]), format: "ODT",
                        precision: "texte, à modifier")
                ]), at: 0)
    }

    mutating func montre(_ emis: [RapportEmis], _ plan: PlanVivant) {
        let lisibles = emis.filter { lecteur.peutLire($0.options.audience) }
        let remplaces = Dictionary(
            emis.compactMap { rapport in rapport.remplace.map { ($0, rapport.numero) } }, uniquingKeysWith: max)
        let tus = emis.count - lisibles.count
        rapportsTus =
            tus == 0
            ? nil
            : "\(compte(tus, "rapport émis n’est pas listé", "rapports émis ne sont pas listés"))\u{A0}: leur audience est plus restreinte que la vôtre."
        guard !lisibles.isEmpty else { return }
        rapports = Rapports(
            emis: lisibles.reversed().map { rapport in
                let remplacant = remplaces[rapport.numero]
                return Emis(
                    numero: rapport.numero, semestreDuRapport: rapport.semestre.libelle,
                    date: rapport.emisLe.jour(plan.heure).enToutesLettres,
                    par: plan.regard.lit(.saisiPar) ? rapport.emisPar : nil,
                    seance: rapport.seance ?? "non précisée", audience: rapport.options.audience.rawValue,
                    portee: rapport.options.perimetre.libelle(plan.index),
                    sort: remplacant.map { "remplacé par le n°\u{A0}\($0)" } ?? "en vigueur",
                    enVigueur: remplacant == nil,
                    motif: rapport.remplace.map { "corrige le n°\u{A0}\($0)\u{A0}: \(rapport.motif ?? "")" },
                    href: "\(Page.Onglet.documents.href(plan.slug))/rapports/\(rapport.numero)",
                    hrefPDF: rapport.pdf.map { _ in
                        "\(Page.Onglet.documents.href(plan.slug))/rapports/\(rapport.numero)/pdf"
                    })
            }, litLesAuteurs: plan.regard.lit(.saisiPar))
    }
}
