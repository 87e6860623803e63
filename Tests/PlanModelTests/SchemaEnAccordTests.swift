import Fixtures
import Foundation
import Testing

@testable import PlanModel

/// The reader, the schema for editors and the guide say the same thing: a key or a word added to one of the three only
/// makes one of these tests fail.
struct SchemaEnAccordTests {
    private let schema: [String: Any]
    private let defs: [String: [String: Any]]
    private let guide: String

    init() throws {
        let data = try Data(contentsOf: fichierDuDepot("schema/plan.schema.json"))
        schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        defs = try #require(schema["$defs"] as? [String: [String: Any]])
        guide = try texteDuDepot("docs/format-plan.md")
    }

    /// A table of the format: its definitions in the schema, and a text where it has a key that nothing knows.
    struct Table: Sendable, CustomTestStringConvertible {
        let definitions: [String]
        let text: String
        var testDescription: String { definitions.joined(separator: ", ") }

        init(_ definitions: String..., text: String) {
            (self.definitions, self.text) = (definitions, text)
        }

        init(_ definition: String, section: String) {
            self.init(definition, text: PetitYAML.avec(section))
        }

        init(_ definition: String, replacing part: String, by other: String) {
            self.init(definition, text: PetitYAML().text.replacing(part, with: other))
        }
    }

    /// Every table of the format; `speaksOfEveryTable` checks that none of the schema is forgotten.
    static let tables = [
        Table("", section: "zzz: 1"),
        Table("enTete", replacing: "  identifiant: petit", by: "  zzz: 1\n  identifiant: petit"),
        Table("departement", replacing: "nom: Cantal", by: "nom: Cantal, zzz: 1"),
        Table("version", replacing: "libelle: avril 2018", by: "libelle: avril 2018, zzz: 1"),
        Table("source", replacing: "nature: document", by: "nature: document, zzz: 1"),
        Table("niveau", replacing: "role: structure", by: "role: structure, zzz: 1"),
        Table("champ", replacing: "type: texte", by: "type: texte, zzz: 1"),
        Table("fiche", section: "fiche: { forme: carte, zzz: 1 }"),
        Table("encadre", section: "fiche: { forme: resume, encadre: { titre: t, champs: [objectif], zzz: 1 } }"),
        Table("audiences", section: "audiences: { zzz: 1 }"),
        Table("organisation", replacing: "Conseil départemental", by: "{ nom: Conseil, zzz: 1 }"),
        Table("noeud", replacing: "{ id: carte,", by: "{ zzz: 1, id: carte,"),
        Table("autreTitre", replacing: "titre: Dresser", by: "autres_titres: [{ titre: T, zzz: 1 }], titre: Dresser"),
        Table(
            "absencePrecisee", "textePrecise", "jourPrecise", "nombrePrecise", "periodePrecisee", "rythmePrecise",
            "contenuPrecise", "rattachementsPrecises", "dureePrecisee",
            text: PetitYAML.fiche("objectif: { valeur: v, zzz: 1 }")),
        Table("periodeBornee", text: PetitYAML.fiche("lancement: { imprime: 2018, zzz: 1 }")),
        Table("mentionPrecisee", text: PetitYAML.fiche("pilotes: [{ sigle: CD, zzz: 1 }]")),
        Table("priorite", replacing: "titre: Dresser", by: "priorite: { imprime: forte, zzz: 1 }, titre: Dresser"),
        Table("chiffre", text: avecChamp("chiffres", "{ texte: t, zzz: 1 }")),
        Table("montant", text: avecChamp("montants", "{ valeur: 1, zzz: 1 }")),
        Table("etapeDatee", text: avecChamp("calendrier", "{ annee: 2018, etape: e, zzz: 1 }")),
        Table(
            "dureeEnMois", replacing: "  periode: 2018-2023",
            by: "  periode: 2018-2023\n  duree: { imprime: d, zzz: 1 }"),
        Table(
            "contact", replacing: "  periode: 2018-2023", by: "  periode: 2018-2023\n  contact: { service: s, zzz: 1 }"),
        Table("territoire", section: "territoires: { Mauriac: { zzz: 1 } }"),
        Table("schema", section: "schemas:\n  - { id: s, titre: t, zzz: 1 }"),
        Table(
            "cible", section: "indicateurs:\n  - { id: i, titre: t, cibles: [{ annee: 2018, valeur: 1, zzz: 1 }] }"),
        Table("lien", text: PetitYAML.fiche("actions-liees: [{ vers: carte, zzz: 1 }]")),
        Table("indicateur", text: PetitYAML.fiche("indicateurs: [{ id: i, titre: t, zzz: 1 }]")),
        Table("indicateurDuPlan", section: "indicateurs:\n  - { id: i, titre: t, zzz: 1 }"),
        Table(
            "point", section: "indicateurs:\n  - { id: i, titre: t, reference: { annee: 2018, valeur: 1, zzz: 1 } }"),
        Table("instance", section: "instances:\n  - { id: i, nom: n, zzz: 1 }"),
        Table("rythme", section: "instances:\n  - { id: i, nom: n, rythme: { imprime: r, zzz: 1 } }"),
        Table(
            "foisParAn",
            section:
                "instances:\n  - { id: i, nom: n, rythme: { imprime: r, fois_par_an: { min: 1, max: 2, zzz: 1 } } }"),
        Table("mission", section: "instances:\n  - { id: i, nom: n, missions: [{ id: m, titre: t, zzz: 1 }] }"),
        Table("etape", section: "procedure:\n  - { id: e, titre: t, zzz: 1 }"),
        Table("convention", section: "conventions:\n  - { id: c, titre: t, zzz: 1 }"),
        Table("evaluation", section: "evaluations:\n  - { id: e, titre: t, zzz: 1 }"),
        Table("jalon", section: "jalons:\n  - { id: j, titre: t, zzz: 1 }"),
        Table("annonce", section: "annonces:\n  - { niveau: axe, nombre: 1, zzz: 1 }"),
        Table(
            "contradiction", section: "contradictions:\n  - { id: c, lectures: [{ valeur: a }, { valeur: b }], zzz: 1 }"
        ),
        Table("lecture", section: "contradictions:\n  - { id: c, lectures: [{ valeur: a, zzz: 1 }, { valeur: b }] }"),
        Table("retrait", section: "retraits:\n  - { id: r, sort: clos, motif: m, zzz: 1 }"),
    ]

