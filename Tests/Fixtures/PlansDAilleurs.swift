/// Plans of other kinds than the four of the repository, all fictional: what each holds is what a real one would print.
public enum PlansDAilleurs: String, CaseIterable, Sendable {
    /// Eighteen sheets, no level above them, periods worded in every usual way.
    case sansAxe
    /// « Chapeau » sheets whose level has fields of its own, above the sheets of the actions.
    case chapeaux
    /// Amounts by funder and year, a calendar, two levels of sous-actions, several secondary nodes in their rank.
    case budgets

    public var yaml: String {
        switch self {
        case .sansAxe: Self.sansAxe(periodes: Self.periodes)
        case .chapeaux: Self.yamlChapeaux
        case .budgets: Self.yamlBudgets
        }
    }

    /// The command's name for it.
    public var slug: String {
        switch self {
        case .sansAxe: "mobilites-jura"
        case .chapeaux: "autonomie-aube"
        case .budgets: "numerique-doubs"
        }
    }

    /// The printed code or the identifier of an action.
    public var action: String {
        switch self {
        case .sansAxe: "fiche-3"
        case .chapeaux: "guichet"
        case .budgets: "fibre"
        }
    }

    /// What the eighteen sheets print under « Calendrier ».
    public static let periodes = [
        "dès 2021", "à partir de 2022", "depuis 2019", "T1 2021", "1er trimestre 2021", "fin 2021", "début 2022",
        "mi-2022", "été 2021", "sept. 2021", "de mars à juin 2021", "court terme", "pluriannuel", "annuel",
        "permanent", "2021/2022", "année 1", "durée du schéma",
    ]

    private static func sansAxe(periodes: [String]) -> String {
        let fiches = periodes.enumerated().map { rang, periode in
            """
              - id: fiche-\(rang + 1)
                niveau: fiche
                code: "\(rang + 1)"
                titre: Fiche de mobilité numéro \(rang + 1)
                source: A:p\(rang + 4)
                champs: { pilote: [\(rang % 3 == 0 ? "CD" : "AOM")], calendrier: "\(periode)" }
            """
        }
        return """
            format: plantracker/1
            plan:
              identifiant: mobilites-jura
              departement: { code: "39", nom: Jura }
              titre: Schéma des mobilités solidaires du Jura
              sigle: SDMS
              periode: 2021-2026
              duree: 6 ans
              horizons: { court terme: 2021-2022 }
              version: { libelle: décembre 2020, date: 2020-12-14, etat: delibere }
              copilotes: [CD]
            sources:
              - { id: A, titre: Schéma des mobilités, nature: document, url: "https://example.fr/sdms.pdf" }
            niveaux:
              - { id: fiche, mot: fiche, pluriel: fiches, role: action, numerotation: globale }
            champs:
              - { id: pilote, libelle: Pilote, type: organisations, role: pilote, niveaux: [fiche] }
              - { id: calendrier, libelle: Calendrier, type: periode, usage: lancement, niveaux: [fiche] }
            organisations:
              CD: { nom: Département du Jura, siren: "223900010" }
              AOM: { nom: Autorité organisatrice de la mobilité, nature: categorie }
            noeuds:
            \(fiches.joined(separator: "\n"))

            """
    }

