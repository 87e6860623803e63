import Exporters
import PlanModel
import PlanStore

/// The page of a new version, before and after a file was sent.
struct DepotModele {
    var csrf: String
    var hrefCharger: String
    var hrefAccepter: String
    var hrefVersions: String
    var hrefFichierEnVigueur: String
    var versionEnVigueur: Int
    var refus: Refus?
    var fautes: Fautes?
    var proposition: Proposition?

    struct Refus { var lignesDuRefus: [Ligne] }
    struct Ligne { var texte: String }

    struct Fautes {
        var intitule: String
        var liste: [Faute]
    }

    struct Faute {
        var place: String
        var trouve: String
        var attendu: String
        var remede: String
    }

    struct Proposition {
        var depot: String
        var fichier: String
        var suivante: Int
        var ecart: EcartModele
        var avertissements: Fautes?
        var erreurDeMotif: String?
    }

    /// Faults shown at once; the others wait for the next try.
    private static let fautesAuPlus = 200

    init(_ requete: Requete) throws {
        let plan = try requete.plan()
        let chemin = Page.Onglet.versions.href(plan.slug)
        csrf = try requete.csrf
        (hrefCharger, hrefAccepter, hrefVersions) = ("\(chemin)/charger", "\(chemin)/accepter", chemin)
        versionEnVigueur = plan.version.numero
        hrefFichierEnVigueur = "\(chemin)/\(plan.version.numero)/fichier"
    }

    mutating func refuse(_ raison: String) {
        refus = Refus(lignesDuRefus: raison.split(separator: "\n").map { Ligne(texte: String($0)) })
    }

    mutating func montre(_ diagnostics: [Diagnostic]) {
        fautes = Fautes(
            intitule: "Le fichier est refusé\u{A0}: \(compte(diagnostics.count, "faute"))",
            liste: diagnostics.prefix(Self.fautesAuPlus).map(Faute.init))
    }

    mutating func propose(
        _ cle: String, _ depot: VersionDeposee, _ ecart: EcartModele, avertissements: [Diagnostic]
    ) {
        proposition = Proposition(
            depot: cle, fichier: depot.fichier, suivante: depot.base + 1, ecart: ecart,
            avertissements: avertissements.isEmpty
                ? nil
                : Fautes(
                    intitule: compte(avertissements.count, "remarque") + ", qui n’empêchent pas de charger",
                    liste: avertissements.prefix(Self.fautesAuPlus).map(Faute.init)))
    }
}

extension DepotModele.Faute {
    fileprivate init(_ diagnostic: Diagnostic) {
        place =
            diagnostic.ligne > 0
            ? "ligne\u{A0}\(diagnostic.ligne), colonne\u{A0}\(diagnostic.colonne)" : "le fichier entier"
        trouve = Typographie.francaise(diagnostic.trouve).abrege(400)
        attendu = Typographie.francaise(diagnostic.attendu).abrege(600)
        remede = Typographie.francaise(diagnostic.remede ?? "")
    }
}
