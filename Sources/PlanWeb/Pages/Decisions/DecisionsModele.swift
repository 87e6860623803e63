import Exporters
import PlanCases
import PlanModel

/// The list of the decisions, as plain values.
struct DecisionsModele {
    /// Nil for who reads them only.
    var hrefNouvelle: String?
    var groupes: [Groupe]
    var litLesResponsables: Bool
    /// Nothing was ever decided that the reader may see.
    var vide: Bool
    var sansDecision: String

    struct Groupe {
        var ancre: String
        var intitule: String
        var decisions: [Ligne]
    }

    struct Ligne {
        var numero: Int
        var texte: String
        var nature: String
        var date: String
        var seance: String
        var noeuds: [Lien]
        /// Nil for who may not read it.
        var responsable: String?
        var echeance: String
        var enRetard: Bool
        var etat: String
        var suite: String
        var audience: String
        /// To follow it up.
        var href: String?
    }

    struct Lien {
        var libelle: String
        /// Not « href », which the row around it has too: what is nil is looked for there.
        var lien: String?
    }

    init(_ plan: PlanVivant, _ decisions: [DecisionInscrite], tenues: Bool, au jour: Jour) {
        let racine = "/plans/\(plan.slug)/decisions"
        hrefNouvelle = tenues ? "\(racine)/nouvelle" : nil
        vide = decisions.isEmpty
        sansDecision =
            plan.suivi.decisionsReservees.isEmpty
            ? "Aucune décision n’est inscrite."
            : "Les décisions inscrites sont réservées à une audience plus restreinte."
        litLesResponsables = plan.regard.lit(.responsable)
        let lignes = decisions.reversed().map { inscrite in
            let decision = inscrite.decision
            return (
                decision.etat == .ouverte,
                Ligne(
                    numero: inscrite.numero, texte: Typographie.francaise(decision.texte),
                    nature: decision.nature.libelle, date: decision.date.enToutesLettres,
                    seance: decision.seance ?? "",
                    noeuds: decision.noeuds.map { id in
                        plan.index.noeud(id).map {
                            Lien(libelle: plan.index.designationCourte($0), lien: PlanModele.adresse(id, plan.slug))
                        } ?? Lien(libelle: "\(id) (retiré du plan)")
                    },
                    responsable: plan.regard.lit(.responsable) ? decision.responsable ?? "non désigné" : nil,
                    echeance: decision.echeance?.enToutesLettres ?? "aucune", enRetard: decision.estEnRetard(au: jour),
                    etat: decision.etat.libelle, suite: Typographie.francaise(decision.suite ?? ""),
                    audience: decision.audience.rawValue,
                    href: tenues ? "\(racine)/\(inscrite.numero)" : nil)
            )
        }
        let (ouvertes, autres) = (lignes.filter(\.0).map(\.1), lignes.filter { !$0.0 }.map(\.1))
        groupes = [
            Groupe(ancre: "ouvertes", intitule: "Ouvertes (\(ouvertes.count))", decisions: ouvertes),
            Groupe(ancre: "autres", intitule: "Closes ou abandonnées (\(autres.count))", decisions: autres),
        ].filter { !$0.decisions.isEmpty }
    }
}

/// The form of a decision, as plain values.
struct DecisionModele {
    var csrf: String
    var action: String
    var titre: String
    var champs: FormulaireDeDecision
    var natures: [Choix]
    var sujets: [Choix]
    var etats: [Choix]
    var audiences: [Choix]
    /// What the form carries unseen.
    var suivi: Suivi?
    var apresNumero: String?
    var aVerifier: AVerifier?
    var erreur: String?
    var erreurDeTexte: String?
    var erreurDeDate: String?
    var erreurDeNoeuds: String?
    var erreurDEcheance: String?

    struct Choix {
        var valeur: String
        var libelle: String
        var choisi: Bool
    }

    struct Suivi {
        var numeroSuivi: String
        var connue: String
    }

    init(
        _ titre: String, _ champs: FormulaireDeDecision, _ plan: PlanVivant, erreur: FormulaireDeDecision.Faute?,
        csrf: String
    ) {
        (self.csrf, self.titre, self.champs) = (csrf, titre, champs)
        switch erreur?.champ {
        case .texte: erreurDeTexte = erreur?.message
        case .date: erreurDeDate = erreur?.message
        case .noeuds: erreurDeNoeuds = erreur?.message
        case .echeance: erreurDEcheance = erreur?.message
        case nil: self.erreur = erreur?.message
        }
        action = "/plans/\(plan.slug)/decisions"
        natures = Decision.Nature.allCases.map {
            Choix(valeur: $0.rawValue, libelle: $0.libelle, choisi: $0.rawValue == champs.nature)
        }
        sujets =
            [Choix(valeur: "", libelle: "aucun en particulier", choisi: champs.sujet.isEmpty)]
            + Decision.Sujet.allCases.map {
                Choix(valeur: $0.rawValue, libelle: $0.libelle, choisi: $0.rawValue == champs.sujet)
            }
        let selonLaNature = Choix(
            valeur: "", libelle: "ouverte, ou close pour une information", choisi: champs.etat.isEmpty)
        etats =
            (champs.numero == nil ? [selonLaNature] : [])
            + Decision.Etat.allCases.map {
                Choix(valeur: $0.rawValue, libelle: $0.libelle, choisi: $0.rawValue == champs.etat)
            }
        audiences = Audience.allCases.map {
            Choix(valeur: $0.rawValue, libelle: $0.libelle, choisi: $0.rawValue == champs.audience)
        }
        apresNumero = champs.apres
        suivi = champs.numero.map { Suivi(numeroSuivi: $0, connue: champs.connue ?? "") }
    }
}
