/// Plans of other kinds than the four of the repository, all fictional: what each holds is what a real one would print.
public enum PlansDAilleurs: String, CaseIterable, Sendable {
    /// Eighteen sheets, no level above them, periods worded in every usual way.
    case sansAxe
    /// « Chapeau » sheets whose level has fields of its own, above the sheets of the actions.
    case chapeaux
    /// Amounts by funder and year, a calendar, two levels of sous-actions, several secondary nodes in their rank.
    case budgets
    /// Targets by territory alone, funders named by amounts alone, a pilote to be defined under a sheet that has one,
    /// places given by pages of a document that has an address, instances that are only proposed.
    case territoires

    public var yaml: String {
        switch self {
        case .sansAxe: Self.sansAxe(periodes: Self.periodes)
        case .chapeaux: Self.yamlChapeaux
        case .budgets: Self.yamlBudgets
        case .territoires: Self.yamlTerritoires
        }
    }

    /// The command's name for it.
    public var slug: String {
        switch self {
        case .sansAxe: "mobilites-jura"
        case .chapeaux: "autonomie-aube"
        case .budgets: "numerique-doubs"
        case .territoires: "mobilites-creuse"
        }
    }

    /// The printed code or the identifier of an action.
    public var action: String {
        switch self {
        case .sansAxe: "fiche-3"
        case .chapeaux: "guichet"
        case .budgets: "fibre"
        case .territoires: "centrale"
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

    private static let yamlTerritoires = """
        format: plantracker/1
        plan:
          identifiant: mobilites-creuse
          departement: { code: "23", nom: Creuse }
          titre: Plan des mobilités de la Creuse
          sigle: PMC
          periode: 2021-2026
          version: { libelle: projet, etat: projet }
          copilotes: [CD]
          succede_a: mobilites-creuse-2015
        sources:
          - { id: P, titre: Plan des mobilités, nature: document, date: 2020-12-14, url: "https://example.fr/pmc.pdf" }
        niveaux:
          - { id: orientation, mot: orientation, pluriel: orientations, role: structure, numerotation: globale }
          - { id: chapeau, mot: fiche chapeau, pluriel: fiches chapeau, role: structure, numerotation: globale }
          - { id: projet, mot: projet, pluriel: projets, role: action, numerotation: composee, base: chapeau }
          - { id: tache, mot: tâche, pluriel: tâches, role: sous_action, numerotation: composee, base: projet }
        champs:
          - { id: contexte, libelle: Contexte, type: texte, niveaux: [chapeau] }
          - { id: garant, libelle: Garant, type: organisations, role: pilote, niveaux: [chapeau, projet] }
          - { id: enveloppe, libelle: Enveloppe, type: montants, niveaux: [chapeau, projet], attendu: false }
          - { id: horizon, libelle: Horizon, type: periode, usage: echeance, niveaux: [projet, tache] }
          - { id: mesures, libelle: Mesures, type: indicateurs, niveaux: [chapeau, projet] }
        organisations:
          CD: { nom: Conseil départemental de la Creuse, siren: "222309627" }
          Région: Région Nouvelle-Aquitaine
        territoires:
          Guéret: "23096"
          Aubusson: "23008"
          Pays creusois: "200034825"
        noeuds:
          - id: sans-voiture
            niveau: orientation
            code: "1"
            titre: Se déplacer sans voiture
            source: P:p4
            contient:
              - id: demande
                niveau: chapeau
                code: A
                titre: Le transport à la demande
                source: P:p6-7
                champs:
                  contexte: Un texte propre à la fiche chapeau.
                  garant: [CD]
                  enveloppe: [{ valeur: 250000, annee: 2022, objet: bus, financeur: Région }]
                  mesures:
                    - { id: voyages, titre: Voyages par an, unite: voyages, reference: { annee: 2020, valeur: 1200 }, cibles: [{ annee: 2024, valeur: 2000, borne: au_moins }] }
                contient:
                  - id: centrale
                    niveau: projet
                    code: A.1
                    titre: Ouvrir une centrale de réservation
                    rattachement_secondaire: covoiturer
                    champs:
                      enveloppe: [{ valeur: 40000, annee: 2022 }]
                      horizon: mi-2023
                      mesures:
                        - id: appels
                          titre: Appels reçus
                          unite: appels
                          sens: hausse
                          cibles:
                            - { annee: 2025, valeur: 800, borne: au_moins, territoire: Guéret }
                            - { annee: 2025, valeur: 300, territoire: Aubusson }
                          territoires: [Guéret, Aubusson]
                    contient:
                      - { id: logiciel, niveau: tache, code: A.1.1, titre: Choisir le logiciel, champs: { horizon: T4 2022 } }
                  - id: chauffeurs
                    niveau: projet
                    code: A.2
                    titre: Former les chauffeurs
                    champs: { garant: { statut: à définir, precision: avant l'été }, horizon: été 2023 }
          - id: covoiturer
            niveau: orientation
            code: "2"
            titre: Covoiturer
        instances:
          - { id: suivi, nom: Comité de suivi, statut: propose, rythme: { imprime: deux fois par an, fois_par_an: 2 } }
          - { id: forum, nom: Forum citoyen, statut: en_place, rythme: { imprime: mars, mois: [3] }, statut_rythme: conditionnel }

        """
}
