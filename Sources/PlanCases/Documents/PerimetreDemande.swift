package import PlanModel

/// The part of a plan that a document is asked to be about, by a command or by a page.
package struct PerimetreDemande: Hashable, Sendable {
    /// Its identifier or its printed code.
    package var axe: String?
    /// Sigle or name.
    package var pilote: String?
    /// An EPCI or another territory, as the sheets name it.
    package var territoire: String?

    package init(axe: String? = nil, pilote: String? = nil, territoire: String? = nil) {
        (self.axe, self.pilote, self.territoire) = (axe, pilote, territoire)
    }

    package var nombre: Int { [axe, pilote, territoire].count { $0 != nil } }

    /// - Throws: `Refusal` when nothing of the plan belongs to it.
    package func perimetre(_ index: PlanIndex) throws -> Perimetre {
        let perimetre: Perimetre =
            if let axe { .sous(try index.designeUnAxe(par: axe).id) } else if let pilote {
                .pilote(pilote)
            } else if let territoire {
                .territoire(territoire)
            } else { .tout }
        guard perimetre == .tout || !perimetre.noeuds(index).isEmpty else { throw Refusal(refus(index)) }
        return perimetre
    }

    private func refus(_ index: PlanIndex) -> String {
        if let pilote {
            let connus = Set(index.suivis.flatMap { index.pilotes(de: $0) }.compactMap(\.nomDePilote)).sorted(
                by: String.ordreFrancais)
            let liste =
                connus.isEmpty ? "ce plan n'en nomme aucun" : "pilotes nommés : \(connus.joined(separator: ", "))"
            let mot = index.mots.actions
            let accordee = accord("pilotée", pluriel: false, feminin: mot.feminin)
            return
                "\(mot.feminin ? "aucune" : "aucun") \(mot.singulier) n'est \(accordee) par « \(pilote) » ; \(liste)"
        }
        if let axe { return "sous « \(axe) », il n'y a \(index.rienDeSuivi) ; choisissez-en un autre" }
        let connus = index.territoiresNommes
        let liste =
            connus.isEmpty
            ? "ce plan ne déclare aucun territoire ; essayez un nom écrit dans une fiche"
            : "territoires nommés : \(connus.joined(separator: ", "))"
        return "aucune fiche ne nomme « \(territoire ?? "") » ; \(liste)"
    }
}

extension Perimetre {
    /// « tout le plan », « axe 2 – … », for who reads what a document is about.
    package func libelle(_ index: PlanIndex) -> String {
        switch self {
        case .tout: "tout le plan"
        case .sous(let id): index.noeud(id).map(index.designationCourte) ?? id.rawValue
        case .pilote(let nom): "pilote\u{A0}: \(nom)"
        case .territoire(let nom): "territoire\u{A0}: \(nom)"
        }
    }
}

extension PlanIndex {
    /// The territories that the plan declares, those that indicators are split by and instances stand for, and the bodies of the sheets that are some:
    /// communities of communes, communes, countries.
    var territoiresNommes: [String] {
        var noms =
            plan.territoires.map(\.nom) + plan.tousLesIndicateurs.flatMap(\.indicateur.territoires)
            + plan.tousLesIndicateurs.flatMap { $0.indicateur.cibles.compactMap(\.territoire) }
            + plan.instances.compactMap(\.territoire)
        let debuts = ["communaute", "cc ", "ca ", "epci", "commune", "pays", "petr", "syndicat mixte", "agglomeration"]
        for organisation in plan.organisations {
            guard organisation.nature != .categorie, let nom = organisation.nom.valeur else { continue }
            let plie = nom.folded + " "
            if debuts.contains(where: { plie.hasPrefix($0) }) || plie.contains("communaute") { noms.append(nom) }
        }
        // Only what the option finds is worth naming.
        return Set(noms).filter { !Perimetre.territoire($0).noeuds(self).isEmpty }.sorted(by: String.ordreFrancais)
    }
}