    private static let yamlChapeaux = """
        format: plantracker/1
        plan:
          identifiant: autonomie-aube
          departement: { code: "10", nom: Aube }
          titre: Schéma de l'autonomie de l'Aube
          periode: 2020-2024
          version: { libelle: 2020 }
        sources:
          - { id: S, titre: Schéma de l'autonomie }
        niveaux:
          - { id: chantier, mot: chantier, pluriel: chantiers, role: structure, numerotation: globale }
          - { id: mesure, mot: mesure, pluriel: mesures, role: action, numerotation: composee, base: chantier }
        champs:
          - { id: constat, libelle: Constat partagé, type: texte, niveaux: [chantier] }
          - { id: chiffres, libelle: Chiffres clés, type: chiffres, niveaux: [chantier] }
          - { id: referent, libelle: Référent du chantier, type: organisations, role: pilote, niveaux: [chantier] }
          - { id: objectifs, libelle: Objectifs du chantier, type: liste, niveaux: [chantier] }
          - { id: echeance, libelle: Échéance, type: periode, usage: echeance, niveaux: [mesure] }
        organisations:
          CD: Département de l'Aube
          ARS: Agence régionale de santé
        noeuds:
          - id: information
            niveau: chantier
            code: "1"
            titre: Mieux informer
            champs:
              constat: Les familles appellent plusieurs guichets.
              chiffres:
                - { texte: habitants de plus de 75 ans, valeur: 31200, territoire: Aube, date: 2017, source: S:p12 }
                - { texte: habitants de plus de 75 ans, valeur: 9.4, unite: "%", territoire: Grand Est, date: 2017 }
              referent: [CD]
              objectifs: [Un seul numéro, Un site à jour]
            contient:
              - { id: guichet, niveau: mesure, code: "1.1", titre: Ouvrir un numéro unique, champs: { echeance: fin 2021 } }
              - { id: annuaire, niveau: mesure, code: "1.2", titre: Tenir un annuaire, champs: { echeance: permanent } }
          - id: domicile
            niveau: chantier
            code: "2"
            titre: Vivre chez soi
            champs: { constat: "Les aidants s'épuisent.", referent: [ARS, CD] }
            contient:
              - { id: repit, niveau: mesure, code: "2.1", titre: Développer le répit, champs: { echeance: mi-2023 } }

        """

    private static let yamlBudgets = """
        format: plantracker/1
        plan:
          identifiant: numerique-doubs
          departement: { code: "25", nom: Doubs }
          titre: Stratégie numérique du Doubs
          sigle: SDUN
          periode: 2021-2024
          version: { libelle: 2021 }
          contact: { service: Mission numérique, courriel: numerique@example.fr }
        sources:
          - { id: D, titre: Stratégie numérique }
        niveaux:
          - { id: ambition, mot: ambition, pluriel: ambitions, role: structure, numerotation: globale }
          - { id: projet, mot: projet, pluriel: projets, role: action, numerotation: composee, base: ambition }
          - { id: operation, mot: opération, pluriel: opérations, role: sous_action, numerotation: libre }
          - { id: tache, mot: tâche, pluriel: tâches, role: sous_action, numerotation: libre }
        champs:
          - { id: budget, libelle: Plan de financement, type: montants, niveaux: [projet, operation] }
          - { id: etapes, libelle: Étapes, type: calendrier, niveaux: [projet] }
          - { id: duree, libelle: Durée, type: duree, niveaux: [projet] }
          - { id: fin, libelle: Fin prévue, type: periode, usage: echeance, niveaux: [projet, operation, tache] }
          - { id: indicateurs, libelle: Indicateurs, type: indicateurs, niveaux: [projet] }
        organisations:
          CD: Département du Doubs
          ETAT: État
        territoires:
          Pontarlier: "25462"
        noeuds:
          - { id: reseaux, niveau: ambition, code: A, titre: Réseaux }
          - { id: usages, niveau: ambition, code: B, titre: Usages }
          - id: services
            niveau: ambition
            code: C
            titre: Services
            contient:
              - id: fibre
                niveau: projet
                code: C1
                titre: Raccorder les mairies
                rattachement_secondaire: [usages, reseaux]
                priorite: 1
                champs:
                  budget:
                    - { valeur: 120000.50, annee: 2021, objet: travaux, financeur: CD }
                    - { valeur: 80000, annee: 2021, objet: travaux, financeur: ETAT }
                    - { valeur: à définir, annee: 2022, financeur: { libelle: Intercommunalités } }
                  etapes:
                    - { annee: 2021, etape: études, fait: true }
                    - { annee: 2022, etape: travaux, fait: false }
                  duree: 18 mois
                  fin: T3 2022
                  indicateurs:
                    - id: mairies
                      titre: Mairies raccordées
                      unite: mairies
                      cibles:
                        - { annee: 2022, valeur: 300, borne: au_moins }
                        - { annee: 2022, valeur: 20, borne: au_moins, territoire: Pontarlier }
                contient:
                  - id: haut-doubs
                    niveau: operation
                    titre: Haut-Doubs
                    champs: { budget: [{ valeur: 40000, annee: 2021, financeur: CD }], fin: fin 2021 }
                    contient:
                      - { id: etude-relief, niveau: tache, titre: Étudier le relief, champs: { fin: juin 2021 } }
                      - { id: choix-oper, niveau: tache, titre: Choisir l'opérateur }

        """
}
