public import PlanModel

/// What a sheet lacks, by the reason why: each is counted, and chased.
public struct CompletudeFiche: Hashable, Sendable {
    public var remplis: Int
    /// Expected fields without a value, in the order of the sheet. « sans objet » is an answer: not listed.
    public var manques: [(champ: Champ, absence: Absence)] { absences.filter { $0.absence != .sansObjet } }
    /// Every expected field without a value, « sans objet » included.
    public var absences: [(champ: Champ, absence: Absence)] { paires.map { ($0.champ, $0.absence) } }
    private var paires: [Manque]

    private struct Manque: Hashable, Sendable {
        var champ: Champ
        var absence: Absence
    }

    public init(_ noeud: Noeud, dans index: PlanIndex) {
        let attendus = index.champs(de: noeud).filter(\.attendu)
        paires = attendus.compactMap { champ -> Manque? in
            let absence: Absence? =
                switch noeud.champs[champ.id] {
                case nil: .nonRenseigne
                case .absent(let absence, _): absence
                case .connu(let contenu, _): contenu.absence
                }
            return absence.map { Manque(champ: champ, absence: $0) }
        }
        remplis = attendus.count - paires.count { $0.absence != .sansObjet }
    }
}

extension Contenu {
    /// A list that holds nothing but « à définir » is no answer.
    fileprivate var absence: Absence? {
        guard case .organisations(let mentions) = self else { return nil }
        let absences = mentions.compactMap { mention -> Absence? in
            if case .absente(let absence) = mention.cible { absence } else { nil }
        }
        return absences.count == mentions.count ? absences.first ?? .nonRenseigne : nil
    }
}

/// What a semestre lacks.
public struct CompletudeSemestre: Hashable, Sendable {
    public var sansSaisie: [Ligne]
    /// Declared, not closed, and without a figure.
    public var sansAvancement: [Ligne]
    /// Declared by nobody knows whom.
    public var sansAuteur: [Ligne]
    public var total: Int

    public init(_ situation: Situation) {
        total = situation.lignes.count
        sansSaisie = situation.lignes.filter(\.estSansSaisie)
        let declarees = situation.lignes.compactMap { ligne in ligne.declaration.map { (ligne, $0.saisie) } }
        sansAvancement = declarees.filter { $1.avancement == nil && !$1.etat.estClos && $1.etat != .aLancer }.map(\.0)
        sansAuteur = declarees.filter { $1.ditPar == nil }.map(\.0)
    }

    public var saisies: Int { total - sansSaisie.count }
}
