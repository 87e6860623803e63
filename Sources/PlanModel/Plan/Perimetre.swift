import Foundation

/// The part of a plan that a document is about.
public enum Perimetre: Hashable, Sendable, Codable {
    case tout
    /// An axe, or any node that others stand under.
    case sous(Identifiant<Noeud>)
    /// What a pilote or copilote answers for: a sigle, or words of the document.
    case pilote(String)
    /// What concerns a territory, such as an EPCI: named in the title or in any field of the sheet.
    case territoire(String)

    /// The followed nodes that belong to it. A sous-action goes with its action, an action does not go with its
    /// sous-action.
    public func noeuds(_ index: PlanIndex) -> Set<Identifiant<Noeud>> {
        let suivis = index.suivis
        switch self {
        case .tout: return Set(suivis.map(\.id))
        case .sous(let id): return Set(index.descendance(de: id).map(\.id)).intersection(suivis.map(\.id))
        case .pilote(let nom):
            let cle = nom.folded
            // What stands above an action has a pilote of its own: each action says whether it takes it over.
            return retenus(index, parLesActionsSeules: true) {
                index.pilotes(de: $0).contains { $0.designations(index).contains(cle) }
            }
        case .territoire(let nom):
            let cle = nom.folded
            return retenus(index) { noeud in
                noeud.titre.valeur?.folded.contientMot(cle) ?? false
                    || noeud.champs.values.contains { $0.valeur?.nomme(cle, index) ?? false }
            }
        }
    }

    /// - Parameter parLesActionsSeules: A node of the structure does not bring what stands below it.
    private func retenus(
        _ index: PlanIndex, parLesActionsSeules: Bool = false, _ keep: (Noeud) -> Bool
    ) -> Set<Identifiant<Noeud>> {
        func amene(_ noeud: Noeud) -> Bool {
            (!parLesActionsSeules || index.role(de: noeud).porteAvancement) && keep(noeud)
        }
        return Set(
            index.suivis.filter { noeud in keep(noeud) || index.ancetres(de: noeud).contains(where: amene) }.map(\.id))
    }
}

extension PlanIndex {
    /// Who answers for a node: its pilotes and copilotes, or those of the nearest node above that has some.
    ///
    /// A sheet that says « à définir », « sans objet » or « illisible » has answered: the mention bears that word, and
    /// nobody above takes the place. « non renseigné » is no answer.
    public func pilotes(de noeud: Noeud) -> [Mention] {
        for porteur in [noeud] + ancetres(de: noeud) {
            let mentions = champs(de: porteur).filter { $0.role == .pilote || $0.role == .copilote }.flatMap {
                champ -> [Mention] in
                switch porteur.champs[champ.id] {
                case .connu(.organisations(let mentions), _)?: mentions
                case .absent(let absence, let precision)? where absence != .nonRenseigne && champ.role == .pilote:
                    [Mention(.absente(absence), precision: precision)]
                default: []
                }
            }
            if mentions.contains(where: { $0.cible != .absente(.nonRenseigne) }) { return mentions }
        }
        return []
    }
}

extension Mention {
    /// What a filter on pilotes looks for; nil for one that is not known.
    public var nomDePilote: String? {
        switch cible {
        case .sigle(let sigle): sigle
        case .libelle(let libelle): libelle
        case .absente: nil
        }
    }

    /// The ways to name it, folded: its sigle and its name in full.
    fileprivate func designations(_ index: PlanIndex) -> [String] {
        switch cible {
        case .sigle(let sigle): [sigle, index.organisation(sigle)?.nom.valeur].compactMap(\.?.folded)
        case .libelle(let libelle): [libelle.folded]
        case .absente: []
        }
    }
}

extension Contenu {
    fileprivate func nomme(_ cle: String, _ index: PlanIndex) -> Bool {
        switch self {
        case .texte(let texte): texte.folded.contientMot(cle)
        case .liste(let textes): textes.contains { $0.folded.contientMot(cle) }
        case .organisations(let mentions):
            mentions.contains { mention in
                mention.designations(index).contains { $0.contientMot(cle) }
                    || mention.precision?.folded.contientMot(cle) ?? false
            }
        case .indicateurs(let indicateurs):
            indicateurs.contains { indicateur in
                (indicateur.territoires + indicateur.cibles.compactMap(\.territoire)).contains { $0.folded == cle }
            }
        case .chiffres(let chiffres):
            chiffres.contains { chiffre in
                [chiffre.texte, chiffre.territoire].contains { $0?.folded.contientMot(cle) ?? false }
            }
        case .montants(let montants):
            montants.contains { montant in
                montant.objet?.folded.contientMot(cle) ?? false
                    || montant.financeur?.designations(index).contains { $0.contientMot(cle) } ?? false
            }
        case .calendrier(let etapes): etapes.contains { $0.etape.folded.contientMot(cle) }
        case .periode, .liens, .duree: false
        }
    }
}

extension String {
    /// As a whole word or group of words: « CD » is not in « cdc ».
    fileprivate func contientMot(_ mot: String) -> Bool {
        guard !mot.isEmpty else { return false }
        return ranges(of: mot).contains { range in
            let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : " "
            let after = range.upperBound < endIndex ? self[range.upperBound] : " "
            return !before.isLetter && !before.isNumber && !after.isLetter && !after.isNumber
        }
    }
}
