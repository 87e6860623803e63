import Exporters
import PlanModel
import PlanStore

/// The page of a plan's template and logos, as plain values.
struct CharteModele {
    var csrf: String
    var action: String
    var actionRetirer: String
    var semestre: String
    /// Nil when the plan has none.
    var charte: Piece?
    var logos: [Piece]
    var erreurDeCharte: String?
    var erreurDeLogo: String?
    var erreurDeTitulaire: String?
    var titulaire: String
    var essais: [Essai]
    /// Nil before anything was given.
    var historique: Historique?

    struct Refus {
        enum Champ { case fichier, titulaire }

        var nature: RapportEmis.Piece.Nature
        var champ: Champ
        var raison: String
        var titulaire: String
    }

    struct Piece {
        var numero: Int
        var nom: String
        /// « 12 ko, par prefecture le 12 mars 2019 »
        var provenance: String
        var href: String
    }

    struct Essai {
        var href: String
        var format: String
        var precision: String
    }

    struct Historique { var lignes: [Ligne] }

    struct Ligne {
        var date: String
        var qui: String
        var quoi: String
        /// Nil for a withdrawal.
        var lien: Lien?
    }

    struct Lien {
        var href: String
        var poids: String
    }

    init(
        _ formes: [FormeDeposee], heure: Fuseau, adresse: String, semestre: Semestre, pdf: Bool, refus: Refus?,
        csrf: String
    ) {
        (self.csrf, action, actionRetirer) = (csrf, adresse, "\(adresse)/retirer")
        self.semestre = semestre.rawValue
        let tenues = formes.enVigueur
        func piece(_ forme: FormeDeposee) -> Piece {
            Piece(
                numero: forme.id, nom: forme.libelle,
                provenance:
                    "\(forme.poids), par \(forme.saisiPar) le \(forme.saisiLe.jour(heure).enToutesLettres)",
                href: "\(adresse)/\(forme.id)")
        }
        charte = tenues.first { $0.nature == .charte }.map(piece)
        logos = tenues.filter { $0.nature == .logo }.map(piece)
        switch (refus?.nature, refus?.champ) {
        case (.charte?, _): erreurDeCharte = refus?.raison
        case (.logo?, .fichier?): erreurDeLogo = refus?.raison
        case (.logo?, .titulaire?): erreurDeTitulaire = refus?.raison
        default: break
        }
        titulaire = refus?.titulaire ?? ""
        let documents = adresse.dropLast("/charte".count)
        essais = [Essai(href: "\(documents)/rapport.odt?semestre=\(semestre)", format: "ODT", precision: "à modifier")]
        if pdf {
            essais.append(
                Essai(
                    href: "\(documents)/rapport.pdf?semestre=\(semestre)", format: "PDF",
                    precision: "tel qu’il s’imprime ; quelques secondes".typographie))
        }
        historique =
            formes.isEmpty
            ? nil
            : Historique(
                lignes: formes.reversed().map { forme in
                    Ligne(
                        date: forme.saisiLe.jour(heure).enToutesLettres, qui: forme.saisiPar,
                        quoi: forme.designation,
                        lien: forme.taille == nil ? nil : Lien(href: "\(adresse)/\(forme.id)", poids: forme.poids))
                })
    }
}

extension FormeDeposee {
    /// « charte « modele.ott », en remplacement »
    var designation: String {
        let sort = taille == nil ? ", retrait" : remplace == nil ? "" : ", en remplacement"
        return "\(nature == .charte ? "charte" : "logo") «\u{A0}\(libelle)\u{A0}»\(sort)"
    }

    fileprivate var poids: String { "\(max(1, (taille ?? 0) / 1000))\u{A0}ko" }
}
