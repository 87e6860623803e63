import Evaluation
import PlanModel

/// What is asked of the page of a plan: filters that combine, and words to be found. It reads from the address and is
/// written back into it.
struct FiltreDuPlan: Equatable {
    var q: String?
    var axe: Identifiant<Noeud>?
    var pilote: String?
    var etat: String?
    /// A cross-cutting node that actions refer to.
    var theme: Identifiant<Noeud>?
    var bloquees = false
    var retard = false
    var sansSaisie = false

    /// « sans saisie » among the états: nothing was ever declared.
    static let aucunEtat = "aucun"

    init() {}

    init(_ question: Formulaire) {
        q = question["q"]
        axe = question["axe"].flatMap(Identifiant.init(rawValue:))
        pilote = question["pilote"]
        etat = question["etat"]
        theme = question["theme"].flatMap(Identifiant.init(rawValue:))
        bloquees = question["bloquees"] != nil
        retard = question["retard"] != nil
        sansSaisie = question["sans-saisie"] != nil
    }

    /// Without what its reader may not ask: a list of those who did not answer is for those who chase them.
    func limite(a regard: Regard) -> FiltreDuPlan {
        guard !regard.lit(.sansReponse) else { return self }
        var limite = self
        limite.sansSaisie = false
        if limite.etat == Self.aucunEtat { limite.etat = nil }
        return limite
    }

    var estVide: Bool { self == FiltreDuPlan() }

    /// In the order of the page.
    var parametres: [(nom: String, valeur: String)] {
        [
            ("q", q), ("axe", axe?.rawValue), ("pilote", pilote), ("etat", etat), ("theme", theme?.rawValue),
            ("bloquees", bloquees ? "1" : nil), ("retard", retard ? "1" : nil),
            ("sans-saisie", sansSaisie ? "1" : nil),
        ].compactMap { nom, valeur in valeur.map { (nom, $0) } }
    }

    /// The same without one of its parameters.
    func sans(_ nom: String) -> FiltreDuPlan {
        var formulaire = Formulaire()
        for (autre, valeur) in parametres where autre != nom { formulaire.ajoute(autre, valeur) }
        return FiltreDuPlan(formulaire)
    }

    func adresse(_ chemin: String, _ semestre: Semestre) -> String {
        let parametres = [("semestre", semestre.rawValue)] + parametres.map { ($0.nom, $0.valeur) }
        return chemin + "?" + parametres.map { "\($0)=\($1.encodeEnPourCent)" }.joined(separator: "&")
    }

    /// The lines that answer, in document order, and where the words were found.
    func retenues(_ situation: Situation) -> [(ligne: Ligne, trouves: [Trouvaille])] {
        let index = situation.index
        let deLAxe = axe.map { Set(index.descendance(de: $0).map(\.id)) }
        let duPilote = pilote.map { Perimetre.pilote($0).noeuds(index) }
        let mots = mots
        let textes = mots.isEmpty ? nil : TextesDuPlan(situation)
        return situation.lignes.compactMap { ligne in
            guard deLAxe?.contains(ligne.noeud.id) ?? true, duPilote?.contains(ligne.noeud.id) ?? true,
                etat.map({ $0 == ligne.etat?.rawValue ?? Self.aucunEtat }) ?? true,
                theme.map({ seRapporte(ligne.noeud, a: $0, index) }) ?? true,
                !bloquees || ligne.blocage != nil, !retard || ligne.retard.estSignale,
                !sansSaisie || ligne.estSansSaisie
            else { return nil }
            guard let textes else { return (ligne, []) }
            let trouves = textes.trouve(mots, ligne.noeud.id)
            return trouves.isEmpty ? nil : (ligne, trouves)
        }
    }

    private var mots: [String] { q.map(TextesDuPlan.mots) ?? [] }

    /// What carries no progress and bears every word that is looked for.
    func structures(_ index: PlanIndex) -> [Noeud] {
        let mots = mots
        guard !mots.isEmpty else { return [] }
        return index.plan.noeuds.filter { noeud in
            guard !index.role(de: noeud).porteAvancement else { return false }
            let texte = [noeud.code, noeud.titreAffiche, noeud.resume].compactMap(\.self).joined(separator: " ")
                .folded
            return mots.allSatisfy(texte.contains)
        }
    }

    private func seRapporte(_ noeud: Noeud, a theme: Identifiant<Noeud>, _ index: PlanIndex) -> Bool {
        ([noeud] + index.ancetres(de: noeud)).contains { $0.references.contains(theme) }
    }
}
