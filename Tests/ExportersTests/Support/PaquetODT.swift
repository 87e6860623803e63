import Foundation

/// An ODF package taken apart: its entries as the archive declares them, and its parts.
struct PaquetODT: Sendable {
    struct Entree: Equatable, Sendable {
        var nom: String
        var drapeaux: Int
        /// 0: stored; 8: deflated.
        var methode: Int
        var date: Int
        /// Bytes of extra fields in the entry's own header.
        var supplement: Int
    }

    struct Illisible: Error, CustomStringConvertible {
        var description: String
    }

    /// In the order of the archive.
    var entrees: [Entree] = []
    private var parties: [String: [UInt8]] = [:]

    init(_ bytes: [UInt8]) throws {
        entrees = try Self.entries(bytes)
        parties = try withTemporaryDirectory { directory in
            let archive = directory.appending(path: "a.odt")
            try Data(bytes).write(to: archive)
            let unzip = try Commande.lancer("unzip", ["-qq", archive.path, "-d", directory.appending(path: "p").path])
            guard unzip.code == 0 else { throw Illisible(description: unzip.sortie) }
            var parts: [String: [UInt8]] = [:]
            for entry in entrees where !entry.nom.hasSuffix("/") {
                parts[entry.nom] = try [UInt8](Data(contentsOf: directory.appending(path: "p/\(entry.nom)")))
            }
            return parts
        }
    }

    func octets(_ nom: String) throws -> [UInt8] {
        guard let bytes = parties[nom] else { throw Illisible(description: "aucune partie « \(nom) »") }
        return bytes
    }

    func xml(_ nom: String) throws -> ElementXML { try ElementXML(octets(nom)) }

    /// Every XML part, with what its grammar finds wrong.
    func fautes() throws -> [String] {
        try parties.keys.sorted().filter { $0.hasSuffix(".xml") && !$0.hasPrefix("META-INF/") }.flatMap { part in
            try GrammaireODF.document.get().fautes(octets(part)).map { "\(part), \($0)" }
        } + GrammaireODF.manifeste.get().fautes(octets("META-INF/manifest.xml")).map { "manifeste, \($0)" }
    }

    /// From the central directory, then each entry's own header.
    private static func entries(_ bytes: [UInt8]) throws -> [Entree] {
        func number(_ place: Int, _ size: Int) throws -> Int {
            guard place >= 0, place + size <= bytes.count else { throw Illisible(description: "archive tronquée") }
            return (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
        }
        // Without a comment, the end record is the last 22 bytes.
        let end = bytes.count - 22
        guard try number(end, 4) == 0x0605_4B50 else { throw Illisible(description: "ce n'est pas une archive ZIP") }
        var place = try number(end + 16, 4)
        return try (0..<number(end + 10, 2)).map { _ in
            let (nameLength, header) = (try number(place + 28, 2), try number(place + 42, 4))
            let next = place + 46 + nameLength + (try number(place + 30, 2)) + (try number(place + 32, 2))
            defer { place = next }
            return Entree(
                nom: String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self),
                drapeaux: try number(header + 6, 2), methode: try number(header + 8, 2),
                date: try number(header + 12, 2), supplement: try number(header + 28, 2))
        }
    }
}