    /// The small plan whose only action has a field of another type, with one element.
    private static func avecChamp(_ type: String, _ element: String) -> String {
        PetitYAML.fiche("publics: [\(element)]").replacing("type: liste", with: "type: \(type)")
    }

    // MARK: - Reader and schema

    @Test(arguments: tables)
    func allowsTheSameKeys(table: Table) throws {
        let fault = try #require(try faults(table.text).first { $0.trouve == "la clé « zzz »" })
        let allowed = try #require(fault.attendu.split(separator: " : ").last)
        let written = try table.definitions.flatMap { try properties(of: $0).keys }
        #expect(Set(allowed.split(separator: ", ").map(String.init)) == Set(written))
    }

    @Test func speaksOfEveryTable() {
        let withProperties = defs.filter { $0.value["properties"] != nil }.keys
        #expect(Set(Self.tables.flatMap(\.definitions)).subtracting([""]) == Set(withProperties))
    }

    @Test func refusesUnknownKeysInEveryTable() {
        #expect(schema["additionalProperties"] as? Bool == false)
        for (name, definition) in defs where definition["properties"] != nil {
            #expect(definition["additionalProperties"] as? Bool == false, "\(name)")
        }
    }

    /// Every other key of the table is taken out: the reader names those that it misses.
    @Test(arguments: tables.filter { $0.definitions.count == 1 })
    func requiresTheSameKeys(table: Table) throws {
        let name = try #require(table.definitions.first)
        let (stripped, place) = Self.stripped(try YAMLTree.read([UInt8](table.text.utf8), file: "plan.yaml"))
        let failure = try #require(throws: UnreadablePlan.self) { try PlanReader(file: "plan.yaml").read(stripped) }
        let missed = failure.diagnostics.filter { $0.ligne == place?.ligne && $0.colonne == place?.colonne }
            .compactMap { $0.trouve.wholeMatch(of: /aucune clé « (\w+) »/).map { String($0.1) } }
        // These two have a sentence of their own when a key is missing.
        let special = ["contradiction": ["lectures"], "foisParAn": ["min", "max"]][name] ?? []
        #expect(Set(missed + special) == Set(try definition(name)["required"] as? [String] ?? []))
    }

