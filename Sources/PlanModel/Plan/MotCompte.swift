import Foundation

/// A word of the plan for what is counted, with its plural and its gender: « fiche-action », « objectif ».
public struct MotCompte: Hashable, Sendable {
    public var singulier: String
    public var pluriel: String
    public var feminin: Bool

    /// - Parameter feminin: Nil for what the word tells of itself.
    public init(_ singulier: String, _ pluriel: String, feminin: Bool? = nil) {
        (self.singulier, self.pluriel) = (singulier, pluriel)
        self.feminin = feminin ?? singulier.estFeminin
    }

    public static let point = MotCompte("point", "points", feminin: false)

    /// « 3 actions bloquées », « 1 objectif bloqué », « aucune action bloquée ».
    /// - Parameter adjectif: In the feminine singular; « en retard » and the like do not change.
    public func compte(_ nombre: Int, _ adjectif: String? = nil) -> String {
        let tete = nombre == 0 ? feminin ? "aucune" : "aucun" : String(nombre)
        let mot = "\(tete)\u{A0}\(nombre < 2 ? singulier : pluriel)"
        return adjectif.map { "\(mot) \(accord($0, pluriel: nombre > 1, feminin: feminin))" } ?? mot
    }

    /// « l'objectif », « la fiche-action », « le pilier ».
    public var defini: String {
        singulier.seLieAuMotPrecedent ? "l'\(singulier)" : "\(feminin ? "la" : "le") \(singulier)"
    }

    /// « l'objectif est réalisé ».
    public func est(_ etat: Etat) -> String { "\(defini) est \(etat.libelle(1, feminin: feminin))" }

    /// « bloquée », « bloqué ».
    public var bloque: String { accord("bloquée", pluriel: false, feminin: feminin) }

    /// « aucune action », « aucun projet ».
    public var aucun: String { "\(feminin ? "aucune" : "aucun") \(singulier)" }
    /// « une action ».
    public var un: String { "\(feminin ? "une" : "un") \(singulier)" }
    /// « cette action », « cet objectif ».
    public var demonstratif: String {
        "\(feminin ? "cette" : singulier.seLieAuMotPrecedent ? "cet" : "ce") \(singulier)"
    }
    /// « d'action », « de projets ».
    public func de(_ nombre: Int) -> String {
        let mot = mot(nombre)
        return mot.seLieAuMotPrecedent ? "d'\(mot)" : "de \(mot)"
    }

    /// « du point », « des actions ».
    public func mot(_ nombre: Int) -> String { nombre < 2 ? singulier : pluriel }
}

/// An adjective or a participle, given in the feminine singular, as it agrees.
///
/// Its first word alone changes: « saisie ce semestre » gives « saisies ce semestre ».
public func accord(_ adjectif: String, pluriel: Bool, feminin: Bool) -> String {
    let parts = adjectif.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    var mot = String(parts[0])
    guard mot.hasSuffix("e") else { return adjectif }
    if !feminin {
        if mot == "nouvelle" {
            mot = pluriel ? "nouveaux" : "nouveau"
        } else if mot == "close" {
            mot = "clos"
        } else if mot.hasSuffix("ée") || mot.hasSuffix("ue") || mot.hasSuffix("ie") {
            mot.removeLast()
        }
    }
    if pluriel, !mot.hasSuffix("x"), !mot.hasSuffix("s") { mot += "s" }
    return ([mot] + parts.dropFirst().map(String.init)).joined(separator: " ")
}

extension String {
    private static let feminins: Set<String> = [
        "cible", "étape", "piste", "ligne", "brique", "page", "voie", "clef", "clé", "tâche", "force", "réforme",
        "norme", "réponse", "offre", "feuille", "plateforme", "part", "promesse", "mission",
    ]
    private static let masculins: Set<String> = [
        "comité", "traité", "musée", "côté", "lycée", "incendie", "génie", "trophée", "silence", "stade",
    ]
    private static let terminaisons = [
        "tion", "sion", "xion", "nion", "aison", "té", "ure", "ée", "ance", "ence", "ie", "tude", "ade", "esse",
        "ette", "elle", "ille", "che", "ive", "ise", "ique", "rte",
    ]

