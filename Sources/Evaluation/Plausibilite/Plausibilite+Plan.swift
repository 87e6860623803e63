public import PlanModel

extension Plausibilite {
    /// Years that are far from those of the plan, or that name what it does not have: remarks on a whole plan, before it is
    /// loaded.
    /// - Parameter fichier: The name that the remarks give.
    public static func remarques(sur plan: Plan, fichier: String) -> [Diagnostic] {
        RelectureDePlan(plan: plan, fichier: fichier).remarques
    }
}

/// Goes through the years of a plan.
private struct RelectureDePlan {
    let plan: Plan
    let fichier: String

    /// A schéma lasts six years; a strategy, twenty. More is a slip.
    private static let anneesAuPlus = 30

    private var periode: Periode? { plan.periode.valeur }
    private var debut: Int? { periode?.debut?.annee }
    /// A period that is too long bounds nothing.
    private var fin: Int? {
        guard let fin = periode?.fin?.annee else { return nil }
        return debut.map { fin - $0 > Self.anneesAuPlus } == true ? nil : fin
    }

    var remarques: [Diagnostic] {
        [identifiant, longueur, version].compactMap(\.self)
            + plan.tousLesIndicateurs.flatMap { indicateur($0.indicateur) } + plan.noeuds.flatMap(fiche)
    }

    private func remarque(_ trouve: String, _ attendu: String, _ remede: String?) -> Diagnostic {
        Diagnostic(
            fichier: fichier, lieu: .inconnu, gravite: .avertissement, trouve: trouve, attendu: attendu, remede: remede)
    }

    private var identifiant: Diagnostic? {
        let nom = plan.identifiant.rawValue
        guard CodeOfficiel.estDepartement(nom.uppercased()) else { return nil }
        return remarque(
            "l'identifiant « \(nom) », qui est le code d'un département", "un identifiant qui nomme le plan seul",
            "choisissez par exemple « sdaasp-\(nom) » : l'adresse /\(nom) est celle du département, qui peut avoir plusieurs plans"
        )
    }

    private var longueur: Diagnostic? {
        guard let debut, let fin = periode?.fin?.annee, fin - debut > Self.anneesAuPlus else { return nil }
        let voulue = Plausibilite.anneeVoulue(fin, parmi: debut...(debut + 15))
        return remarque(
            "une période de \(fin - debut) ans (\(periode?.imprime ?? ""))", "quelques années",
            voulue.map { "vouliez-vous finir en \($0) ?" } ?? "vérifiez les deux années")
    }

    private var version: Diagnostic? {
        plan.version.date.valeur.flatMap { jour in
            lointaine(
                jour.annee, "la version « \(plan.version.libelle) » datée du \(jour.enToutesLettres)", avant: 5,
                apres: 5)
        }
    }

    private func indicateur(_ indicateur: Indicateur) -> [Diagnostic] {
        let nom = "de l'indicateur « \(indicateur.id) »"
        let reference = indicateur.reference?.valeur?.annee
        var remarques = [
            reference.flatMap { lointaine($0, "la référence \(nom) en \($0)", avant: 40, apres: 0) }
        ]
        let territoires = indicateur.territoires
        for cible in indicateur.cibles {
            remarques.append(
                lointaine(cible.annee, "une cible \(nom) en \(cible.annee)", avant: 1, apres: 15, depuis: reference))
            guard let territoire = cible.territoire, indicateur.territoire(nomme: territoire) == nil else { continue }
            let connus = territoires.isEmpty ? "aucun" : territoires.joined(separator: ", ")
            remarques.append(
                remarque(
                    "une cible \(nom) pour « \(territoire) »", "l'un de ses « territoires » : \(connus)",
                    valeurProche(de: territoire, parmi: territoires).map { "vouliez-vous « \($0) » ?" }
                        ?? "ajoutez-le à « territoires », sans quoi aucun relevé ne pourra lui être comparé"))
        }
        return remarques.compactMap(\.self)
    }

    /// Steps and amounts that stand in no year of the plan.
    private func fiche(_ noeud: Noeud) -> [Diagnostic] {
        noeud.champs.sorted { $0.key.rawValue < $1.key.rawValue }.flatMap { champ, contenu -> [Diagnostic] in
            let lieu = "(« \(champ) » de « \(noeud.id) »)"
            return switch contenu.valeur {
            case .calendrier(let etapes):
                etapes.compactMap {
                    lointaine($0.annee, "l'étape « \($0.etape) » en \($0.annee) \(lieu)", avant: 0, apres: 0)
                }
            case .montants(let montants):
                montants.compactMap { montant in
                    montant.annee.flatMap { lointaine($0, "un montant de \($0) \(lieu)", avant: 0, apres: 0) }
                }
            default: []
            }
        }
    }

    /// - Parameters:
    ///   - avant: Years before the plan that are still plausible, from `depuis` when it comes earlier.
    ///   - apres: Years after it.
    private func lointaine(
        _ annee: Int, _ trouve: String, avant: Int, apres: Int, depuis: Int? = nil
    ) -> Diagnostic? {
        let premiere = [debut, depuis].compactMap(\.self).min().map { $0 - avant }
        guard let derniere = fin.map({ $0 + apres }) ?? debut.map({ $0 + Self.anneesAuPlus }) else { return nil }
        guard annee > derniere || premiere.map({ annee < $0 }) == true else { return nil }
        let admises = min(premiere ?? derniere - Self.anneesAuPlus, derniere)...derniere
        let voulue = Plausibilite.anneeVoulue(annee, parmi: admises)
        return remarque(
            trouve, "une année de la période du plan (\(periode?.imprime ?? "")), ou proche d'elle",
            voulue.map { "vouliez-vous \($0) ?" } ?? "vérifiez l'année")
    }
}
