import NIOCore

/// The main part of a page as it is kept: its bytes, parted where something of the person goes (the proof of its forms).
struct CorpsGarde: Sendable {
    private var morceaux: [ByteBuffer]
    /// What goes between two pieces.
    private var places: [String]

    let taille: Int

    /// Before and after the name of a place: escaping lets it through nowhere else.
    static let marque: UInt8 = 1

    /// Drawn when the program starts: what someone types is never a place.
    private static let hasard: String = {
        var hasard = SystemRandomNumberGenerator()
        return (0..<2).map { _ in String(hasard.next() as UInt64, radix: 36) }.joined()
    }()
    private static let debut = "\u{1}\(hasard)-"

    /// What stands at a place until the page is answered.
    static func place(_ nom: String) -> String { "\(debut)\(nom)\u{1}" }

    static func estUnePlace(_ texte: String) -> Bool { texte.hasPrefix(debut) && texte.utf8.last == marque }

    init(_ texte: String) {
        let parts = Array(texte.utf8).split(separator: Self.marque, omittingEmptySubsequences: false)
        let avant = Self.debut.utf8.count - 1
        morceaux = stride(from: 0, to: parts.count, by: 2).map { ByteBuffer(bytes: parts[$0]) }
        places = stride(from: 1, to: parts.count, by: 2).map {
            String(decoding: parts[$0].dropFirst(avant), as: UTF8.self)
        }
        taille = texte.utf8.count
    }

    /// - Parameters:
    ///   - valeurs: What goes at each place, by its name: texts of ours, without markup.
    ///   - corps: What goes at the place « corps ».
    func octets(_ valeurs: [String: String] = [:], corps: ByteBuffer? = nil) -> ByteBuffer {
        guard morceaux.count > 1 else { return morceaux.first ?? ByteBuffer() }
        var octets = ByteBuffer()
        octets.reserveCapacity(taille + places.count * 48 + (corps?.readableBytes ?? 0))
        for (rang, morceau) in morceaux.enumerated() {
            octets.writeImmutableBuffer(morceau)
            guard rang < places.count else { continue }
            if let corps, places[rang] == "corps" {
                octets.writeImmutableBuffer(corps)
            } else {
                octets.writeString(valeurs[places[rang]] ?? "")
            }
        }
        return octets
    }
}
