import Foundation
import PlanModel

extension GrilleDeSaisie {
    /// The columns of the sheet, from left to right.
    enum Colonne: CaseIterable {
        case identifiant, code, intitule, niveau, pilote, dates
        case etatPrecedent, avancementPrecedent, meteoPrecedente, etapesPrevues
        case etat, avancement, bloquee, motif, arbitrage, meteo, freins, solutions, etapes, note, audience, ditPar
        case seance
        case connue, semestre, destinataires

        /// What people type in it, that some grids may not show.
        static let remplies: Set<Donnee> = [
            .motifBlocage, .arbitrageDemande, .freins, .solutions, .prochainesEtapes, .ditPar,
        ]

        /// The columns that stay in view: what tells the rows apart.
        static let figees = 3

        /// Once folded, the name that `record` knows.
        var titre: String {
            switch self {
            case .identifiant: "Identifiant"
            case .code: "Code"
            case .intitule: "Intitulé"
            case .niveau: "Niveau"
            case .pilote: "Pilote"
            case .dates: "Dates prévues"
            case .etatPrecedent: "État précédent"
            case .avancementPrecedent: "Avancement précédent"
            case .meteoPrecedente: "Météo précédente"
            case .etapesPrevues: "Étapes prévues"
            case .etat: "État"
            case .avancement: "Avancement"
            case .bloquee: "Bloquée"
            case .motif: "Motif du blocage"
            case .arbitrage: "Arbitrage demandé"
            case .meteo: "Météo"
            case .freins: "Freins"
            case .solutions: "Solutions"
            case .etapes: "Prochaines étapes"
            case .note: "Note"
            case .audience: "Audience"
            case .ditPar: "Dit par"
            case .seance: "Séance"
            case .connue: "Connue"
            case .semestre: "Semestre"
            case .destinataires: "Audience de la grille"
            }
        }

        /// In millimetres.
        var largeur: Int {
            switch self {
            case .code, .bloquee: 15
            case .etatPrecedent, .etat, .audience: 20
            case .niveau, .avancement, .avancementPrecedent, .seance: 22
            case .meteo, .meteoPrecedente, .ditPar: 24
            case .motif, .arbitrage, .freins, .solutions, .pilote, .dates: 30
            case .etapesPrevues, .etapes, .note: 34
            case .intitule: 52
            case .identifiant, .connue, .semestre, .destinataires: 30
            }
        }

        var estMasquee: Bool {
            switch self {
            case .identifiant, .connue, .semestre, .destinataires: true
            default: false
            }
        }

        /// Unlocked: somebody types in it.
        var estSaisie: Bool { aide != nil }

        /// What to put in it, said when the cell is chosen and in the first sheet.
        var aide: String? {
            switch self {
            case .etat: "Où cela en est : \(Etat.allCases.map(\.libelle).joined(separator: ", "))."
            case .avancement:
                "Part du travail faite, en %, un nombre entier de 0 à 100. Sans chiffre, laissez vide : ce n'est pas zéro."
            case .bloquee: "« oui » si rien ne peut plus avancer sans aide ; donnez alors le motif."
            case .motif: "Ce qui bloque. Obligatoire si « Bloquée » dit oui, vide sinon."
            case .arbitrage: "Ce qui est demandé aux copilotes pour débloquer."
            case .meteo:
                "Le jugement du pilote sur les objectifs : \(Meteo.allCases.map(\.libelle).joined(separator: ", "))."
            case .freins: "Ce qui gêne, même sans bloquer."
            case .solutions: "Ce qui est proposé pour y remédier."
            case .etapes: "Ce qui vient ensuite, et quand."
            case .note: "Toute autre remarque. La colonne « Audience » dit qui peut la lire."
            case .audience:
                "Qui peut lire la note : interne (les copilotes et le secrétariat), partenaires, public. Sans indication, elle reste interne."
            case .ditPar: "Qui le dit : une fonction ou un organisme, jamais le nom d'une personne."
            case .seance: "La séance où cela a été dit, s'il y en a une."
            default: nil
            }
        }

