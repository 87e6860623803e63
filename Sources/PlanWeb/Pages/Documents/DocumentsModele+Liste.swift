import Exporters
import PlanModel

extension DocumentsModele.Document {
    /// What can be made of the plan with these options, each with what it is for.
    static func tous(_ options: OptionsDeDocument, portee: String, _ chemin: String, pdf: Bool) -> [Self] {
        func lien(_ papier: PapierAServir, _ format: String, _ precision: String) -> DocumentsModele.Lien {
            .init(href: options.adresse("\(chemin)/\(papier.rawValue)"), format: format, precision: precision)
        }
        var ouvertes = options
        ouvertes.audience = .public
        let apercu = DocumentsModele.Lien(
            href: options.adresse("\(chemin)/rapport"), format: "Aperçu", precision: "dans cette page, à lire")
        let toutLePlan = "tout le plan"
        return [
            .init(
                nom: "Rapport semestriel (projet)",
                usage:
                    "Le point du semestre pour le comité de suivi : à relire, à compléter, à signer une fois émis."
                    .typographie,
                portee: portee + (options.annexes ? "" : ", sans annexes"),
                liens: [apercu, lien(.rapportODT, "ODT", "texte, à modifier")]
                    + (pdf ? [lien(.rapportPDF, "PDF", "à imprimer ou à envoyer ; quelques secondes")] : []),
                manque: pdf ? nil : "PDF : LibreOffice n’est pas installé sur le serveur.".typographie),
            .init(
                nom: "Fiches",
                usage: "Les fiches dans la forme du plan, avec leur suivi : pour les pilotes.".typographie,
                portee: portee, liens: [lien(.fichesODT, "ODT", "texte, à modifier")]),
            .init(
                nom: "Plan entier", usage: "Le plan tel qu’il est en vigueur, pour un partenaire qui le découvre.",
                portee: toutLePlan, liens: [lien(.planODT, "ODT", "texte, à modifier")]),
            .init(
                nom: "Carnet des indicateurs",
                usage: "Relevés, références et cibles, pour la conférence annuelle des partenaires.",
                portee: toutLePlan,
                liens: [
                    lien(.carnetODT, "ODT", "texte, à lire"), lien(.carnetODS, "ODS", "classeur, à calculer"),
                ]),
            .init(
                nom: "Tableaux", usage: "Le plan et son suivi en tableaux, pour un tableur.", portee: toutLePlan,
                liens: [lien(.tablesCSV, "CSV", "les tableaux dans un ZIP")]),
            .init(
                nom: "Données ouvertes",
                usage: "Les tableaux décrits au format Frictionless, à déposer sur data.gouv.fr ; audience « public »."
                    .typographie,
                portee: toutLePlan,
                liens: [
                    .init(
                        href: ouvertes.adresse("\(chemin)/\(PapierAServir.donneesOuvertes.rawValue)"),
                        format: "CSV et JSON", precision: "un ZIP")
                ]),
            .init(
                nom: "Le plan et son suivi, pour un autre logiciel",
                usage: "Tout ce que l’audience choisie peut lire, historique compris.", portee: toutLePlan,
                liens: [
                    lien(.json, "JSON", "pour un programme"), lien(.xml, "XML", "se recharge à l’identique"),
                    lien(.yaml, "YAML", "lisible à l’œil"),
                ]),
        ]
    }
}
