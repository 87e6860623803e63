import ArgumentParser
import Evaluation
import PlanCases
import PlanModel
import PlanStore

struct WriteCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "write", abstract: "Garde l'introduction, le commentaire d'un axe ou la conclusion d'un rapport.",
        discussion: """
                $ plantracker write cantal --semestre 2018-S2 --partie introduction --fichier intro.txt
                $ plantracker write cantal --semestre 2018-S2 --partie axe --axe 2 --texte "L'axe a pris du retard…"
                $ plantracker write cantal --semestre 2018-S2
            Le texte revient à chaque fabrication du rapport de ce semestre. Sans texte, la commande montre ceux qui sont gardés.
            Une ligne vide sépare deux paragraphes ; une ligne qui commence par « - » est un élément de liste.
            """)

    enum Partie: String, ExpressibleByArgument, CaseIterable { case introduction, axe, conclusion }

    @Argument(help: "Identifiant du plan ; ou code ou nom du département, s'il n'en a qu'un.") var departement: String
    @Option(name: .long, help: "Le semestre, écrit 2018-S2.") var semestre: Semestre
    @Option(name: .long, help: "La place du texte dans le rapport.") var partie: Partie?
    @Option(name: .long, help: "L'axe commenté : son identifiant ou son code imprimé.") var axe: String?
    @Option(name: .long, help: "Le texte.") var texte: String?
    @Option(name: .long, help: "Un fichier de texte, en UTF-8.", completion: .file()) var fichier: String?
    @Flag(name: .long, help: "Retire le texte du rapport ; il reste dans l'historique.") var retirer = false
    @OptionGroup var base: BaseOption
    @OptionGroup var auteur: AuteurOption

    func validate() throws {
        let sources = [texte != nil, fichier != nil, retirer].count { $0 }
        if partie == nil, sources > 0 || axe != nil {
            throw ValidationError("donnez la place du texte : --partie introduction, axe ou conclusion")
        }
        if partie != nil, sources != 1 { throw ValidationError("donnez --texte, --fichier ou --retirer, un seul") }
        if (partie == .axe) != (axe != nil) { throw ValidationError("--partie axe va avec --axe, et lui seul") }
    }

    func run(in outside: Outside) throws {
        guard let partie else { return try show(try base.lit(outside), outside) }
        let store = try base.open(outside)
        let place: Commentaire.Partie
        switch partie {
        case .introduction: place = .introduction
        case .conclusion: place = .conclusion
        case .axe:
            let index = PlanIndex(try store.plan(departement).plan)
            place = .axe(try groupe(index).id)
        }
        let contenu = try contenu(outside)
        let inscrit = try store.record(
            Commentaire(place, semestre, texte: contenu), dans: departement, par: auteur.nom(outside),
            le: try outside.instant(pour: store))
        guard let inscrit else { return outside.print("\(place.code), \(semestre) : rien à retirer") }
        let plausibilite = try Plausibilite(
            PlanIndex(store.plan(departement).plan), departement, store, le: outside.now())
        outside.remarque(plausibilite.remarques(sur: inscrit.commentaire))
        let suite = inscrit.remplace.map { ", remplace le n° \($0)" } ?? ""
        outside.print("\(place.code), \(semestre) : \(contenu == nil ? "retiré" : "gardé") (n° \(inscrit.id)\(suite))")
    }

    /// A report prints the comment of each group under its title: a text kept elsewhere would never be read.
    private func groupe(_ index: PlanIndex) throws -> Noeud {
        let groupes = index.groupes
        guard let mot = index.niveauDesGroupes?.mot, !groupes.isEmpty else {
            throw Refusal(
                "ce plan n'a aucun niveau au-dessus de ses \(index.mots.actions.pluriel) : aucune partie n'a de commentaire à elle ; écrivez dans l'introduction ou la conclusion (--partie introduction)"
            )
        }
        let noeud = try index.designeUnAxe(par: axe ?? "")
        guard groupes.contains(where: { $0.id == noeud.id }) else {
            let choix = groupes.map { $0.code ?? $0.id.rawValue }.joined(separator: ", ")
            throw Refusal(
                "« \(axe ?? "") » n'est pas au premier niveau du plan : c'est là que se met un commentaire ; choisissez parmi (\(mot)) : \(choix)"
            )
        }
        return noeud
    }

    private func contenu(_ outside: Outside) throws -> String? {
        if retirer { return nil }
        guard let fichier else { return texte?.saisi }
        let octets = try outside.read(fichier)
        // A text may well begin with a brace or a bracket.
        if let format = FormatDeFichier(octets: octets), ![.texte, .json].contains(format) {
            throw Refusal(
                "« \(fichier) » est \(format.nom), pas un texte seul : dans le traitement de texte, Enregistrer sous, Texte (.txt), UTF-8"
            )
        }
        guard let lu = TexteDeFichier(octets) else {
            throw Refusal("« \(fichier) » n'est pas un texte en UTF-8 : enregistrez-le dans ce jeu de caractères")
        }
        if let remarque = lu.remarque { outside.say("Attention : « \(fichier) » : \(remarque)") }
        let texte = lu.texte.saisi
        for (rang, ligne) in texte.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let scalaire = ligne.unicodeScalars.first(where: { String($0).premierCaractereInterdit != nil })
            else {
                continue
            }
            let origine = [0x0B: " (saut de ligne de Word)", 0x0C: " (saut de page)"][scalaire.value] ?? ""
            throw Refusal(
                "« \(fichier) », ligne \(rang + 1) : caractère de contrôle U+\(String(scalaire.value, radix: 16, uppercase: true))\(origine) ; effacez-le"
            )
        }
        if let perdu = texte.accentPerdu {
            outside.say("Attention : « \(fichier) » : des accents sont abîmés (« \(perdu) »)")
        }
        return texte
    }

    private func show(_ store: PlanStore, _ outside: Outside) throws {
        let lu = try store.snapshot(departement)
        let (suivi, index) = (lu.suivi, PlanIndex(lu.plan))
        let places = [.introduction] + index.racines.map { Commentaire.Partie.axe($0.id) } + [.conclusion]
        let textes = places.compactMap { place in suivi.texte(place, semestre).map { (place, $0) } }
        guard !textes.isEmpty else { return outside.say("Aucun texte n'est gardé pour le \(semestre.libelle).") }
        outside.print(textes.map { "# \($0.code)\n\n\($1)" }.joined(separator: "\n\n"))
    }
}