    /// The tree whose table with the key `zzz` has no other key, and the place of that table.
    private static func stripped(_ tree: Arbre) -> (Arbre, Arbre.Lieu?) {
        var place: Arbre.Lieu?
        func strip(_ tree: Arbre) -> Arbre {
            if let elements = tree.liste { return Arbre(.liste(elements.map(strip)), lieu: tree.lieu) }
            guard let entries = tree.table else { return tree }
            let unknown = entries.filter { $0.cle == "zzz" }
            if !unknown.isEmpty { place = tree.lieu }
            let kept = unknown.isEmpty ? entries : unknown
            return Arbre(.table(kept.map { .init($0.cle, strip($0.valeur), lieu: $0.lieu) }), lieu: tree.lieu)
        }
        let tree = strip(tree)
        return (tree, place)
    }

    static let words: [(String, String, [String])] = [
        ("absence", "", Absence.allCases.map(\.rawValue)),
        ("enTete", "fuseau", Fuseau.allCases.map(\.rawValue)),
        ("version", "etat", VersionImprimee.Etat.allCases.map(\.rawValue)),
        ("source", "nature", Source.Nature.allCases.map(\.rawValue)),
        ("niveau", "role", Niveau.Role.allCases.map(\.rawValue)),
        ("niveau", "numerotation", Niveau.Numerotation.allCases.map(\.rawValue)),
        ("champ", "type", Champ.Genre.allCases.map(\.rawValue)),
        ("champ", "role", RoleOrganisation.allCases.map(\.rawValue)),
        ("champ", "usage", Champ.Usage.allCases.map(\.rawValue)),
        ("fiche", "forme", Fiche.Forme.allCases.map(\.rawValue)),
        ("audience", "", Audience.allCases.map(\.rawValue)),
        ("organisation", "nature", Organisation.Nature.allCases.map(\.rawValue)),
        ("indicateur", "nature", Indicateur.Nature.allCases.map(\.rawValue)),
        ("indicateur", "sens", Indicateur.Sens.allCases.map(\.rawValue)),
        ("indicateurDuPlan", "nature", Indicateur.Nature.allCases.map(\.rawValue)),
        ("indicateurDuPlan", "sens", Indicateur.Sens.allCases.map(\.rawValue)),
        ("instance", "role", Instance.Role.allCases.map(\.rawValue)),
        ("instance", "statut", Instance.Statut.allCases.map(\.rawValue)),
        ("instance", "statut_presidence", Instance.Statut.allCases.map(\.rawValue)),
        ("instance", "statut_rythme", Instance.Statut.allCases.map(\.rawValue)),
        ("cible", "borne", Indicateur.Borne.allCases.map(\.rawValue)),
        ("convention", "statut", Convention.Statut.allCases.map(\.rawValue)),
        ("evaluation", "nature", EvaluationPrevue.Nature.allCases.map(\.rawValue)),
        ("retrait", "sort", Retrait.Sort.allCases.map(\.rawValue)),
    ]

    @Test(arguments: words)
    func allowsTheSameWords(definition name: String, key: String, readers: [String]) throws {
        let place = key.isEmpty ? try definition(name) : try properties(of: name)[key]
        let written = try #require(place?["enum"] as? [String])
        #expect(Set(written) == Set(readers))
        #expect(written.count == readers.count)
    }

    @Test func speaksOfEveryEnumeration() {
        var found: Set<String> = []
        for (name, definition) in defs {
            if definition["enum"] != nil { found.insert("\(name).") }
            for (key, property) in definition["properties"] as? [String: [String: Any]] ?? [:]
            where property["enum"] != nil {
                found.insert("\(name).\(key)")
            }
        }
        #expect(found == Set(Self.words.map { "\($0.0).\($0.1)" }))
    }

    @Test func namesTheSameFormat() throws {
        #expect(try properties(of: "")["format"]?["const"] as? String == PlanReader.format)
    }

    @Test func describesEveryKeyInFrench() {
        for (name, definition) in defs.merging(["": schema], uniquingKeysWith: { first, _ in first }) {
            #expect(definition["description"] is String, "\(name)")
            for (key, property) in definition["properties"] as? [String: [String: Any]] ?? [:] {
                let description = property["description"] as? String ?? referred(property)?["description"] as? String
                #expect(description?.isEmpty == false, "\(name).\(key)")
            }
        }
    }

    @Test func refersOnlyToWhatItDefinesAndUsesAllOfIt() throws {
        let text = try texteDuDepot("schema/plan.schema.json")
        let used = Set(text.matches(of: /"#\/\$defs\/(\w+)"/).map { String($0.1) })
        #expect(used == Set(defs.keys))
    }

