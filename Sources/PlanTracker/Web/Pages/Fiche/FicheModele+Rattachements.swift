import Exporters
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
            if let cible = second.valeur.flatMap(index.noeud) {
                places.append(place("Rattachement secondaire", cible))
            } else {
                places.append(
                    Place(
                        niveau: "Rattachement secondaire",
                        intitule: Typographie.francaise(Texte.renseigne(second.map(\.rawValue)))))
            }
        }
        places += noeud.references.compactMap(index.noeud).map { place(mot($0), $0) }
        places += noeud.autresTitres.map {
            Place(niveau: "Aussi imprimé", intitule: Typographie.francaise($0.titre))
        }
        if noeud.codeDeduit, let code = noeud.code {
            places.append(Place(niveau: "Code", intitule: "\(code), déduit du rang : le document ne l’imprime pas"))
        }
        return places.isEmpty ? nil : Rattachements(places: places)
    }
}
