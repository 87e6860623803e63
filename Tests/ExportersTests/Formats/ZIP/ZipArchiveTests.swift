import Foundation
import Testing

@testable import Exporters

struct ZipArchiveTests {
    /// A part as the report's content is compressed: in runs, as it comes.
    private static func deflated(_ bytes: [UInt8], by size: Int = 700) throws -> Deflater.Part {
        let deflater = try Deflater()
        for start in stride(from: 0, to: bytes.count, by: size) {
            let run = bytes[start..<min(start + size, bytes.count)]
            #expect(run.withUnsafeBytes { deflater.add($0) })
        }
        return try deflater.finish()
    }

    private static let long = Array(String(repeating: "<a>été</a>", count: 50_000).utf8)

    private static func entries() throws -> [(entry: ZipArchive.Entry, bytes: [UInt8])] {
        [
            (.init("mimetype", .stored(Array("application/x".utf8))), Array("application/x".utf8)),
            (.init("été/long.xml", .whole(long)), long),
            (.init("été/au-fil.xml", .deflated(try deflated(long))), long),
            (.init("vide.txt", .whole([])), []), (.init("au-fil-vide.txt", .deflated(try deflated([]))), []),
            (.init("image.png", .stored((0...255).map { UInt8($0) })), (0...255).map { UInt8($0) }),
        ]
    }

    @Test func theSameEntriesGiveTheSameBytesAMomentLater() throws {
        let first = try ZipArchive.bytes(of: Self.entries().map(\.entry))
        // Dates of the format count by two seconds.
        Thread.sleep(forTimeInterval: 2.1)
        #expect(try ZipArchive.bytes(of: Self.entries().map(\.entry)) == first)
    }

    @Test func unzipFindsNothingWrongAndGivesEveryByteBack() throws {
        let bytes = try ZipArchive.bytes(of: Self.entries().map(\.entry))
        try withTemporaryDirectory { directory in
            let archive = directory.appending(path: "a.zip")
            try Data(bytes).write(to: archive)
            let test = try Commande.lancer("unzip", ["-t", archive.path])
            #expect(test.code == 0, "\(test.sortie)")
            #expect(test.sortie.contains("No errors detected"))
        }
        let paquet = try PaquetODT(bytes)
        for (entry, bytes) in try Self.entries() { #expect(try paquet.octets(entry.name) == bytes) }
    }

    @Test func compressingInRunsGivesTheSameBytesWhateverTheirSize() throws {
        let whole = try Self.deflated(Self.long, by: .max / 2)
        for size in [1000, 65_536] {
            let part = try Self.deflated(Self.long, by: size)
            #expect(Array(part.chunks.joined()) == Array(whole.chunks.joined()))
            #expect((part.count, part.crc) == (whole.count, whole.crc))
            #expect(part.size == Self.long.count)
        }
    }

    @Test func entriesKeepTheirOrderTheirMethodAndAFixedDate() throws {
        let paquet = try PaquetODT(ZipArchive.bytes(of: Self.entries().map(\.entry)))
        #expect(try paquet.entrees.map(\.nom) == Self.entries().map(\.entry.name))
        #expect(paquet.entrees.map(\.methode) == [0, 8, 8, 8, 8, 0])
        // 1 January 1980.
        #expect(Set(paquet.entrees.map(\.date)) == [33])
        #expect(paquet.entrees.allSatisfy { $0.supplement == 0 })
    }

    @Test func refusesTwoEntriesOfTheSameName() {
        #expect(throws: ZipFault.self) {
            try ZipArchive.bytes(of: [.init("a", .whole([1])), .init("a", .whole([2]))])
        }
    }
}