    // MARK: - Schema and guide

    /// Keys and words of the schema.
    private var vocabulary: (keys: Set<String>, words: Set<String>) {
        var (keys, words) = (Set<String>(), Set<String>())
        for definition in [schema] + defs.values {
            words.formUnion(definition["enum"] as? [String] ?? [])
            for (key, property) in definition["properties"] as? [String: [String: Any]] ?? [:] {
                keys.insert(key)
                words.formUnion(property["enum"] as? [String] ?? [])
            }
        }
        return (keys, words)
    }

    /// The YAML examples of the guide, with their remarks, and what stands between backquotes in its sentences.
    private var examples: [String] {
        let parts = guide.components(separatedBy: "```")
        let blocks = parts.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let sentences = parts.enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined(separator: "\n")
        return blocks + sentences.matches(of: /`([^`\n]+)`/).map { String($0.1) }
    }

    @Test func explainsEveryKeyAndEveryWordOfTheSchema() {
        let text = examples.joined(separator: "\n")
        let written = Set(text.matches(of: /[\p{L}\p{N}_]+/).map { String($0.0) })
        for key in vocabulary.keys { #expect(written.contains(key), "la clé « \(key) » manque au guide") }
        for word in vocabulary.words {
            #expect(
                written.contains(word) || word.contains { " /".contains($0) } && text.contains(word),
                "« \(word) » manque au guide")
        }
    }

    /// What looks like a key or a word of the format in the guide is one.
    @Test func explainsNothingThatTheSchemaDoesNotKnow() {
        let (keys, words) = vocabulary
        // The examples declare fields of their own, then use them as keys.
        let fields = Set(examples.flatMap { $0.matches(of: /\bid: ([a-z_]+)\b/).map { String($0.1) } })
        for example in examples {
            for match in example.matches(of: /(?:^ *(?:- )?|[{,] )([a-z_]+):(?=\s|$)/.anchorsMatchLineEndings()) {
                let key = String(match.1)
                #expect(keys.contains(key) || fields.contains(key), "« \(key): » dans le guide : \(example.prefix(60))")
            }
            guard example.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil else { continue }
            #expect(keys.contains(example) || words.contains(example), "« \(example) » dans le guide")
        }
    }

    @Test func listsTheSectionsInTheSameOrder() throws {
        let block = try #require(
            examples.first { $0.contains("\nformat: plantracker/1\n") && $0.contains("\nretraits: ") })
        let sections = block.matches(of: /^([a-z]+):/.anchorsMatchLineEndings()).map { String($0.1) }
        #expect(sections == PlanReader.sections)
        #expect(Set(sections) == Set(try properties(of: "").keys))
    }

    // MARK: - The complete fixture

    @Test func usesEveryKeyAndEveryWordInTheCompleteFixture() throws {
        var (keys, texts) = (Set<String>(), Set<String>())
        func walk(_ tree: Arbre) {
            if let text = tree.texte { texts.insert(text) }
            for element in tree.liste ?? [] { walk(element) }
            for entry in tree.table ?? [] {
                keys.insert(entry.cle)
                walk(entry.valeur)
            }
        }
        walk(try YAMLTree.read([UInt8](planComplet.utf8), file: "complet"))
        let (allKeys, allWords) = vocabulary
        // Only an export has a « suivi ».
        #expect(allKeys.subtracting(keys) == ["suivi"])
        // One version has one state, its sheets one shape, and one plan does not need each role twice.
        let unused = Set(VersionImprimee.Etat.allCases.map(\.rawValue) + Fiche.Forme.allCases.map(\.rawValue))
            .union(["organisme", "information"]).union(Fuseau.allCases.map(\.rawValue))
        #expect(allWords.subtracting(texts).subtracting(unused) == [])
    }

    // MARK: - Access

    private func definition(_ name: String) throws -> [String: Any] {
        name.isEmpty ? schema : try #require(defs[name])
    }

    private func properties(of name: String) throws -> [String: [String: Any]] {
        try #require(try definition(name)["properties"] as? [String: [String: Any]])
    }

    private func referred(_ property: [String: Any]) -> [String: Any]? {
        (property["$ref"] as? String).flatMap { defs[String($0.dropFirst("#/$defs/".count))] }
    }
}
