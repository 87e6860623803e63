import Evaluation
public import PlanModel

/// The whole plan for a new partner: what it is, how to read it, who steers it, all its sheets, what it leaves unknown.
public struct PlanEntierODT: Sendable {
    let export: Export
    let index: PlanIndex
    let date: Instant

    var plan: Plan { export.plan }

    /// - Parameter date: The last change that the document knows of: it bears it instead of the clock's.
    public init(_ export: Export, date: Instant) {
        (self.export, self.date) = (export, date)
        index = PlanIndex(export.plan)
    }

    /// An ODT 1.3 package. Same plan, same bytes.
    public func bytes() throws -> [UInt8] {
        try Papier(
            export: export, titre: "Le plan entier", pied: "le plan", date: date,
            precisions: [("Copilotes", Texte.mentions(plan.copilotes)), ("État juridique", plan.version.etat.libelle)]
        ).bytes(niveauxDuSommaire: 3) { document in
            presentation(document)
            lecture(document)
            gouvernance(document)
            arbre(document)
            indicateurs(document)
            glossaire(document)
            sources(document)
            if export.lit(.transcription) { contradictions(document) }
            inconnu(document)
        }
    }

    private func presentation(_ document: ODTDocument) {
        document.titre(1, "Le plan en bref", nouvellePage: true)
        document.paragraphe(
            plan.resume ?? "Le document du plan ne se résume pas lui-même, et rien n'a été écrit à sa place.")
        document.definition("Département", "\(plan.departement.nom) (\(plan.departement.code))")
        document.definition("Période", Texte.renseigne(plan.periode.map(\.affichee)))
        if let duree = plan.duree { document.definition("Durée", Texte.renseigne(duree.map(\.imprime))) }
        for horizon in plan.horizons {
            document.definition(horizon.nom.avecMajuscule, horizon.periode.imprime)
        }
        document.definition("Copilotes", organisations(plan.copilotes))
        if let precedent = plan.succedeA { document.definition("Succède à", precedent.rawValue) }
        if let contact = plan.contact { document.definition("Contact", Texte.contact(contact)) }
        document.definition("Date imprimée", Texte.renseigne(plan.version.date.map(\.enToutesLettres)))
    }

    /// With their names in full, for who does not know the sigles.
    func organisations(_ mentions: [Mention]) -> String {
        Texte.mentions(mentions.map(index.enToutesLettres))
    }

    // MARK: - How to read it

    private func lecture(_ document: ODTDocument) {
        document.titre(1, "Comment lire ce plan")
        guard !plan.niveaux.isEmpty else { return document.paragraphe("Le document ne nomme aucun niveau.") }
        let mots = plan.niveaux.map { niveau in
            MotCompte(niveau.mot, niveau.pluriel).compte(plan.noeuds.count { $0.niveau == niveau.id })
        }
        document.paragraphe(
            "Ce plan compte \(mots.joined(separator: ", ")). Les codes sont ceux que le document imprime\u{A0}: un même code peut y désigner deux éléments."
        )
        document.tableau(
            "les niveaux du plan, avec ses mots",
            [.init("Niveau", 42), .init("Ce que c'est", 62), .init("Nombre", 20), .init("Nombre annoncé", 46)],
            lignes: plan.niveaux.map { niveau in
                [
                    niveau.mot.avecMajuscule, role(niveau.role),
                    "\(plan.noeuds.count { $0.niveau == niveau.id })", annonce(niveau),
                ]
            })
        document.paragraphe(
            "Là où le document ne dit rien, quatre mots le disent\u{A0}: «\u{A0}non renseigné\u{A0}» (il n'en parle pas), «\u{A0}à définir\u{A0}» (il dit que ce n'est pas choisi), «\u{A0}sans objet\u{A0}» (la question ne se pose pas), «\u{A0}illisible\u{A0}» (le texte est perdu). Rien n'a été complété."
        )
    }

    private func role(_ role: Niveau.Role) -> String {
        switch role {
        case .transversal: "transversal\u{A0}: les autres s'y réfèrent"
        case .structure: "regroupe des \(index.mots.actions.pluriel)"
        case .action: "suivi par semestre, avec sa fiche"
        case .sousAction: "partie \(index.mots.actions.de(1)), suivie aussi"
        }
    }

    private func annonce(_ niveau: Niveau) -> String {
        let annonces = plan.annonces.filter { $0.niveau == niveau.id }.map { annonce in
            let lieu = annonce.sous.map { ", sous \(index.intitule($0))" } ?? ""
            return "\(annonce.nombre)\(lieu)" + (annonce.note.map { " (\($0))" } ?? "")
        }
        return annonces.isEmpty ? "aucun" : annonces.joined(separator: "\n")
    }

    // MARK: - The tree

    private func arbre(_ document: ODTDocument) {
        let dessin = DessinDeFiche(index: index)
        if plan.noeuds.isEmpty {
            document.titre(1, "Les \(index.mots.actions.pluriel)", nouvellePage: true)
            document.paragraphe("Le plan ne compte \(index.rienDeSuivi).")
        }
        var transversal: Identifiant<Niveau>?
        for racine in index.racines {
            let estTransversal = index.role(de: racine) == .transversal
            // Cross-cutting nodes come before what refers to them, one chapter for each of their levels.
            if estTransversal, transversal != racine.niveau {
                document.titre(
                    1, (index.niveau(racine.niveau)?.pluriel ?? racine.niveau.rawValue).avecMajuscule,
                    nouvellePage: true)
            }
            transversal = estTransversal ? racine.niveau : nil
            noeud(racine, niveau: estTransversal ? 2 : 1, dessin, document)
        }
    }

    private func noeud(_ noeud: Noeud, niveau: Int, _ dessin: DessinDeFiche, _ document: ODTDocument) {
        let role = index.role(de: noeud)
        if role.porteAvancement {
            dessin.dessine(noeud, niveau: niveau, nouvellePage: niveau == 1, dans: document)
        } else {
            dessin.chapeau(noeud, niveau: niveau, nouvellePage: niveau == 1, dans: document)
        }
        for enfant in index.enfants(de: noeud.id) where aSonTitre(enfant, sous: role) {
            self.noeud(enfant, niveau: min(niveau + 1, 4), dessin, document)
        }
    }

    /// A sous-action stands in the sheet of its action.
    private func aSonTitre(_ noeud: Noeud, sous role: Niveau.Role) -> Bool {
        !(role.porteAvancement && index.role(de: noeud) != .action)
    }
}
