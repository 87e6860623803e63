import Foundation

/// What `docs/architecture.md` says of the house, as its tables say it.
struct ArchitecturePage {
    /// A part of the house and those that it names: the first and the second column of a table.
    struct Row {
        var subject: String
        /// What stands between back quotes in each of the other columns.
        var columns: [[String]]
    }

    private let lines: [String]

    init(root: URL) throws {
        let page = root.appending(path: "docs/architecture.md")
        lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
    }

    /// The rows of the table whose first title is given; none when there is no such table.
    func table(_ title: String) -> [Row] {
        guard let head = lines.firstIndex(where: { $0.hasPrefix("| \(title) |") }) else { return [] }
        return lines[head...].dropFirst(2).prefix { $0.hasPrefix("|") }.map { line in
            let cells = line.dropFirst().dropLast().components(separatedBy: "|")
            let names = cells.map(Self.names)
            return Row(
                subject: names[0].first ?? cells[0].trimmingCharacters(in: .whitespaces),
                columns: Array(names.dropFirst()))
        }
    }

    /// « `PlanModel`, `Yams` (parser) »: what stands between back quotes.
    private static func names(_ cell: String) -> [String] {
        let parts = cell.components(separatedBy: "`")
        return parts.indices.filter { !$0.isMultiple(of: 2) }.map { parts[$0] }
    }
}
