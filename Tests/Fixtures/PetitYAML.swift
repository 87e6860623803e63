/// The text of a small plan, one section after the other, so that a test replaces the one that it is about.
///
/// Levels `axe`, `action`, `sous-action`; fields `pilotes`, `lancement`, `indicateurs`, `actions-liees`, `publics` and
/// `objectif` on the last two; organisations `ARS` and `CD`; source `001`; period 2018-2023.
public struct PetitYAML: Sendable {
    public var format = "format: plantracker/1"
    public var plan = """
        plan:
          identifiant: petit
          departement: { code: "15", nom: Cantal }
          titre: Petit plan
          periode: 2018-2023
          version: { libelle: avril 2018 }
        """
    public var sources = """
        sources:
          - { id: "001", titre: Le schéma, nature: document }
        """
    public var niveaux = """
        niveaux:
          - { id: axe, mot: axe, pluriel: axes, role: structure, numerotation: globale }
          - { id: action, mot: action, pluriel: actions, role: action, numerotation: composee, base: axe }
          - { id: sous-action, mot: sous-action, pluriel: sous-actions, role: sous_action }
        """
    public var champs = """
        champs:
          - { id: objectif, libelle: Objectif, type: texte, niveaux: [action, sous-action] }
          - { id: publics, libelle: Publics, type: liste, niveaux: [action] }
          - { id: pilotes, libelle: Pilotes, type: organisations, role: pilote, niveaux: [action, sous-action] }
          - { id: lancement, libelle: Lancement, type: periode, usage: lancement, niveaux: [action, sous-action] }
          - { id: indicateurs, libelle: Indicateurs, type: indicateurs, niveaux: [action] }
          - { id: actions-liees, libelle: Actions liées, type: liens, niveaux: [action] }
        """
    public var organisations = """
        organisations:
          ARS: Agence régionale de santé
          CD: Conseil départemental
        """
    public var noeuds = """
        noeuds:
          - id: proximite
            niveau: axe
            titre: Préserver la proximité
            contient:
              - { id: carte, niveau: action, titre: Dresser une carte }
        """
    /// Any other section.
    public var suite = ""

    public init() {}

    /// The small plan whose only action has these `champs`, written in the flow form: `pilotes: [CD]`.
    public static func fiche(_ champs: String) -> String {
        var petit = PetitYAML()
        petit.noeuds = """
            noeuds:
              - { id: carte, niveau: action, titre: Dresser une carte, champs: { \(champs) } }
            """
        return petit.text
    }

    /// The small plan followed by other sections.
    public static func avec(_ suite: String) -> String {
        var petit = PetitYAML()
        petit.suite = suite
        return petit.text
    }

    public var text: String {
        [format, plan, sources, niveaux, champs, organisations, noeuds, suite]
            .filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    }
}