    /// The word before it loses its own vowel. « h » too, for the words of a plan: « horizon », « habitat ».
    fileprivate var seLieAuMotPrecedent: Bool { folded.first.map { "aeiouyhœæ".contains($0) } ?? false }

    /// Whether a French noun is feminine, told by its first word: « sous-action » goes as « action » does.
    fileprivate var estFeminin: Bool {
        let mots = precomposedStringWithCanonicalMapping.lowercased().split { !$0.isLetter }.map(String.init)
        guard let mot = mots.first(where: { $0 != "sous" && $0 != "grande" && $0 != "grand" }) else { return false }
        if Self.feminins.contains(mot) { return true }
        if Self.masculins.contains(mot) { return false }
        return Self.terminaisons.contains { mot.hasSuffix($0) }
    }
}

/// The plan's own words for its actions and its sous-actions.
public struct MotsDuPlan: Hashable, Sendable {
    public var actions: MotCompte
    public var sousActions: MotCompte

    public init(
        actions: MotCompte = MotCompte("action", "actions"),
        sousActions: MotCompte = MotCompte("sous-action", "sous-actions")
    ) {
        (self.actions, self.sousActions) = (actions, sousActions)
    }

    /// Whether what is said of both agrees in the feminine.
    public var feminin: Bool { actions.feminin && sousActions.feminin }

    public func mot(_ role: Niveau.Role) -> MotCompte { role == .sousAction ? sousActions : actions }
}

extension PlanIndex {
    /// Those of the levels that bear progress, all of them where several share a role: « opérations et tâches ».
    public var mots: MotsDuPlan {
        var mots = MotsDuPlan()
        if let mot = mot(.action) { mots.actions = mot }
        if let mot = mot(.sousAction) { mots.sousActions = mot }
        return mots
    }

    /// « une action ou une sous-action »: what bears progress in this plan.
    public var attendus: String {
        let mots = mots
        return ([mots.actions] + (aDesSousActions ? [mots.sousActions] : [])).map(\.un).joined(separator: " ou ")
    }

    private var aDesSousActions: Bool {
        plan.niveaux.isEmpty || plan.niveaux.contains { $0.role == .sousAction }
    }

    /// « aucune fiche », « ni action ni sous-action »: what a part of the plan may lack.
    public var rienDeSuivi: String {
        let mots = mots
        return aDesSousActions
            ? "ni \(mots.actions.singulier) ni \(mots.sousActions.singulier)" : mots.actions.aucun
    }

    /// The level of the structure roots, « axe » or « orientation »; nil for a plan that has none.
    public var niveauDesGroupes: Niveau? {
        plan.noeuds.first { $0.parent == nil && role(de: $0) == .structure }.flatMap { niveau($0.niveau) }
    }

    private func mot(_ role: Niveau.Role) -> MotCompte? {
        var niveaux = plan.niveaux.filter { $0.role == role }
        if niveaux.count > 1 {
            let employes = Set(plan.noeuds.lazy.map(\.niveau))
            let retenus = niveaux.filter { employes.contains($0.id) }
            if !retenus.isEmpty { niveaux = retenus }
        }
        guard let premier = niveaux.first else { return nil }
        func suite(_ mots: [String], _ liaison: String) -> String {
            mots.count < 2 ? mots.joined() : "\(mots.dropLast().joined(separator: ", ")) \(liaison) \(mots.last ?? "")"
        }
        return niveaux.count == 1
            ? MotCompte(premier.mot, premier.pluriel)
            : MotCompte(
                suite(niveaux.map(\.mot), "ou"), suite(niveaux.map(\.pluriel), "et"),
                feminin: niveaux.allSatisfy { MotCompte($0.mot, $0.pluriel).feminin })
    }
}
