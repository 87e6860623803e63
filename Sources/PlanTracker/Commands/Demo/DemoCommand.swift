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

    @Option(name: .long, help: "Le dossier des plans.", completion: .directory) var plans = "plans"
    @OptionGroup var base: BaseOption

    static let slugs = ["cantal", "lot", "lozere", "pasdecalais"]
    static let mention = "données fictives de démonstration"

    func run(in outside: Outside) throws {
        let path = base.path(outside)
        let files = Self.slugs.map { "\(plans)/\($0).yaml" }
        if let absent = files.first(where: { !outside.exists($0) }) {
            throw Refusal(
                "le fichier « \(absent) » est illisible : il n'existe pas ; la démonstration part des plans fournis avec les sources, dites où ils sont avec --plans",
                code: .fichier)
        }
        let read = try files.map { file in (file, try outside.read(file)) }
        let decoded = try read.map { file, bytes in (bytes, try PlanReader(file: file).read(bytes).plan) }
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
