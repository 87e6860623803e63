import Exporters
import PlanCases
import PlanModel
import PlanStore

/// A file that someone sent, read and loaded for nothing: what would happen.
struct EssaiDeChargement: Sendable {
    var store: PlanStore
    /// Of the plan that it is meant for.
    var slug: String
    var fichier: Formulaire.Fichier
    var par: String
    var le: Instant

    enum Resultat: Sendable {
        case illisible([Diagnostic])
        case refuse(String)
        case inchange(version: Int)
        case pret(VersionDeposee, EcartModele, avertissements: [Diagnostic])
    }

    func resultat() throws -> Resultat {
        let lu: PlanLu
        do { lu = try PlanReader.recoit(fichier.octets, fichier: nom) } catch { return .illisible(error.diagnostics) }
        let autre = lu.plan.identifiant.rawValue
        guard autre == slug else {
            return .refuse(
                "Ce fichier décrit le plan «\u{A0}\(autre)\u{A0}» (\(lu.plan.departement.nom)), et cette page est celle du plan «\u{A0}\(slug)\u{A0}»\u{A0}: déposez-le sur sa page, ou corrigez «\u{A0}identifiant\u{A0}»."
            )
        }
        let (courant, version) = try store.plan(slug)
        do {
            let chargement = try store.load(
                lu.plan, octets: fichier.octets, fichier: nom, motif: "essai", par: par, le: le,
                apres: version.numero, essai: true)
            switch chargement {
            case .inchange(let numero): return .inchange(version: numero)
            case .nouvelle(_, let difference):
                let depot = VersionDeposee(
                    plan: lu.plan, octets: fichier.octets, fichier: nom, base: version.numero)
                let ecart = EcartModele(
                    difference ?? PlanDiff(de: courant, a: lu.plan), de: courant, a: lu.plan)
                return .pret(depot, ecart, avertissements: lu.avertissements)
            }
        } catch let error as StoreError where !error.concerneLeFichier {
            return .refuse(error.description.phrase.typographie)
        }
    }

    private var nom: String { fichier.nomCourt(sinon: "\(slug).yaml") }
}
