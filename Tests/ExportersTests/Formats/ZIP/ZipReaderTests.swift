import Foundation
import Testing

@testable import Exporters

/// Archives that others made.
struct ZipReaderTests {
    private static func archive(_ parts: KeyValuePairs<String, ZipArchive.Entry.Content>) throws -> [UInt8] {
        try ZipArchive.bytes(of: parts.map { ZipArchive.Entry($0.key, $0.value) })
    }

    /// `size` zeros, compressed run by run.
    private static func zeros(_ size: Int) throws -> Deflater.Part {
        let deflater = try Deflater()
        let run = [UInt8](repeating: 0, count: 1 << 20)
        for _ in 0..<(size >> 20) { _ = run.withUnsafeBytes { deflater.add($0) } }
        return try deflater.finish()
    }

    private static func refusal(_ bytes: [UInt8], part: String? = nil) throws -> String {
        let fault = #expect(throws: ZipFault.self) {
            let reader = try ZipReader(bytes)
            if let part { _ = try reader.octets(part) }
        }
        return try #require(fault).description
    }

    @Test func givesTheBytesOfEachPartAndNilForAnother() throws {
        let reader = try ZipReader(
            Self.archive(["a.txt": .stored([1, 2, 3]), "d/été.xml": .whole(Array("<a/>".utf8)), "vide": .whole([])]))
        #expect(reader.noms == ["a.txt", "d/été.xml", "vide"])
        #expect(try reader.octets("a.txt") == [1, 2, 3])
        #expect(try reader.octets("d/été.xml") == Array("<a/>".utf8))
        #expect(try reader.octets("vide") == [])
        #expect(try reader.octets("b.txt") == nil)
    }

    @Test func readsWhatTheZipCommandOrAnotherWriterMakesAndLeavesFoldersOut() throws {
        try withTemporaryDirectory { directory in
            let script = """
                import zipfile
                with zipfile.ZipFile("a.zip", "w", zipfile.ZIP_DEFLATED) as z:
                    z.writestr("dossier/", "")
                    z.writestr("dossier/a.txt", "a" * 10000)
                """
            let made = try Commande.lancer("python3", ["-c", script], dans: directory)
            #expect(made.code == 0, "\(made.sortie)")
            let reader = try ZipReader([UInt8](Data(contentsOf: directory.appending(path: "a.zip"))))
            #expect(reader.noms == ["dossier/a.txt"])
            #expect(try reader.octets("dossier/a.txt")?.count == 10_000)
        }
    }

    @Test(arguments: ["", "PK", "%PDF-1.7", String(repeating: "a", count: 4096)])
    func refusesWhatIsNoArchive(text: String) throws {
        #expect(try Self.refusal(Array(text.utf8)).contains("ce n'est pas une archive ZIP"))
    }

    @Test func refusesEveryTruncation() throws {
        let bytes = try Self.archive(["a.txt": .whole(Array(repeating: 65, count: 1000)), "b.txt": .stored([1])])
        for count in 0..<bytes.count { _ = try Self.refusal(Array(bytes[..<count])) }
    }

    @Test func refusesAPartWhoseBytesDoNotMatchItsChecksum() throws {
        let body = Array("contenu à garder".utf8)
        var bytes = try Self.archive(["a.txt": .stored(body)])
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: body) })
        bytes[place] ^= 1
        #expect(try Self.refusal(bytes, part: "a.txt").contains("« a.txt » illisible, sa somme de contrôle est fausse"))
    }

    @Test func stopsABombThatDeclaresTenBytes() throws {
        var part = try Self.zeros(70 << 20)
        part.size = 10
        let bytes = try Self.archive(["bombe.xml": .deflated(part)])
        #expect(bytes.count < 1 << 20)
        // Whether libzip sees the lie or the count does, at most one part's limit was read.
        let reason = try Self.refusal(bytes, part: "bombe.xml")
        #expect(reason.contains("« bombe.xml »"), "\(reason)")
    }

    @Test func stopsABombThatSaysItsSize() throws {
        let bytes = try Self.archive(["bombe.xml": .deflated(try Self.zeros(65 << 20))])
        #expect(try Self.refusal(bytes, part: "bombe.xml") == "archive : « bombe.xml » fait plus de 64 Mio")
    }

    @Test func countsWhatEveryPartGave() throws {
        let part = try Self.zeros(60 << 20)
        let reader = try ZipReader(Self.archive(["a": .deflated(part), "b": .deflated(part), "c": .deflated(part)]))
        #expect(try reader.octets("a")?.count == 60 << 20)
        #expect(try reader.octets("b")?.count == 60 << 20)
        let fault = #expect(throws: ZipFault.self) { try reader.octets("c") }
        #expect(fault?.description == "archive : plus de 128 Mio une fois décompressée")
    }

    @Test func refusesMoreEntriesThanADocumentHas() throws {
        let entries = (0...ZipReader.entryLimit).map { ZipArchive.Entry("\($0)", .stored([])) }
        #expect(try Self.refusal(ZipArchive.bytes(of: entries)) == "archive : 2001 entrées, 2000 au plus")
        #expect(try ZipReader(ZipArchive.bytes(of: Array(entries.dropLast()))).noms.count == 2000)
    }

    @Test func refusesTwoEntriesOfTheSameName() throws {
        var bytes = try Self.archive(["a.txt": .stored([1]), "b.txt": .stored([2])])
        for place in bytes.indices where bytes[place...].starts(with: Array("b.txt".utf8)) {
            bytes[place] = UInt8(ascii: "a")
        }
        #expect(try Self.refusal(bytes).contains("deux entrées"))
    }

    @Test(arguments: ["/etc/x", "../../xx", "a/../../b", "a\\..\\b.t", "C:/x.txt"])
    func refusesANameThatLeavesTheArchive(nom: String) throws {
        let bytes = try Self.archive([nom: .stored([1])])
        #expect(try Self.refusal(bytes) == "archive : l'entrée « \(nom) » sort de l'archive")
    }

    @Test func refusesAnEncryptedEntry() throws {
        var bytes = try Self.archive(["a.txt": .stored([1])])
        // The first bit of the flags, in the entry's own header and in the directory.
        let directory = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
        bytes[6] |= 1
        bytes[directory + 8] |= 1
        #expect(try Self.refusal(bytes) == "archive : l'entrée « a.txt » est chiffrée")
    }
}
