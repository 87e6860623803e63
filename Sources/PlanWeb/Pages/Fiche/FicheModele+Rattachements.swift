import Exporters
import PlanCases
import PlanModel

extension FicheModele {
    /// The nodes above it from the root down, its second place, the cross-cutting nodes that it comes under, its code
    /// and its other titles.
    static func rattachements(_ noeud: Noeud, _ index: PlanIndex, _ adresses: AdressesDeFiche) -> Rattachements? {
        func place(_ niveau: String, _ cible: Noeud) -> Place {
            Place(
                niveau: niveau, intitule: index.designationCourte(cible), vers: adresses.fiche(cible.id))
        }
        func mot(_ cible: Noeud) -> String { (index.niveau(cible.niveau)?.mot ?? cible.niveau.rawValue).avecMajuscule }
        var places = index.ancetres(de: noeud).reversed().map { place(mot($0), $0) }
        if let second = noeud.rattachementSecondaire {
            let cibles = (second.valeur?.ids ?? []).compactMap(index.noeud)
            for (rang, cible) in cibles.enumerated() {
                places.append(
                    place(cibles.count > 1 ? "Rattachement secondaire \(rang + 1)" : "Rattachement secondaire", cible))
            }
            if cibles.isEmpty {
                places.append(
                    Place(
                        niveau: "Rattachement secondaire",
                        intitule: Typographie.francaise(Texte.renseigne(second.map(\.texte)))))
            }
        }
        if let priorite = noeud.priorite {
            places.append(Place(niveau: "Priorité", intitule: Typographie.francaise(priorite.imprime)))
        }
        places += noeud.references.compactMap(index.noeud).map { place(mot($0), $0) }
        places += index.schemas(de: noeud).map { schema in
            Place(niveau: "Autre schéma", intitule: Typographie.francaise(schema.texte), vers: schema.url?.lienDuWeb)
        }
        places += noeud.autresTitres.map {
            Place(niveau: "Aussi imprimé", intitule: Typographie.francaise($0.titre))
        }
        if noeud.codeDeduit, let code = noeud.code {
            places.append(Place(niveau: "Code", intitule: "\(code), déduit du rang : le document ne l’imprime pas"))
        }
        return places.isEmpty ? nil : Rattachements(places: places)
    }
}
