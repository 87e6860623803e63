public import Foundation

/// The picture of one of those who sign.
public struct Logo: Sendable, Hashable {
    /// Why a file cannot be a logo.
    public enum Refus: Error, Hashable, Sendable, CustomStringConvertible {
        case formatInconnu
        case tropGrand(octets: Int)
        case tailleIllisible
        case incomplet

        public var description: String {
            switch self {
            case .formatInconnu: "le logo n'est ni un PNG ni un JPEG : enregistrez-le dans l'un de ces formats"
            case .tropGrand(let octets):
                "le logo pèse plus de \((octets - 1) / 1_000_000) Mo, et 5 au plus tiennent sur une couverture : réduisez-le"
            case .tailleIllisible: "le logo est abîmé, sa taille n'y est pas lisible : enregistrez-le de nouveau"
            case .incomplet:
                "le logo est incomplet, la fin de l'image y manque : enregistrez-le ou copiez-le de nouveau"
            }
        }
    }

    enum Format {
        case png, jpeg

        var `extension`: String { self == .png ? "png" : "jpg" }
        var type: String { self == .png ? "image/png" : "image/jpeg" }
    }

    public static let tailleLimite = 5_000_000

    /// Whose: « Préfecture du Lot ».
    public let titulaire: String
    public let octets: Data
    let format: Format
    private let pixels: (largeur: Int, hauteur: Int)

    public init(_ titulaire: String, _ octets: Data) throws(Refus) {
        guard octets.count <= Self.tailleLimite else { throw .tropGrand(octets: octets.count) }
        let bytes = [UInt8](octets)
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            format = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            format = .jpeg
        } else {
            throw .formatInconnu
        }
        guard let pixels = format == .png ? Self.png(bytes) : Self.jpeg(bytes), pixels.largeur > 0, pixels.hauteur > 0
        else { throw .tailleIllisible }
        guard format == .png ? Self.pngIsWhole(bytes) : Self.jpegIsWhole(bytes) else { throw .incomplet }
        (self.titulaire, self.octets, self.pixels) = (titulaire, octets, pixels)
    }

    var alternative: String { "Logo\u{A0}: \(titulaire)" }

    /// Millimetres, at most `boite`, its proportions kept.
    func taille(dans boite: (largeur: Int, hauteur: Int)) -> (largeur: Int, hauteur: Int) {
        let largeur = boite.hauteur * pixels.largeur / pixels.hauteur
        return largeur <= boite.largeur
            ? (max(1, largeur), boite.hauteur)
            : (boite.largeur, max(1, boite.largeur * pixels.hauteur / pixels.largeur))
    }

    public static func == (left: Logo, right: Logo) -> Bool {
        left.titulaire == right.titulaire && left.octets == right.octets
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(titulaire)
        hasher.combine(octets)
    }

    /// Width and height follow the name of the first chunk.
    private static func png(_ bytes: [UInt8]) -> (largeur: Int, hauteur: Int)? {
        guard bytes.count >= 24 else { return nil }
        func number(_ place: Int) -> Int { bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(16), number(20))
    }

    /// In the first « start of frame » segment.
    private static func jpeg(_ bytes: [UInt8]) -> (largeur: Int, hauteur: Int)? {
        var place = 2
        while place + 9 < bytes.count, bytes[place] == 0xFF {
            let marker = bytes[place + 1]
            // Any number of these may fill the space before a marker.
            if marker == 0xFF {
                place += 1
                continue
            }
            let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                return (
                    Int(bytes[place + 7]) << 8 | Int(bytes[place + 8]),
                    Int(bytes[place + 5]) << 8 | Int(bytes[place + 6])
                )
            }
            guard length >= 2 else { return nil }
            place += 2 + length
        }
        return nil
    }

    /// Chunk after chunk, up to the one that ends the picture.
    private static func pngIsWhole(_ bytes: [UInt8]) -> Bool {
        var place = 8
        while place + 12 <= bytes.count {
            let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            if bytes[place + 4..<place + 8].elementsEqual("IEND".utf8) { return true }
            place += 12 + length
        }
        return false
    }

    /// Looks for « end of image » after the last « start of scan »: within a scan neither is written but as a marker.
    private static func jpegIsWhole(_ bytes: [UInt8]) -> Bool {
        for place in bytes.indices.dropLast().reversed() where bytes[place] == 0xFF {
            if bytes[place + 1] == 0xD9 { return true }
            if bytes[place + 1] == 0xDA { return false }
        }
        return false
    }
}
