public import Foundation
public import PlanModel

/// The four plans of the repository.
public let plansDuDepot = ["cantal", "lot", "lozere", "pasdecalais"]

/// A file of the repository, by its path from the root.
public func fichierDuDepot(_ chemin: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        .appending(path: chemin)
}

/// The text of a file of the repository.
public func texteDuDepot(_ chemin: String) throws -> String {
    try String(contentsOf: fichierDuDepot(chemin), encoding: .utf8)
}

/// One of `plansDuDepot`, read from `plans/<slug>.yaml`.
public func planDuDepot(_ slug: String) throws -> Plan {
    let bytes = try [UInt8](Data(contentsOf: fichierDuDepot("plans/\(slug).yaml")))
    return try PlanReader(file: "plans/\(slug).yaml").read(bytes).plan
}
