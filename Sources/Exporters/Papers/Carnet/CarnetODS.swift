import Evaluation
import Foundation
public import PlanModel

/// The booklet of the indicators: a summary, then one sheet for each, with all its readings in force.
public struct CarnetODS: Sendable {
    let export: Export
    let situation: Situation
    let date: Instant

    var index: PlanIndex { situation.index }

    /// - Parameter date: The last change of the base: the document bears it instead of the clock's.
    public init(_ export: Export, semestre: Semestre, date: Instant) {
        self.export = export
        situation = Situation(export.plan, suivi: export.suivi, semestre: semestre)
        self.date = date
    }

    /// Same booklet, same bytes.
    public func bytes(_ format: WorkbookFormat = .ods) throws -> [UInt8] {
        let (plan, semestre) = (export.plan, situation.semestre)
        let fiches = fiches
        return try ODSPackage(
            meta: ODFMeta(
                titre: "Carnet des indicateurs – \(plan.departement.nom) – \(semestre.libelle)", sujet: plan.titre,
                motsCles: plan.motsCles + ["indicateurs", semestre.rawValue], date: date),
            entete: ["\(plan.departement.nom) – carnet des indicateurs, \(semestre.libelle)", export.mention]
                .compactMap(\.self).joined(separator: " – "),
            pied: "Audience\u{A0}: \(export.audience.rawValue)",
            feuilles: [synthese(fiches)] + fiches.map(feuille)
        ).bytes(format)
    }

    /// An indicator, where it stands, and the name of its sheet.
    struct Fiche {
        /// From 1, in the order of the plan.
        var rang: Int
        var position: PositionIndicateur
        var feuille: String
        /// All readings in force up to the day, territories included, by date.
        var releves: [Releve]

        var indicateur: Indicateur { position.indicateur }
    }

    static let synthese = "Synthèse"

    private var fiches: [Fiche] {
        var noms = NomsDeFeuilles()
        _ = noms.nom(Self.synthese)
        let releves = situation.suivi.relevesEnVigueur
        return situation.indicateurs.enumerated().map { rang, position in
            Fiche(
                rang: rang + 1, position: position, feuille: noms.nom("\(rang + 1) \(position.indicateur.titre)"),
                releves: (releves[position.indicateur.id] ?? []).filter { $0.mesure.date <= situation.jour })
        }
    }

    // MARK: - The summary

    private func synthese(_ fiches: [Fiche]) -> FeuilleODS {
        let colonnes: [(titre: String, largeur: Int)] = [
            ("Fiche", 18), ("Indicateur", 62), (index.mots.actions.singulier.avecMajuscule, 62), ("Unité", 25),
            ("Référence", 25), ("Année", 18),
            ("Dernier relevé", 30),
            ("Date", 24), ("Cible", 25), ("Année", 18), ("Chemin parcouru", 26), ("Position", 55),
        ]
        return FeuilleODS(
            nom: Self.synthese, colonnes: colonnes.map { .init($0.largeur) },
            entete: [colonnes.map { .init(.texte($0.titre), .entete) }], colonnesFigees: 2
        ) { lignes in
            for fiche in fiches { lignes.ligne(ligne(fiche)) }
            if fiches.isEmpty {
                lignes.ligne([.init(.texte("Le document du plan ne donne aucun indicateur."), .libre)])
            }
        }
    }

    private func ligne(_ fiche: Fiche) -> [FeuilleODS.Cellule] {
        let indicateur = fiche.indicateur
        let (reference, cible, dernier) = (
            indicateur.reference, fiche.position.cible, fiche.position.releves.last?.mesure
        )
        let (chemin, position) = Self.position(fiche.position)
        return [
            .init(.lien("fiche \(fiche.rang)", feuille: fiche.feuille), .lien),
            .init(.texte(indicateur.titre), .donnee), .init(.texte(action(fiche)), .donnee),
            .texte(indicateur.unite),
            reference?.valeur.map { .renseigne($0.valeur) } ?? .texte(reference?.absence?.rawValue),
            .annee(reference?.valeur?.annee), dernier.map { .mesure($0) } ?? .init(.texte("aucun relevé"), .donnee),
            dernier.map { .init(.date($0.date), .date) } ?? .init(.texte("sans objet"), .donnee),
            cible.map { .renseigne($0.valeur) }
                ?? .texte(indicateur.aDesCiblesParTerritoireSeulement ? fiche.position.cibleAffichee : nil),
            .annee(cible?.annee), chemin,
            .init(.texte(position + (dernier?.contestation.map { "\nContestée\u{A0}: \($0)" } ?? "")), .donnee),
        ]
    }

    func action(_ fiche: Fiche) -> String {
        guard let noeud = fiche.position.noeud.flatMap(index.noeud) else { return "plan entier" }
        return "\(index.designation(de: noeud)) – \(noeud.titreAffiche)"
    }

    static func position(_ position: PositionIndicateur) -> (chemin: FeuilleODS.Cellule, texte: String) {
        switch position.verdict {
        case .atteinte, .faceALaCible: (.init(.texte("sans objet"), .donnee), position.phrase)
        case .enChemin(let part): (.init(.pourcentage(part), .pourcentage), "en chemin vers la cible")
        case .nonCalculable(let raison): (.init(.texte("non calculable"), .donnee), "non calculable\u{A0}: \(raison)")
        }
    }
}

extension FeuilleODS.Cellule {
    /// A text, or the mention that there is none.
    static func texte(_ texte: String?) -> Self {
        .init(.texte(texte ?? Absence.nonRenseigne.rawValue), .donnee)
    }

    static func renseigne(_ valeur: Renseignement<Decimal>) -> Self {
        valeur.valeur.map { .init(.nombre($0), .nombre) } ?? texte(valeur.absence?.rawValue)
    }

    /// As a text, since « 2 018 » is no year.
    static func annee(_ annee: Int?) -> Self { texte(annee.map(String.init) ?? "sans objet") }

    static func mesure(_ mesure: Mesure) -> Self {
        switch mesure.valeur {
        case .nombre(let nombre): .init(.nombre(nombre), .nombre)
        case .texte(let texte): .texte(texte)
        }
    }
}
