import Fixtures
import Foundation
import Testing

/// The house is as `docs/architecture.md` draws it: a fault is named by its arrow.
struct ArchitectureTests {
    private static let root = fichierDuDepot("Package.swift").deletingLastPathComponent()
    private let house: House
    private let page: ArchitecturePage

    init() throws {
        house = try House(root: Self.root)
        page = try ArchitecturePage(root: Self.root)
    }

    @Test func theSourcesAreRead() {
        #expect(house.files.count > 300)
        #expect(house.targets.isSuperset(of: ["PlanModel", "Evaluation", "Exporters", "PlanStore", "PlanWeb"]))
    }

    /// Both ways: an arrow that nobody draws any more is a lie too.
    @Test func theArrowsBetweenTargetsAreThoseOfThePage() {
        let rows = page.table("module")
        #expect(Set(rows.map(\.subject)).isSuperset(of: house.targets))
        for target in house.targets.sorted() {
            let said = Set(rows.first { $0.subject == target }?.columns.first ?? [])
            var drawn: [String: String] = [:]
            for file in house.files where file.target == target {
                for (module, line) in file.imports where house.targets.contains(module) && drawn[module] == nil {
                    drawn[module] = "\(file.path):\(line)"
                }
            }
            for (module, place) in drawn.sorted(by: { $0.key < $1.key }) where !said.contains(module) {
                Issue.record("arrow \(target) → \(module), which the page does not draw: \(place)")
            }
            for module in said.sorted() where drawn[module] == nil {
                Issue.record("arrow \(target) → \(module), which the page draws and no file imports")
            }
        }
    }

    /// What comes from elsewhere, and how the system is reached, is behind the doors that the page names.
    @Test func eachForeignThingHasItsDoor() {
        /// Swift's own: everyone's.
        let everywhere: Set<String> = ["Foundation", "Synchronization", "Dispatch"]
        let rows = page.table("library")
        var doors: [String: [String]] = [:]
        for row in rows {
            // The page also names types there, to say what they do.
            let places = Set(row.columns[1].filter { $0.contains("/") || house.targets.contains($0) }).sorted()
            for name in row.columns.first ?? [] { doors[name, default: []] += places }
        }
        func isBehind(_ path: String, _ doors: [String]) -> Bool {
            doors.contains { path == $0 || path.hasPrefix($0 + "/") }
        }
        for file in house.files {
            for (module, line) in file.imports where !house.targets.contains(module) && !everywhere.contains(module) {
                guard let known = doors[module] else {
                    Issue.record("\(module) has no door on the page: \(file.path):\(line)")
                    continue
                }
                if !isBehind(file.path, known) {
                    Issue.record("arrow \(file.path) → \(module), whose door is \(known.joined(separator: ", "))")
                }
            }
            // A type of ours may bear the same name.
            let imported = Set(file.imports.map(\.module))
            for (name, doors) in doors where !file.names.contains(name) && !imported.contains(name) {
                guard let line = file.named[.init(name: name, isMember: false)], !isBehind(file.path, doors) else {
                    continue
                }
                Issue.record("\(file.path):\(line) reaches \(name), whose door is \(doors.joined(separator: ", "))")
            }
        }
        for door in Set(doors.values.joined()) where !house.files.contains(where: { isBehind($0.path, [door]) }) {
            Issue.record("the page names a door that is not there: \(door)")
        }
    }

    /// Folders stand on one another: each names only those that the page puts after it.
    @Test func noFolderNamesOneThatStandsOnIt() {
        let rows = page.table("folders of")
        #expect(Set(rows.map(\.subject)).isSuperset(of: house.targets.filter { hasFolders($0) }))
        for row in rows {
            let order = row.columns.first ?? []
            let there = Set(house.files.compactMap { House.folder(of: $0.path, in: row.subject) })
            for folder in there.sorted() where !order.contains(folder) {
                Issue.record("\(row.subject)/\(folder) is not on the page")
            }
            for folder in order where !there.contains(folder) {
                Issue.record("\(row.subject)/\(folder) is on the page, and not in the sources")
            }
            for arrow in house.arrows(in: row.subject) {
                guard let from = order.firstIndex(of: arrow.from), let to = order.firstIndex(of: arrow.to), to < from
                else { continue }
                Issue.record("arrow \(row.subject): \(arrow.from) → \(arrow.to), against the page: \(arrow.because)")
            }
        }
    }

    private func hasFolders(_ target: String) -> Bool {
        house.files.contains { House.folder(of: $0.path, in: target).map { $0 != "." } ?? false }
    }

    @Test func formatsKnowNoDomain() {
        for file in house.files where file.path.hasPrefix("Exporters/Formats/") {
            for domain in ["Plan", "Suivi", "Noeud", "Situation", "Saisie", "Indicateur"] {
                guard let line = file.named[.init(name: domain, isMember: false)] else { continue }
                Issue.record("arrow Exporters/Formats → \(domain): \(file.path):\(line)")
            }
        }
    }
}

/// The reader of the sources, on sources of its own.
struct SwiftSourceTests {
    private func read(_ text: String) -> SwiftSource { SwiftSource(path: "A/B/c.swift", text: text) }

    @Test func commentsAndTextsNameNothingAndWhatIsInterpolatedDoes() {
        let source = read(
            ##"""
            // Plan
            /// Suivi
            let a = "Noeud \(Semestre(b("Jour")).titre) Etat"
            let c = #"Meteo \(Refus) \#(Fuseau.paris)"#
            let d = """
                Periode "\(Horizon.un)"
                """
            """##)
        let names = Set(source.named.keys.map(\.name))
        #expect(names.isSuperset(of: ["Semestre", "b", "titre", "Fuseau", "paris", "Horizon", "un"]))
        #expect(names.isDisjoint(with: ["Plan", "Suivi", "Noeud", "Jour", "Etat", "Meteo", "Refus", "Periode"]))
        #expect(source.named[.init(name: "Horizon", isMember: false)] == 6)
    }

    @Test func whatAnotherFileMayNameIsDeclared() {
        let source = read(
            """
            package import PlanModel
            struct Un { var dedans = 1; struct Petit {} }
            private struct Cache {}
            func libre() { let ici = 1 }
            extension String {
                var typographie: String { let local = self; return local }
                private var cachee: Int { 0 }
                private(set) static var lisible: Int { 0 }
            }
            """)
        #expect(source.imports.map(\.module) == ["PlanModel"])
        #expect(
            Set(source.declared) == [
                .init(name: "Un", kind: .type), .init(name: "libre", kind: .function),
                .init(name: "typographie", kind: .member), .init(name: "lisible", kind: .member),
            ])
        #expect(source.names.isSuperset(of: ["dedans", "Petit", "Cache", "ici", "local", "cachee"]))
    }

    @Test func anArrowIsNamedWithItsPlace() throws {
        let house = House(files: [
            SwiftSource(path: "T/High/a.swift", text: "struct Haut {}\nextension Bas { var unique: Int { 0 } }"),
            SwiftSource(path: "T/Low/b.swift", text: "struct Bas {}\nlet x = Bas().unique\n"),
        ])
        let arrows = house.arrows(in: "T").map { "\($0.from) → \($0.to), \($0.because)" }
        #expect(
            arrows == ["High → Low, T/High/a.swift:2 names Bas", "Low → High, T/Low/b.swift:2 names unique"])
    }
}
