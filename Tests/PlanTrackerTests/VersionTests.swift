import Fixtures
import PlanCases
import Testing

@testable import PlanTracker

/// The version is written in `Programme.version`; whatever else names it says the same.
struct VersionTests {
    /// Numbered headings, the latest first: « ## 1.2.0 – 2026-11-30 ».
    private static func parues() throws -> [(numero: String, jour: String)] {
        try texteDuDepot("CHANGELOG.md").matches(
            of: #/(?m)^## ([0-9]+\.[0-9]+\.[0-9]+) – ([0-9]{4}-[0-9]{2}-[0-9]{2})$/#
        )
        .map { (String($0.output.1), String($0.output.2)) }
    }

    @Test func theChangeLogBeginsWithTheVersionOfTheProgram() throws {
        #expect(try Self.parues().first?.numero == Programme.version)
    }

    @Test func theChangeLogGoesBackToTheFirstVersionInOrder() throws {
        let parues = try Self.parues()
        #expect(parues.last?.numero == "1.0.0")
        let numeros = parues.map { $0.numero.split(separator: ".").compactMap { Int($0) } }
        #expect(numeros.allSatisfy { $0.count == 3 })
        #expect(zip(numeros, numeros.dropFirst()).allSatisfy { $1.lexicographicallyPrecedes($0) })
        #expect(zip(parues, parues.dropFirst()).allSatisfy { $1.jour <= $0.jour })
    }

    @Test func everyHeadingOfTheChangeLogIsAVersionOrWhatComes() throws {
        let titres = try texteDuDepot("CHANGELOG.md").split(separator: "\n").filter { $0.hasPrefix("## ") }
        let aVenir = titres.filter { $0 == "## À venir" }.count
        #expect(aVenir <= 1)
        #expect(titres.count == (try Self.parues().count) + aVenir)
        if aVenir == 1 { #expect(titres.first == "## À venir") }
    }
}
