import ArgumentParser
import PlanCases
import PlanModel
import PlanStore

struct DemoCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Remplit une base vide avec les plans fournis et quatre semestres inventés.",
        discussion: """
                $ plantracker demo --base demo.sqlite
            Les données sont fictives, et tout document qui en sort le dit. Deux exécutions font la même base.
            """)

    @Option(
        name: .long, help: "Le dossier d'où prendre les plans. Par défaut : ceux que le programme porte en lui.",
        completion: .directory)
    var plans: String?
    @OptionGroup var base: BaseOption

    static let slugs = ["cantal", "lot", "lozere", "pasdecalais"]
    static let mention = "données fictives de démonstration"

    /// A plan file: of the folder that is asked for, else of the program.
    private func fichier(_ nom: String, _ outside: Outside) throws -> (chemin: String, octets: [UInt8]) {
        guard let plans else {
            guard let porte = Ressources.parNom["plans/\(nom)"] else {
                throw Refusal(
                    "le programme ne porte pas « \(nom) » ; dites où sont les plans avec --plans", code: .fichier)
            }
            return (porte.nom, porte.octets)
        }
        let chemin = "\(plans)/\(nom)"
        guard outside.exists(chemin) else {
            throw Refusal(
                "le fichier « \(chemin) » est illisible : il n'existe pas ; sans --plans, la démonstration prend les plans que le programme porte en lui",
                code: .fichier)
        }
        return (chemin, try outside.read(chemin))
    }

    func run(in outside: Outside) throws {
        let path = base.path(outside)
        let decoded = try Self.slugs.map { slug in
            let (file, bytes) = try fichier("\(slug).yaml", outside)
            return (bytes, try PlanReader(file: file).read(bytes).plan)
        }
        let store = try base.open(outside, creating: true)
        guard try store.plans().isEmpty else {
            throw Refusal("la base « \(path) » contient déjà des plans : la démonstration demande une base vide")
        }
        try store.declare(mention: Self.mention, par: DonneesFictives.auteur, le: DonneesFictives.chargement)
        for (bytes, plan) in decoded {
            outside.progress("démonstration : \(plan.identifiant)…")
            let slug = plan.identifiant.rawValue
            _ = try store.load(
                plan, octets: bytes, fichier: "\(slug).yaml", motif: nil, par: DonneesFictives.auteur,
                le: DonneesFictives.chargement)
            var fictives = DonneesFictives(plan)
            var ouvertes: [DecisionInscrite] = []
            for semestre in DonneesFictives.semestres {
                let (auteur, instant) = (DonneesFictives.auteur, Instant(finDe: semestre.fin, plan.heureLocale))
                let saisies = fictives.saisies(semestre)
                _ = try store.record(saisies, dans: slug, par: auteur, le: instant)
                for (numero, decision) in fictives.suites(ouvertes) {
                    _ = try store.record(decision, sous: numero, dans: slug, par: auteur, le: instant)
                }
                ouvertes = try fictives.decisions(semestre, saisies).map {
                    try store.record($0, dans: slug, par: auteur, le: instant)
                }
            }
            for commentaire in DonneesFictives.semestres.last.map(fictives.commentaires) ?? [] {
                _ = try store.record(
                    commentaire, dans: slug, par: DonneesFictives.auteur,
                    le: Instant(finDe: commentaire.semestre.fin, plan.heureLocale))
            }
            _ = try store.record(
                fictives.mesures(), dans: slug, par: DonneesFictives.auteur,
                le: DonneesFictives.semestres.last.map { Instant(finDe: $0.fin, plan.heureLocale) }
                    ?? DonneesFictives.chargement)
        }
        outside.progress(nil)
        outside.print(
            "\(path) : \(compte(decoded.count, "plan")), \(compte(DonneesFictives.semestres.count, "semestre")) (\(Self.mention))"
        )
    }
}
