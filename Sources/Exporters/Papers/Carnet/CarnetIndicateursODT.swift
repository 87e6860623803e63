import Evaluation
public import PlanModel

/// The indicators' booklet for the partners' conference: where each stands against its target, and what has changed.
public struct CarnetIndicateursODT: Sendable {
    let export: Export
    let situation: Situation
    let positions: [PositionIndicateur]
    /// At the end of the semestre before, then a year before.
    let semestreAvant: [Identifiant<Indicateur>: PositionIndicateur]
    let anneeAvant: [Identifiant<Indicateur>: PositionIndicateur]
    let date: Instant

    var index: PlanIndex { situation.index }

    /// - Parameter date: The last change that the document knows of: it bears it instead of the clock's.
    public init(_ export: Export, semestre: Semestre, date: Instant) {
        (self.export, self.date) = (export, date)
        situation = Situation(export.plan, suivi: export.suivi, semestre: semestre)
        positions = situation.indicateurs
        let precedente = situation.precedente
        semestreAvant = Self.parIndicateur(precedente)
        anneeAvant = Self.parIndicateur(precedente.precedente)
    }

    private static func parIndicateur(_ situation: Situation) -> [Identifiant<Indicateur>: PositionIndicateur] {
        Dictionary(situation.indicateurs.map { ($0.indicateur.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// An ODT 1.3 package. Same readings, same bytes.
    public func bytes() throws -> [UInt8] {
        let semestre = situation.semestre
        return try Papier(
            export: export, titre: "Carnet des indicateurs – \(semestre.libelle)",
            pied: "carnet des indicateurs, \(semestre.libelle)", motsCles: [semestre.rawValue, "indicateurs"],
            date: date, precisions: [("Relevés jusqu'au", situation.jour.enToutesLettres)]
        ).bytes(niveauxDuSommaire: 2) { document in
            synthese(document)
            changements(document)
            document.titre(1, "Les indicateurs un par un", nouvellePage: true)
            guard !positions.isEmpty else { return aucun(document) }
            let territoriaux = situation.suivi.relevesEnVigueur
            for position in positions { fiche(position, territoriaux[position.indicateur.id] ?? [], document) }
        }
    }

    private func aucun(_ document: ODTDocument) {
        document.paragraphe("Le document du plan ne donne aucun indicateur.")
    }

    private func synthese(_ document: ODTDocument) {
        document.titre(1, "Tous les indicateurs", nouvellePage: true)
        guard !positions.isEmpty else { return aucun(document) }
        let mot = index.largeurDesValeurs
        let releves = positions.count { !$0.releves.isEmpty }
        let cibles = positions.count { $0.cible != nil }
        let parTerritoire = positions.count { $0.indicateur.aDesCiblesParTerritoireSeulement }
        let sans = positions.count - cibles - parTerritoire
        let pourTous = parTerritoire == 0 ? "" : " pour le département entier"
        let atteintes = positions.count { $0.verdict == .atteinte }
        let nombre = compte(positions.count, "indicateur")
        document.liste(
            [
                releves == 0
                    ? "\(nombre), sans aucun relevé." : "\(nombre), dont \(releves) avec au moins un relevé.",
                sans == positions.count
                    ? "Aucun indicateur n'a de cible dans le plan."
                    : cibles == positions.count
                        ? "Chacun a une cible dans le plan."
                        : "\(cibles) avec une cible dans le plan\(pourTous), \(parTerritoire == 0 ? "" : "\(parTerritoire) par territoire seulement, ")\(sans) sans aucune cible.",
                cibles == 0
                    ? nil
                    : "\(atteintes == 0 ? "Aucune cible n'est atteinte" : compte(atteintes, "cible atteinte", "cibles atteintes")), sur \(compte(cibles, "indicateur qui en a une", "indicateurs qui en ont une"))\(pourTous).",
            ].compactMap(\.self))
        document.tableau(
            "les indicateurs au \(situation.jour.enToutesLettres), contre leur référence et leur cible",
            [
                .init("Indicateur", 46), .init("Référence", 22, mot: mot), .init("Dernier relevé", 26, mot: mot),
                .init("Cible", 24, mot: mot), .init("Position", 28, mot: mot), .init("Évolution", 24, mot: mot),
            ],
            lignes: positions.map { position in
                [
                    position.indicateur.titre, position.indicateur.referenceAffichee, position.releveAffiche,
                    position.cibleAffichee, position.phrase,
                    position.evolution(depuis: semestreAvant[position.indicateur.id]?.releves.last),
                ]
            })
    }

    private func changements(_ document: ODTDocument) {
        document.titre(1, "Ce qui a changé depuis l'an dernier")
        let ilYAUnAn = situation.precedente.precedente.jour.enToutesLettres
        let nouveaux = positions.filter { position in
            position.releves.last != nil
                && position.releves.last?.id != anneeAvant[position.indicateur.id]?.releves.last?.id
        }
        guard !nouveaux.isEmpty else {
            document.paragraphe("Aucun indicateur n'a reçu de nouveau relevé depuis le \(ilYAUnAn).")
            return
        }
        document.tableau(
            "\(compte(nouveaux.count, "indicateur relevé", "indicateurs relevés")) depuis le \(ilYAUnAn)",
            [
                .init("Indicateur", 62), .init("Il y a un an", 34, mot: index.largeurDesValeurs),
                .init("Dernier relevé", 34, mot: index.largeurDesValeurs), .init("Évolution", 40),
            ],
            lignes: nouveaux.map { position in
                let avant = anneeAvant[position.indicateur.id]
                return [
                    position.indicateur.titre, avant?.releveAffiche ?? "aucun relevé", position.releveAffiche,
                    position.evolution(depuis: avant?.releves.last),
                ]
            })
    }
}
