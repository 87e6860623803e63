public import ArgumentParser
import PlanCases
public import PlanModel
import PlanStore

/// A command that runs against the world it is given.
protocol Command: ParsableCommand {
    func run(in outside: Outside) throws
}

extension Command {
    mutating func run() throws { try run(in: .live) }
}

struct BaseOption: ParsableArguments {
    @Option(
        name: .long, help: "La base SQLite. Par défaut : la variable PLANTRACKER_BASE, sinon plantracker.sqlite.",
        completion: .file(extensions: ["sqlite"]))
    var base: String?

    func path(_ outside: Outside) -> String {
        base ?? outside.environment("PLANTRACKER_BASE").flatMap { $0.isEmpty ? nil : $0 } ?? "plantracker.sqlite"
    }

    /// The accounts of the web application, in a file of their own beside the base.
    func comptes(_ outside: Outside) -> String {
        let path = path(outside)
        let extensionSQLite = ".sqlite"
        return path.hasSuffix(extensionSQLite)
            ? path.dropLast(extensionSQLite.count) + "-comptes.sqlite" : path + "-comptes"
    }

    /// - Parameter creating: False to refuse a base that is not there: reading must not make an empty one.
    func open(_ outside: Outside, creating: Bool = false) throws -> PlanStore {
        let path = path(outside)
        guard creating || outside.exists(path) else {
            throw Refusal(
                "la base « \(path) » n'existe pas ; chargez un plan (plantracker load plan.yaml), ou indiquez-la avec --base",
                code: .fichier)
        }
        return try garde(outside) { try Self.ouvre(path) { try PlanStore(path: path) } }
    }

    /// The base for a command that writes nothing: a full disk or a protected file keeps nobody from reading.
    func lit(_ outside: Outside) throws -> PlanStore {
        let path = path(outside)
        guard outside.exists(path) else { return try open(outside) }
        let store = try garde(outside) { try Self.ouvre(path) { try PlanStore(path: path, lectureSuffit: true) } }
        if let faute = store.lectureSeule {
            outside.say("Attention : « \(path) » est lue sans que rien puisse y être écrit : \(faute)")
        }
        return store
    }

    /// The base for its verification: not a byte of it changes.
    func verifie(_ outside: Outside) throws -> PlanStore {
        let path = path(outside)
        guard outside.exists(path) else { return try open(outside) }
        return try garde(outside) { try Self.ouvre(path) { try PlanStore(enLecture: path) } }
    }

    /// What is wrong in the accounts, and how many there are; nil when there is no such file.
    func verifieLesComptes(_ outside: Outside) throws -> (comptes: Int, anomalies: [String])? {
        let path = comptes(outside)
        guard outside.exists(path) else { return nil }
        return try Self.ouvre(path) { try CompteStore.verify(path: path) }
    }

    /// The base for a command that may be a trial: one that writes nothing asks for no more than reading.
    func open(_ outside: Outside, essai: Bool, creating: Bool = false) throws -> PlanStore {
        guard essai else { return try open(outside, creating: creating) }
        let store = try lit(outside)
        return store.lectureSeule == nil ? store : try store.copieEnMemoire()
    }

    /// What the command writes from now on may land neither on this base nor on what it knows to be precious.
    private func garde(_ outside: Outside, _ ouverture: () throws -> PlanStore) rethrows -> PlanStore {
        outside.garde.protege(base: path(outside), comptes: comptes(outside))
        let store = try ouverture()
        outside.garde.estScelle = { (try? store.estScelle($0)) ?? false }
        outside.garde.estUneGrilleRemplie = { SaisieGrille.estRemplie($0, store) }
        return store
    }

    func ouvreLesComptes(_ outside: Outside) throws -> CompteStore {
        let path = comptes(outside)
        return try Self.ouvre(path) { try CompteStore(path: path) }
    }

    /// Names the file in what the base says of itself.
    private static func ouvre<Store>(_ path: String, _ ouverture: () throws -> Store) throws -> Store {
        do { return try ouverture() } catch let error as StoreError {
            throw Refusal("« \(path) » : \(error)", code: .fichier)
        }
    }
}

struct AuteurOption: ParsableArguments {
    @Option(
        name: .long,
        help:
            "Qui saisit. Par défaut : la variable PLANTRACKER_AUTEUR ; sans elle, la base garde le compte du système, et les documents disent « non précisé »."
    )
    var par: String?

    /// The account of the system stands for who gave no name; no document shows it.
    func nom(_ outside: Outside) -> String { donne(outside) ?? Auteur.duSysteme(compte(outside) ?? "inconnu") }

    /// For what is signed: nobody unknown issues a report.
    func nomExige(_ outside: Outside) throws -> String {
        if let donne = donne(outside) { return donne }
        guard let compte = compte(outside) else { throw Refusal("dites qui émet le rapport : --par \"préfecture\"") }
        return Auteur.duSysteme(compte)
    }

    private func donne(_ outside: Outside) -> String? { par?.saisi ?? variable("PLANTRACKER_AUTEUR", outside) }

    private func compte(_ outside: Outside) -> String? { variable("USER", outside) }

    private func variable(_ nom: String, _ outside: Outside) -> String? {
        (outside.environment(nom)?.saisi).flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// Whose eyes an answer is for.
struct AudienceOption: ParsableArguments {
    @Option(name: .long, help: "Pour qui : ce qu'elle ne lit pas n'y est pas.")
    var audience: Audience = .interne
}

struct JSONFlag: ParsableArguments {
    @Flag(name: .long, help: "Répond en JSON, clés triées.")
    var json = false
}

/// Which state of the base is asked for.
struct EtatOptions: ParsableArguments {
    @Option(name: .customLong("connu-le"), help: "Seulement ce que la base savait à la fin de ce jour (2019-06-30).")
    var connuLe: Jour?

    /// The end of that day where the plan is followed.
    func instant(_ departement: String, _ store: PlanStore) throws -> Instant? {
        try connuLe.map { Instant(finDe: $0, try store.heureLocale(departement)) }
    }
}

extension Jour: ExpressibleByArgument {
    public init?(argument: String) { self.init(saisi: argument) }
}
extension Semestre: ExpressibleByArgument {
    public init?(argument: String) { self.init(saisi: argument) }
}
extension ExpressibleByArgument where Self: ChoixNomme {
    /// A code or a label, as every other door takes it.
    public init?(argument: String) { self.init(saisi: argument) }
}
extension Audience: ExpressibleByArgument {}
extension Etat: ExpressibleByArgument {}
extension Meteo: ExpressibleByArgument {}
extension Decision.Nature: ExpressibleByArgument {}
extension Decision.Sujet: ExpressibleByArgument {}
extension Decision.Etat: ExpressibleByArgument {}