        /// The name of a validation says nothing to anyone: it only has to differ.
        var validation: ValidationODS? {
            guard let aide else { return nil }
            let regle: ValidationODS.Regle
            let erreur: String?
            switch self {
            case .etat: (regle, erreur) = Self.liste(Etat.allCases.map(\.libelle))
            case .bloquee: (regle, erreur) = Self.liste(["oui", "non"])
            case .meteo: (regle, erreur) = Self.liste(Meteo.allCases.map(\.libelle))
            case .audience: (regle, erreur) = Self.liste(Audience.allCases.map(\.rawValue))
            case .avancement:
                (regle, erreur) = (
                    .entier(0...100), "Écrivez un nombre entier de 0 à 100, sans décimale ni signe %, ou laissez vide."
                )
            default: (regle, erreur) = (.libre, nil)
            }
            return ValidationODS(
                nom: "saisie-\(self)", regle: regle, titre: titre, aide: Typographie.francaise(aide),
                erreur: erreur.map(Typographie.francaise))
        }

        private static func liste(_ choix: [String]) -> (ValidationODS.Regle, String?) {
            (.liste(choix), "Choisissez dans la liste : \(choix.joined(separator: ", ")).")
        }

        func cellule(_ ligne: Ligne, _ grille: GrilleDeSaisie) -> FeuilleODS.Cellule {
            .init(valeur(ligne, grille), style(ligne), validation: estSaisie ? "saisie-\(self)" : nil)
        }

        private func style(_ ligne: Ligne) -> ODSStyles.Cellule {
            switch self {
            case .avancement: .saisieEntier
            case .avancementPrecedent: ligne.precedente?.avancement == nil ? .figeCentre : .figePourcentage
            case .code, .etatPrecedent, .meteoPrecedente: .figeCentre
            case .intitule: ligne.estSousAction ? .figeRetrait : .fige
            default: estSaisie ? .saisie : .fige
            }
        }

        /// What the grid recalls of the semestres before; `.vide` for a column that recalls nothing.
        func rappel(_ precedente: Saisie?) -> FeuilleODS.Valeur {
            switch self {
            case .etatPrecedent:
                .texte(precedente.map { "\($0.etat.libelle)\n(\($0.semestre))" } ?? "aucune saisie")
            case .avancementPrecedent:
                precedente?.avancement.map { .pourcentage(Decimal($0.rawValue)) } ?? .texte("non renseigné")
            case .meteoPrecedente: .texte((precedente?.meteo ?? .nonRenseignee).libelle)
            case .etapesPrevues: .texte(precedente?.prochainesEtapes ?? "non renseignées")
            default: .vide
            }
        }

        private func valeur(_ ligne: Ligne, _ grille: GrilleDeSaisie) -> FeuilleODS.Valeur {
            let (noeud, saisie) = (ligne.noeud, ligne.enVigueur?.saisie)
            return switch self {
            case .identifiant: .texte(noeud.id.rawValue)
            case .code: .texte(noeud.code ?? "")
            case .intitule: .texte(noeud.titreAffiche)
            case .niveau: .texte(ligne.niveau)
            case .pilote: .texte(Texte.mentions(grille.index.pilotes(de: noeud)))
            case .dates:
                .texte(
                    grille.index.datesPrevues(de: noeud).isEmpty
                        ? Absence.nonRenseigne.rawValue
                        : grille.index.datesPrevues(de: noeud).joined(separator: "\n"))
            case .etapesPrevues where !grille.export.lit(.prochainesEtapes): .texte(Reserve.etapes)
            case .etatPrecedent, .avancementPrecedent, .meteoPrecedente, .etapesPrevues: rappel(ligne.precedente)
            case .etat: .init(saisie?.etat.libelle)
            case .avancement: saisie?.avancement.map { .nombre(Decimal($0.rawValue)) } ?? .vide
            case .bloquee: .init(saisie.map { $0.blocage == nil ? "non" : "oui" })
            case .motif: .init(saisie?.blocage?.motif)
            case .arbitrage: .init(saisie?.blocage?.arbitrageDemande)
            case .meteo: .init(saisie.flatMap { $0.meteo == .nonRenseignee ? nil : $0.meteo.libelle })
            case .freins: .init(saisie?.freins)
            case .solutions: .init(saisie?.solutions)
            case .etapes: .init(saisie?.prochainesEtapes)
            case .note: .init(saisie?.note?.texte)
            case .audience: .init(saisie?.note?.audience.rawValue)
            case .ditPar: .init(saisie?.ditPar)
            case .seance: .init(saisie?.seance)
            case .connue: .init(ligne.enVigueur.map { String($0.id) })
            case .semestre: .texte(grille.semestre.rawValue)
            case .destinataires: .texte(grille.export.audience.rawValue)
            }
        }
    }
}

extension FeuilleODS.Valeur {
    /// Nothing for a text that is not there.
    fileprivate init(_ texte: String?) {
        self = texte.map { .texte($0) } ?? .vide
    }
}
