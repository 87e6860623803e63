import Foundation

/// The sources as they are, and which part of them names which other one.
struct House {
    let files: [SwiftSource]

    init(files: [SwiftSource]) { self.files = files }

    /// An arrow from one part to another, with the first place where it is drawn.
    struct Arrow: Hashable {
        var from: String
        var to: String
        /// « PlanWeb/Cache/ResumesDePlans.swift:16 names ProchaineSeance ».
        var because: String
    }

    init(root: URL) throws {
        let sources = root.appending(path: "Sources")
        var files: [SwiftSource] = []
        for case let file as URL in FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
            ?? .init()
        where file.pathExtension == "swift" {
            let path = file.path(percentEncoded: false).dropFirst(sources.path(percentEncoded: false).count)
            let text = try String(contentsOf: file, encoding: .utf8)
            files.append(SwiftSource(path: String(path.drop { $0 == "/" }), text: text))
        }
        self.files = files.sorted { $0.path < $1.path }
    }

    var targets: Set<String> { Set(files.map(\.target)) }

    /// The folder of a part that a file stands in: « View » for « PlanWeb/View/Page.swift » in « PlanWeb », « . » for a file
    /// beside the folders. Nil when the file stands elsewhere.
    static func folder(of path: String, in part: String) -> String? {
        guard path.hasPrefix(part + "/") else { return nil }
        let rest = path.dropFirst(part.count + 1)
        return rest.contains("/") ? String(rest.prefix { $0 != "/" }) : "."
    }

    /// The arrows between the folders of a part: one for each pair, where a file of one names what the other declares.
    ///
    /// A name counts when only one folder of all the sources declares it. One that two folders declare tells nothing
    /// without the compiler, and is passed over: the test may miss an arrow, it does not draw a false one.
    func arrows(in part: String) -> [Arrow] {
        var owners: [String: Set<String>] = [:]
        for file in files {
            let folder = Self.folder(of: file.path, in: part).map { "\(part)/\($0)" } ?? file.path
            for name in file.names { owners[name, default: []].insert(folder) }
        }
        var declared: [SwiftSource.Named: (folder: String, file: String)] = [:]
        for file in files {
            guard let folder = Self.folder(of: file.path, in: part) else { continue }
            for one in file.declared where owners[one.name]?.count == 1 {
                if one.kind != .function { declared[.init(name: one.name, isMember: true)] = (folder, file.path) }
                if one.kind != .member { declared[.init(name: one.name, isMember: false)] = (folder, file.path) }
            }
        }
        var arrows: [String: Arrow] = [:]
        for file in files {
            guard let folder = Self.folder(of: file.path, in: part) else { continue }
            for (named, line) in file.named {
                guard let (other, _) = declared[named], other != folder else { continue }
                let because = "\(file.path):\(line) names \(named.name)"
                let key = "\(folder) → \(other)"
                if arrows[key].map({ because < $0.because }) ?? true {
                    arrows[key] = Arrow(from: folder, to: other, because: because)
                }
            }
        }
        return arrows.values.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }
}
