import Exporters
import PlanModel
import PlanStore

/// What the page of the versions shows, as plain values.
struct VersionsModele {
    var action: String
    var versions: [Ligne]
    /// Nil when there is but one.
    var comparaison: Comparaison?
    var hrefCharger: String?
    var litLesAuteurs: Bool
    var litLesFichiers: Bool

    struct Ligne {
        var numero: Int
        var date: String
        /// Nil for who may not read it.
        var par: String?
        var etat: String
        var libelle: String
        var motif: String
        /// For who may read what its transcriber says in it.
        var original: Original?
        var empreinte: String
        var enVigueur: Bool
    }

    struct Original {
        var fichier: String
        var href: String
    }

    struct Comparaison {
        var depart: [Choix]
        var arrivee: [Choix]
        var resultat: Resultat?
    }

    struct Choix {
        var numero: Int
        var texte: String
        var choisie: Bool
    }

    struct Resultat {
        var titre: String
        var hrefODT: String
        var ecart: EcartModele
    }

    init(
        _ plan: PlanVivant, _ versions: [Version], compare: (de: Int, a: Int)?, ecart: EcartModele?, pilote: Bool,
        fichiers: Bool
    ) {
        let chemin = Page.Onglet.versions.href(plan.slug)
        action = chemin
        hrefCharger = pilote ? "\(chemin)/charger" : nil
        litLesAuteurs = plan.regard.lit(.saisiPar)
        litLesFichiers = fichiers
        let (auteurs, lues) = (litLesAuteurs, fichiers)
        let derniere = versions.last?.numero ?? 1
        self.versions = versions.reversed().map { version in
            Ligne(
                numero: version.numero, date: version.chargeeLe.jour(plan.heure).enToutesLettres,
                par: auteurs ? version.chargeePar : nil,
                etat: version.etat.libelle, libelle: Typographie.francaise(version.libelle),
                motif: Typographie.francaise(version.motif ?? "première version"),
                original: lues
                    ? Original(fichier: version.fichier, href: "\(chemin)/\(version.numero)/fichier") : nil,
                empreinte: version.sha256,
                enVigueur: version.numero == derniere)
        }
        guard versions.count > 1 else { return }
        func choix(_ choisie: Int) -> [Choix] {
            versions.map {
                Choix(
                    numero: $0.numero, texte: "version \($0.numero), \($0.chargeeLe.jour(plan.heure).enChiffres)",
                    choisie: $0.numero == choisie)
            }
        }
        comparaison = Comparaison(
            depart: choix(compare?.de ?? derniere - 1), arrivee: choix(compare?.a ?? derniere),
            resultat: compare.flatMap { de, a in
                ecart.map {
                    Resultat(
                        titre: "De la version \(de) à la version \(a)",
                        hrefODT: "\(chemin)/comparaison.odt?de=\(de)&a=\(a)", ecart: $0)
                }
            })
    }
}
