public import PlanModel

/// Two versions of a plan side by side, for those who must approve the second.
public struct ComparaisonODT: Sendable {
    /// What the base says of a version.
    public struct Version: Sendable {
        public var numero: Int
        public var date: Jour
        public var motif: String?

        public init(numero: Int, date: Jour, motif: String?) {
            (self.numero, self.date, self.motif) = (numero, date, motif)
        }

        fileprivate var phrase: String {
            "n°\u{A0}\(numero), chargée le \(date.enToutesLettres), motif\u{A0}: \(motif ?? "première version")"
        }
    }

    let export: Export
    let ancien: PlanIndex
    let nouveau: PlanIndex
    let versions: (de: Version, a: Version)
    let date: Instant
    /// « 2 renvois déplacés ».
    let renvois: String?
    /// Each change with its sentence, nil when it says nothing to a reader.
    let changements: [(changement: PlanDiff.Changement, phrase: String?)]

    /// - Parameters:
    ///   - ancien: The plan that it was.
    ///   - export: The plan that it became.
    ///   - versions: Of the one and the other.
    ///   - date: The last change that the document knows of: it bears it instead of the clock's.
    public init(
        de ancien: Plan, a export: Export, versions: (de: Version, a: Version), date: Instant
    ) {
        (self.export, self.versions, self.date) = (export, versions, date)
        let ancien = ancien.visible(pour: export.regard)
        (self.ancien, nouveau) = (PlanIndex(ancien), PlanIndex(export.plan))
        let diff = PlanDiff(de: ancien, a: export.plan)
        renvois = diff.phraseDesRenvois
        changements = Array(zip(diff.changements, diff.phrasesParChangement(de: ancien, a: export.plan)))
    }

    /// An ODT 1.3 package. Same versions, same bytes.
    public func bytes() throws -> [UInt8] {
        try Papier(
            export: export, titre: "Comparaison des versions \(versions.de.numero) et \(versions.a.numero)",
            pied: "versions \(versions.de.numero) et \(versions.a.numero)", motsCles: ["comparaison"], date: date,
            precisions: [("Version de départ", versions.de.phrase), ("Version d'arrivée", versions.a.phrase)]
        ).bytes(niveauxDuSommaire: estVide ? 0 : 2) { document in
            document.titre(1, "Ce qui a changé, en nombres", nouvellePage: true)
            guard !estVide else {
                if let renvois {
                    document.paragraphe(
                        "Les versions \(versions.de.numero) et \(versions.a.numero) ne diffèrent que par leurs sources\u{A0}: \(renvois)."
                    )
                    return
                }
                document.paragraphe(
                    "Les versions \(versions.de.numero) et \(versions.a.numero) disent la même chose\u{A0}: rien n'a changé."
                )
                return
            }
            comptes(document)
            ajouts(document)
            modifications(document)
            retraits(document)
            plan(document)
        }
    }

    private var estVide: Bool { changements.allSatisfy { $0.phrase == nil } }

    // MARK: - Nodes of each kind of change

    func noeuds(_ nature: PlanDiff.Nature) -> [Noeud] {
        var vus: Set<Identifiant<Noeud>> = []
        return changements.compactMap { changement, phrase in
            guard changement.genre == "noeuds", changement.nature == nature, phrase != nil,
                let id = Identifiant<Noeud>(rawValue: changement.id), vus.insert(id).inserted
            else { return nil }
            return nouveau.noeud(id) ?? ancien.noeud(id)
        }
    }

    private func comptes(_ document: ODTDocument) {
        let (ajoutes, modifies, retires) = (noeuds(.ajout), noeuds(.modification), noeuds(.retrait))
        let niveaux = nouveau.plan.niveaux + ancien.plan.niveaux.filter { nouveau.niveau($0.id) == nil }
        let lignes = niveaux.map { niveau -> [String] in
            func nombre(_ noeuds: [Noeud]) -> String { "\(noeuds.count { $0.niveau == niveau.id })" }
            return [
                niveau.pluriel.avecMajuscule, nombre(ancien.plan.noeuds), nombre(ajoutes), nombre(modifies),
                nombre(retires), nombre(nouveau.plan.noeuds),
            ]
        }
        let autres = changements.count { !$0.changement.genre.hasSuffix("noeuds") && $0.phrase != nil }
        document.paragraphe(
            "\(compte(ajoutes.count, "élément ajouté", "éléments ajoutés")), \(compte(modifies.count, "modifié")), \(compte(retires.count, "retiré")), et \(compte(autres, "changement du reste du plan", "changements du reste du plan"))."
        )
        guard !lignes.isEmpty else { return }
        document.tableau(
            "par niveau du plan",
            [
                .init("Niveau", 50), .init("Version \(versions.de.numero)", 24), .init("Ajoutés", 24),
                .init("Modifiés", 24), .init("Retirés", 24), .init("Version \(versions.a.numero)", 24),
            ], lignes: lignes)
    }
}
