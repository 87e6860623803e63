import Foundation
import Testing

@testable import Exporters

/// The pictures of those who sign.
struct LogoTests {
    /// A PNG of one chunk of nothing, cut after `limite` bytes.
    static func png(_ largeur: Int, _ hauteur: Int, limite: Int = .max) -> Data {
        func grand(_ nombre: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(nombre >> $0 & 0xFF) } }
        func chunk(_ nom: String, _ octets: [UInt8]) -> [UInt8] {
            grand(octets.count) + Array(nom.utf8) + octets + [0, 0, 0, 0]
        }
        let entete = chunk("IHDR", grand(largeur) + grand(hauteur) + [8, 2, 0, 0, 0])
        let octets =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + entete + chunk("IDAT", [1, 2, 3]) + chunk("IEND", [])
        return Data(octets.prefix(limite))
    }

    /// A JPEG whose first frame comes after `avant`; baseline unless another marker is given.
    static func jpeg(
        _ largeur: Int, _ hauteur: Int, avant: [UInt8] = [], trame: UInt8 = 0xC0, limite: Int = .max
    ) -> Data {
        func deux(_ nombre: Int) -> [UInt8] { [UInt8(nombre >> 8 & 0xFF), UInt8(nombre & 0xFF)] }
        let frame: [UInt8] = [0xFF, trame, 0, 11, 8] + deux(hauteur) + deux(largeur) + [1, 1, 0x11, 0]
        let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0, 0x34]
        return Data(([0xFF, 0xD8] + avant + frame + scan + [0xFF, 0xD9]).prefix(limite))
    }

    private static let app0: [UInt8] = [0xFF, 0xE0, 0, 6, 0x4A, 0x46, 0x49, 0x46]
    /// A table of codes has a marker of the same family as a frame.
    private static let tables: [UInt8] = [0xFF, 0xC4, 0, 4, 9, 9, 0xFF, 0xCC, 0, 3, 9, 0xFF, 0xDB, 0, 3, 1]

    private static let bonnes: [Data] = [
        png(320, 100), jpeg(320, 100), jpeg(320, 100, avant: app0), jpeg(320, 100, avant: app0 + tables, trame: 0xC2),
        jpeg(320, 100, avant: app0 + [0xFF, 0xFF, 0xFF]), png(320, 100) + Data("fin".utf8),
    ]

    @Test(arguments: bonnes)
    func itsSizeIsReadAndItsProportionsAreKept(octets: Data) throws {
        let logo = try Logo("Préfecture", octets)
        #expect(logo.taille(dans: (70, 25)) == (70, 21))
        #expect(logo.taille(dans: (200, 25)) == (80, 25))
        #expect(logo.format == (octets.first == 0x89 ? .png : .jpeg))
        #expect(logo.alternative == "Logo\u{A0}: Préfecture")
    }

    @Test(arguments: [
        (1, 1, 25, 25), (100, 1000, 2, 25), (1, 100_000, 1, 25), (100_000, 1, 70, 1), (65_535, 65_535, 25, 25),
    ])
    func itStaysWithinItsBoxAndIsNeverOfNoWidth(largeur: Int, hauteur: Int, large: Int, haute: Int) throws {
        let taille = try Logo("CD", Self.png(largeur, hauteur)).taille(dans: (70, 25))
        #expect(taille == (large, haute))
    }

    private static let refuses: [(octets: Data, refus: Logo.Refus)] = [
        (Data(), .formatInconnu), (Data("GIF89a".utf8), .formatInconnu), (Data("<svg/>".utf8), .formatInconnu),
        (Data([0x89, 0x50, 0x4E]), .formatInconnu), (png(320, 100, limite: 8), .tailleIllisible),
        (png(320, 100, limite: 23), .tailleIllisible), (png(0, 100), .tailleIllisible), (png(320, 0), .tailleIllisible),
        (jpeg(320, 100, limite: 4), .tailleIllisible), (jpeg(320, 100, limite: 9), .tailleIllisible),
        (jpeg(0, 100), .tailleIllisible), (jpeg(320, 0), .tailleIllisible),
        (jpeg(320, 100, avant: [0xFF, 0xE0, 0, 0]), .tailleIllisible),
        (jpeg(320, 100, avant: [0xFF, 0xE0, 0xFF, 0xFF]), .tailleIllisible),
        (png(320, 100, limite: 24), .incomplet), (png(320, 100, limite: 50), .incomplet),
        (jpeg(320, 100, limite: 24), .incomplet), (jpeg(320, 100, limite: 28), .incomplet),
        (png(320, 100) + Data(count: Logo.tailleLimite), .tropGrand(octets: Logo.tailleLimite + 60)),
    ]

    @Test(arguments: refuses)
    func whatIsNoPictureIsRefusedInFrenchWithTheRemedy(octets: Data, refus: Logo.Refus) {
        let erreur = #expect(throws: Logo.Refus.self) { try Logo("CD", octets) }
        #expect(erreur == refus)
        #expect(erreur?.description.hasPrefix("le logo ") == true)
        #expect(erreur?.description.contains(" : ") == true)
    }

    @Test func aPictureOfFiveMegabytesIsTakenAndOneByteMoreIsToldSo() throws {
        let juste = Self.png(10, 10) + Data(count: Logo.tailleLimite - Self.png(10, 10).count)
        #expect(throws: Never.self) { try Logo("CD", juste) }
        let erreur = #expect(throws: Logo.Refus.self) { try Logo("CD", juste + [0]) }
        #expect(erreur?.description.contains("plus de 5 Mo") == true)
    }

    @Test(arguments: 0..<60)
    func noPieceOfAPictureIsTakenForTheWhole(longueur: Int) {
        #expect(throws: Logo.Refus.self) { try Logo("CD", Self.png(320, 100, limite: longueur)) }
        #expect(throws: Logo.Refus.self) { try Logo("CD", Self.jpeg(320, 100, limite: min(longueur, 30))) }
    }
}
