import Evaluation
package import Exporters
import Foundation
package import PlanModel
package import PlanStore

/// Makes a semestrial report from the base: the same state, options and files give the same bytes, today or in six years.
package struct RedactionDuRapport {
    package let store: PlanStore
    /// The plan's slug or its INSEE code.
    package let reference: String

    package init(store: PlanStore, reference: String) { (self.store, self.reference) = (store, reference) }

    /// - Parameters:
    ///   - etat: How far the base is read; what was recorded later stays out.
    ///   - emission: Nil for a draft.
    ///   - pieces: The template and the logos, as they were given.
    package func octets(
        _ semestre: Semestre, _ options: OptionsDeRapport, etat: EtatDeLaBase,
        emission: RapportSemestriel.Emission? = nil, pieces: [RapportEmis.Piece]
    ) throws -> [UInt8] {
        let lu = try store.snapshot(reference, jusqua: etat, version: options.versionDuPlan, a: semestre)
        let numero = lu.version.numero
        var forme = try pieces.forme
        forme.pages = options.pages
        let export = lu.export(semestre, audience: options.audience, forme: forme)
        return try RapportSemestriel(
            export, semestre: semestre, perimetre: options.perimetre, annexes: options.annexes,
            versions: try nouvelles(
                semestre, jusqua: numero, options.perimetre, lu.plan.heureLocale, pour: export.regard),
            ulterieures: try ulterieures(numero, etat, lu.plan.heureLocale),
            premiereVersion: try store.versions(reference).first?.chargeeLe.jour(lu.plan.heureLocale),
            etat: etat, emission: emission
        ).bytes()
    }

    /// Those that the base knows and that the report does not speak with.
    private func ulterieures(
        _ numero: Int, _ etat: EtatDeLaBase, _ heure: Fuseau
    ) throws -> [RapportSemestriel.NouvelleVersion] {
        try store.versions(reference).filter { numero < $0.numero && $0.numero <= etat.version }.map {
            .init(numero: $0.numero, date: $0.chargeeLe.jour(heure), motif: $0.motif, phrases: [])
        }
    }

    /// The bytes of an issued report, made again from what was recorded of it.
    package func reconstruction(_ rapport: RapportEmis, pieces: [RapportEmis.Piece]) throws -> [UInt8] {
        try octets(
            rapport.semestre, rapport.options, etat: rapport.etat, emission: rapport.emission, pieces: pieces)
    }

    /// Versions after the first that were loaded since the end of the semestre before; of a part of the plan, those that
    /// change something of it.
    private func nouvelles(
        _ semestre: Semestre, jusqua derniere: Int, _ perimetre: Perimetre, _ heure: Fuseau,
        pour regard: Regard
    ) throws -> [RapportSemestriel.NouvelleVersion] {
        let debut = Instant(finDe: semestre.precedent.fin, heure)
        let versions = try store.versions(reference).filter { $0.numero <= derniere }
        return try versions.dropFirst().filter { $0.chargeeLe > debut }.compactMap { version in
            let (before, after) = (
                try store.plan(reference, version: version.numero - 1).plan.visible(pour: regard),
                try store.plan(reference, version: version.numero).plan.visible(pour: regard)
            )
            let phrases = Self.phrases(de: before, a: after, semestre, perimetre)
            if phrases.isEmpty, perimetre != .tout { return nil }
            return .init(
                numero: version.numero, date: version.chargeeLe.jour(heure), motif: version.motif, phrases: phrases)
        }
    }

    private static func phrases(
        de before: Plan, a after: Plan, _ semestre: Semestre, _ perimetre: Perimetre
    ) -> [String] {
        let diff = PlanDiff(de: before, a: after)
        guard perimetre != .tout else { return diff.phrases(de: before, a: after) }
        var retenus: Set<String> = []
        for plan in [before, after] {
            let situation = Situation(plan, suivi: Suivi(), semestre: semestre, perimetre: perimetre)
            retenus.formUnion(situation.lignes.map(\.noeud.id.rawValue))
            retenus.formUnion(situation.indicateurs.map(\.indicateur.id.rawValue))
        }
        if case .sous(let id) = perimetre { retenus.insert(id.rawValue) }
        return zip(diff.changements, diff.phrasesParChangement(de: before, a: after)).compactMap {
            changement, phrase in
            ["noeuds", "indicateurs"].contains(changement.genre) && retenus.contains(changement.id) ? phrase : nil
        }
    }
}

extension RapportEmis {
    var emission: RapportSemestriel.Emission {
        .init(numero: numero, date: emisLe, par: emisPar, seance: seance, remplace: remplace, motif: motif)
    }
}

extension [RapportEmis.Piece] {
    /// - Throws: `CharteRefusee`, `Logo.Refus`.
    package var forme: Forme {
        get throws {
            Forme(
                charte: try first { $0.nature == .charte }.map { try Charte([UInt8]($0.octets)) },
                logos: try filter { $0.nature == .logo }.map { try Logo($0.libelle, $0.octets) })
        }
    }
}
