/// When each row was written, for rows that are in the order of their writing and bear what the clock said.
///
/// A clock may have run ahead for a while, or gone back. The order of the rows is sure, their dates are not: the rows
/// whose days follow each other best are believed, and a row that does not fit among them is held to have been written
/// between its neighbours.
public struct Chronologie: Hashable, Sendable {
    /// For each row; they never go back.
    public let instants: [Instant]
    /// The ranks of the rows that the clock misdated.
    public let egares: [Int]

    /// Days: a longer leap is not the ordinary silence of a follow-up.
    public static let saut = 400

    public init(_ lus: [Instant]) {
        guard zip(lus, lus.dropFirst()).contains(where: { $0 > $1 }) else {
            (instants, egares) = (lus, [])
            return
        }
        let jours = Self.jours(lus)
        let fiables = Self.fiables(jours.map(\.rang))
        var crus = [Bool](repeating: false, count: lus.count)
        for (jour, fiable) in zip(jours, fiables) where fiable {
            for rang in jour.rangs { crus[rang] = true }
        }
        // The first believed moment at or after each row.
        var suivants = [Instant?](repeating: nil, count: lus.count)
        var suivant: Instant?
        for rang in lus.indices.reversed() {
            if crus[rang] { suivant = suivant.map { min($0, lus[rang]) } ?? lus[rang] }
            suivants[rang] = suivant
        }
        var retenus: [Instant] = []
        retenus.reserveCapacity(lus.count)
        for (rang, lu) in lus.enumerated() {
            let auPlus = crus[rang] ? lu : min(lu, suivants[rang] ?? lu)
            retenus.append(max(retenus.last ?? auPlus, auPlus))
        }
        instants = retenus
        egares = crus.indices.filter { !crus[$0] }
    }

    /// Rows of one day that follow each other.
    private static func jours(_ lus: [Instant]) -> [(rang: Int, rangs: Range<Int>)] {
        var jours: [(rang: Int, rangs: Range<Int>)] = []
        for (rang, lu) in lus.enumerated() {
            let jour = lu.jourUTC.rangUnix
            if let dernier = jours.last, dernier.rang == jour {
                jours[jours.count - 1].rangs = dernier.rangs.lowerBound..<(rang + 1)
            } else {
                jours.append((jour, rang..<(rang + 1)))
            }
        }
        return jours
    }

    /// The most days that follow each other with the fewest leaps. Between two that are as good, the one that was
    /// written first stands, so that what was known stays what it was, unless it is a leap ahead.
    private static func fiables(_ jours: [Int]) -> [Bool] {
        var notes = [Int](repeating: 2, count: jours.count)
        var avant = [Int?](repeating: nil, count: jours.count)
        var meilleur = 0
        for rang in jours.indices {
            for precedent in 0..<rang where jours[precedent] <= jours[rang] {
                let note = notes[precedent] + (jours[rang] - jours[precedent] > saut ? 1 : 2)
                if note > notes[rang] { (notes[rang], avant[rang]) = (note, precedent) }
            }
            let estAvant = jours[meilleur] - jours[rang] > saut
            if notes[rang] > notes[meilleur] || (notes[rang] == notes[meilleur] && estAvant) { meilleur = rang }
        }
        var fiables = [Bool](repeating: false, count: jours.count)
        var rang: Int? = jours.isEmpty ? nil : meilleur
        while let tenu = rang {
            fiables[tenu] = true
            rang = avant[tenu]
        }
        return fiables
    }
}
