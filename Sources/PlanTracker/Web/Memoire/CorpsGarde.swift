import NIOCore

/// The main part of a page as it is kept: its bytes, parted where something of the person goes (the proof of its forms).
struct CorpsGarde: Sendable {
    private var morceaux: [ByteBuffer] = []
    /// What goes between two pieces.
    private var places: [String] = []

    private(set) var taille = 0

    /// - Parameter places: Marks that no text of ours holds, such as a control character on each side.
    init(_ texte: String, places: [String] = []) {
        var reste = Substring(texte)
        while let (place, trouve) = Self.premiere(places, reste) {
            ajoute(reste[..<trouve.lowerBound])
            self.places.append(place)
            reste = reste[trouve.upperBound...]
        }
        ajoute(reste)
    }

    private mutating func ajoute(_ texte: Substring) {
        taille += texte.utf8.count
        morceaux.append(ByteBuffer(substring: texte))
    }

    private static func premiere(_ places: [String], _ texte: Substring) -> (String, Range<Substring.Index>)? {
        places.compactMap { place in texte.firstRange(of: place).map { (place, $0) } }
            .min { $0.1.lowerBound < $1.1.lowerBound }
    }

    /// - Parameter valeurs: What goes at each place, escaped already.
    func octets(_ valeurs: [String: String] = [:]) -> ByteBuffer {
        guard morceaux.count > 1 else { return morceaux.first ?? ByteBuffer() }
        var octets = ByteBuffer()
        octets.reserveCapacity(taille + places.count * 48)
        for (rang, morceau) in morceaux.enumerated() {
            octets.writeImmutableBuffer(morceau)
            if rang < places.count { octets.writeString(valeurs[places[rang]] ?? "") }
        }
        return octets
    }
}
