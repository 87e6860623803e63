import PlanModel

/// What every paper has around its body: cover, properties, head and foot.
struct Papier {
    var export: Export
    /// What it is: « Carnet des indicateurs – 2nd semestre 2018 ».
    var titre: String
    /// In the plural or not, as it stands at the foot of each page.
    var pied: String
    var motsCles: [String] = []
    /// The last change that the document knows of.
    var date: Instant
    /// What the cover says besides.
    var precisions: [(libelle: String, texte: String)] = []

    private var plan: Plan { export.plan }

    func bytes(niveauxDuSommaire: Int, corps: (ODTDocument) -> Void) throws -> [UInt8] {
        try ODTPackage(
            meta: ODFMeta(
                titre: "\(titre) – \(plan.departement.nom)", sujet: plan.titre,
                motsCles: plan.motsCles + motsCles, date: date),
            pied: "\(plan.departement.nom) – \(pied)",
            entete: ["Audience\u{A0}: \(export.audience.rawValue)", export.mention].compactMap(\.self)
                .joined(separator: " – "),
            charte: export.forme.charte, pages: export.forme.pages
        ).bytes(niveauxDuSommaire: niveauxDuSommaire, couverture: couverture, corps: corps)
    }

    private func couverture(_ document: ODTDocument) {
        document.paragraphe(plan.departement.nom, style: ODTStyles.debutDeCouverture)
        document.logos(export.forme.logos)
        document.titreDuDocument(plan.titre)
        document.paragraphe(titre, style: "Subtitle")
        if let mention = export.mention {
            document.paragraphe(mention.avecMajuscule, style: "Mention")
        }
        for precision in precisions { document.definition(precision.libelle, precision.texte) }
        document.definition("Audience de ce document", export.audience.rawValue)
        document.definition("Période du plan", Texte.renseigne(plan.periode.map(\.affichee)))
        document.definition("Version imprimée", plan.version.libelle)
        if let version = export.version { document.definition("Version dans la base", "n°\u{A0}\(version)") }
        document.definition("Dernier changement pris en compte", date.jour(plan.heureLocale).enToutesLettres)
    }
}
