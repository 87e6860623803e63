/// Moments as seconds, for what is computed on them: how long ago, until when.
extension Instant {
    /// Seconds since 1 January 1970, leap seconds left out.
    public var secondesUnix: Int { jourUTC.rangUnix * 86_400 + secondesDuJour }

    /// Nil outside the years 1900 to 2199.
    public init?(secondesUnix: Int) {
        let rang = secondesUnix >= 0 ? secondesUnix / 86_400 : (secondesUnix - 86_399) / 86_400
        guard let jour = Jour(rangUnix: rang) else { return nil }
        self.init(jour, secondes: secondesUnix - rang * 86_400)
    }

    /// The nearest that can be written: no clock, however wrong, stops the program.
    public init(auPlusPres secondesUnix: Int) {
        self =
            Instant(secondesUnix: secondesUnix)
            ?? (secondesUnix < 0
                ? Instant(.premier(annee: 1900), secondes: 0) : Instant(finDe: .dernier(annee: 2199)))
    }

    /// The moment that comes `secondes` later; the same one past the last year that is known.
    public func plus(secondes: Int) -> Instant { Instant(secondesUnix: secondesUnix + secondes) ?? self }
}

extension Jour {
    /// Days since 1 January 1970. Years are counted from March, so that the leap day ends them.
    var rangUnix: Int {
        let anneeDeMars = mois > 2 ? annee : annee - 1
        let moisDeMars = (mois + 9) % 12
        let jourDeLAnnee = (153 * moisDeMars + 2) / 5 + jour - 1
        return 365 * anneeDeMars + anneeDeMars / 4 - anneeDeMars / 100 + anneeDeMars / 400 + jourDeLAnnee - 719_468
    }

    /// Nil outside the years 1900 to 2199.
    init?(rangUnix: Int) {
        let depuisMarsZero = rangUnix + 719_468
        guard (600_000...1_000_000).contains(depuisMarsZero) else { return nil }
        let (siecles, jourDesSiecles) = depuisMarsZero.quotientAndRemainder(dividingBy: 146_097)
        let annees =
            (jourDesSiecles - jourDesSiecles / 1_460 + jourDesSiecles / 36_524 - jourDesSiecles / 146_096) / 365
        let jourDeLAnnee = jourDesSiecles - (365 * annees + annees / 4 - annees / 100)
        let moisDeMars = (5 * jourDeLAnnee + 2) / 153
        let mois = moisDeMars < 10 ? moisDeMars + 3 : moisDeMars - 9
        self.init(
            400 * siecles + annees + (mois <= 2 ? 1 : 0), mois, jourDeLAnnee - (153 * moisDeMars + 2) / 5 + 1)
    }
}
