import NIOCore

/// The main part of a page as it is kept: its bytes, parted where something of the person goes (the proof of its forms).
struct CorpsGarde: Sendable {
    private var morceaux: [ByteBuffer]
    /// What goes between two pieces.
    private var places: [String]

    let taille: Int

    /// The mark of a place: no text of a plan or of an entry holds a control character.
    static func place(_ nom: String) -> String { "\u{1}\(nom)\u{1}" }

    init(_ texte: String) {
        let parts = Array(texte.utf8).split(separator: 1, omittingEmptySubsequences: false)
        morceaux = stride(from: 0, to: parts.count, by: 2).map { ByteBuffer(bytes: parts[$0]) }
        places = stride(from: 1, to: parts.count, by: 2).map { String(decoding: parts[$0], as: UTF8.self) }
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
