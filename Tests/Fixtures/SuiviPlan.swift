import Foundation
public import PlanModel

/// A small plan to be followed: two axes, three actions, three sous-actions, a printed code that two of them share,
/// and three indicators.
public enum SuiviPlan {
    /// A function so that a test edits the text: `SuiviPlan.lu(SuiviPlan.yaml.replacing(…))`.
    public static let yaml = """
        # Un plan d'essai.
        format: plantracker/1
        plan:
          identifiant: essai
          departement: { code: "15", nom: Cantal }
          titre: Plan d'essai
          periode: 2018-2023
          version: { libelle: avril 2018, date: 2018-04-17, etat: projet }
        sources:
          - { id: "002", titre: Document d'essai, nature: document }
        niveaux:
          - { id: principe, mot: principe, pluriel: principes, role: transversal, numerotation: aucune }
          - { id: axe, mot: axe, pluriel: axes, role: structure, numerotation: globale }
          - { id: action, mot: action, pluriel: actions, role: action, numerotation: composee, base: axe }
          - { id: sous-action, mot: sous-action, pluriel: sous-actions, role: sous_action, numerotation: par_parent }
        champs:
          - { id: resultats, libelle: Résultats attendus, type: texte, niveaux: [action] }
          - { id: acteurs, libelle: Acteurs à mobiliser, type: organisations, role: acteur, niveaux: [action] }
          - { id: lancement, libelle: Lancement, type: periode, usage: lancement, niveaux: [action, sous-action] }
          - { id: echeance, libelle: Échéance, type: periode, usage: echeance, niveaux: [action], attendu: false }
          - { id: indicateurs, libelle: Indicateurs, type: indicateurs, niveaux: [action], attendu: false }
        organisations:
          ARS: Agence régionale de santé
          CD: Conseil départemental
        noeuds:
          - { id: egalite, niveau: principe, titre: Égalité d'accès }
          - id: sante
            niveau: axe
            code: "1"
            titre: Santé
            contient:
              - id: maisons
                niveau: action
                code: "1.1"
                titre: Ouvrir des maisons de santé
                champs:
                  resultats: Des soins plus proches
                  acteurs: [ARS, CD]
                  lancement: 2018
                  indicateurs:
                    - id: nombre-maisons
                      titre: Nombre de maisons
                      reference: { annee: 2016, valeur: 2 }
                      cibles: [{ annee: 2020, valeur: 6 }]
                      sens: hausse
                      territoires: [Aurillac, Mauriac]
                    - { id: avis, titre: Avis des habitants, nature: qualitatif }
                contient:
                  - { id: mauriac, niveau: sous-action, code: "1", titre: À Mauriac }
                  - { id: salers, niveau: sous-action, titre: À Salers }
              - id: medecins
                niveau: action
                code: "1.2"
                titre: Accueillir des médecins
                champs:
                  acteurs: [{ statut: à définir }]
                  lancement: { statut: non renseigné }
          - id: mobilite
            niveau: axe
            code: "2"
            titre: Mobilité
            contient:
              - id: navettes
                niveau: action
                code: "2.1"
                titre: Créer des navettes
                champs:
                  lancement: en cours ou courant 2018
                  echeance: 2020
                contient:
                  - { id: gare, niveau: sous-action, code: "1", titre: Vers la gare }
        indicateurs:
          - { id: satisfaction, titre: Satisfaction }
        instances:
          - { id: comite, nom: Comité de suivi, rythme: { imprime: mars et octobre, mois: [3, 10] } }

        """

    public static func lu(_ texte: String = yaml) throws -> Plan {
        try PlanReader(file: "essai.yaml").read([UInt8](texte.utf8)).plan
    }

    /// The same plan, where the action « 1.2 » is gone; a « retraits » section may say what it became.
    public static func sansMedecins(_ retraits: String = "") -> String {
        let debut = yaml.firstRange(of: "      - id: medecins")?.lowerBound
        let fin = yaml.firstRange(of: "  - id: mobilite")?.lowerBound
        guard let debut, let fin else { preconditionFailure("le plan d'essai a changé") }
        return yaml.replacingCharacters(in: debut..<fin, with: "") + retraits
    }

    /// The same plan, with its actions alone.
    public static var sansSousActions: String {
        var sautees = false
        return yaml.split(separator: "\n", omittingEmptySubsequences: false).filter { ligne in
            if ligne == "        contient:" {
                sautees = true
            } else if !ligne.contains("niveau: sous-action") {
                sautees = false
            }
            return !sautees
        }.joined(separator: "\n")
    }

    /// The same plan for another département.
    public static func autre(_ identifiant: String, code: String, nom: String) -> String {
        yaml.replacing("identifiant: essai", with: "identifiant: \(identifiant)")
            .replacing("code: \"15\", nom: Cantal", with: "code: \"\(code)\", nom: \(nom)")
    }

    /// The bytes of one of the plans that come with the program.
    public static func octetsFournis(_ slug: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: fichierDuDepot("plans/\(slug).yaml")))
    }
}
