import Evaluation
public import PlanModel

/// The sheets of the actions in the shape of their plan, with their follow-up when the export is at a semestre.
public struct FicheActionODT: Sendable {
    /// From how many sheets on a contents table helps.
    private static let sansSommaire = 5

    let export: Export
    let perimetre: Perimetre
    let date: Instant

    /// - Parameter date: The last change that the document knows of: it bears it instead of the clock's.
    public init(_ export: Export, perimetre: Perimetre = .tout, date: Instant) {
        (self.export, self.perimetre, self.date) = (export, perimetre, date)
    }

    /// An ODT 1.3 package. Same sheets, same bytes.
    public func bytes() throws -> [UInt8] {
        let index = PlanIndex(export.plan)
        let noeuds = index.fiches(perimetre)
        let seule = noeuds.count == 1 ? noeuds.first : nil
        let suivi = export.situation.map { DessinDuSuivi($0, export.regard) }
        let mot = index.mots.actions.pluriel
        let fiches = mot.folded.contains("fiche") ? mot : "fiches des \(mot)"
        let papier = Papier(
            export: export,
            titre: seule.map { "Fiche – \(index.intitule($0))" } ?? "Les \(fiches)",
            pied: seule.map { "fiche \($0.code ?? $0.id.rawValue)" } ?? fiches,
            motsCles: [export.semestre?.rawValue].compactMap(\.self), date: date,
            precisions: [
                ("Fiches", "\(noeuds.count)\u{A0}sur \(index.fiches().count)\(limite(index))"),
                ("Suivi", export.semestre.map { "à la fin du \($0.libelle)" } ?? "non demandé"),
            ])
        return try papier.bytes(niveauxDuSommaire: noeuds.count > Self.sansSommaire ? 1 : 0) { document in
            document.largeurDuCode = index.largeurDuCode
            let dessin = DessinDeFiche(index: index)
            var montres: Set<Identifiant<Noeud>> = []
            func tetes(_ chapeaux: [Noeud]) {
                for chapeau in chapeaux {
                    dessin.chapeau(chapeau, niveau: 1, nouvellePage: true, dans: document)
                    suivi?.chapeau(chapeau, niveau: 2, dans: document)
                }
            }
            for noeud in noeuds {
                // A sheet alone comes first: what heads it follows.
                let chapeaux = index.chapeaux(de: noeud).filter { montres.insert($0.id).inserted }
                if seule == nil { tetes(chapeaux) }
                dessin.dessine(noeud, niveau: 1, nouvellePage: true, dans: document)
                suivi?.dessine(noeud, niveau: 2, dans: document)
                if seule != nil { tetes(chapeaux) }
            }
            if noeuds.isEmpty {
                document.titre(1, "Aucune fiche", nouvellePage: true)
                document.paragraphe("Il n'y a \(index.rienDeSuivi) dans ce périmètre.")
            }
        }
    }

    private func limite(_ index: PlanIndex) -> String {
        switch perimetre {
        case .tout: ""
        case .sous(let id): ", sous \(index.intitule(id))"
        case .pilote(let nom): ", pilote\u{A0}: \(nom)"
        case .territoire(let nom): ", territoire\u{A0}: \(nom)"
        }
    }
}
