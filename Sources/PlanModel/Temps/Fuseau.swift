/// The time zone of a département: what turns a moment into a day and an hour.
///
/// The rules are written here, not asked of the system: a document made again in six years, on another machine, must bear
/// the same hours. They hold for the moments that the program records, all later than 1996.
public enum Fuseau: String, CaseIterable, Codable, Hashable, Sendable {
    case paris = "Europe/Paris"
    case guadeloupe = "America/Guadeloupe"
    case martinique = "America/Martinique"
    case saintBarthelemy = "America/St_Barthelemy"
    case saintMartin = "America/Marigot"
    case guyane = "America/Cayenne"
    case saintPierreEtMiquelon = "America/Miquelon"
    case reunion = "Indian/Reunion"
    case mayotte = "Indian/Mayotte"
    case nouvelleCaledonie = "Pacific/Noumea"
    case wallisEtFutuna = "Pacific/Wallis"
    case polynesie = "Pacific/Tahiti"
    case marquises = "Pacific/Marquesas"
    case gambier = "Pacific/Gambier"

    /// That of a département, by its INSEE code.
    public init(departement code: String) {
        self =
            switch code {
            case "971": .guadeloupe
            case "972": .martinique
            case "973": .guyane
            case "974": .reunion
            case "975": .saintPierreEtMiquelon
            case "976": .mayotte
            case "977": .saintBarthelemy
            case "978": .saintMartin
            case "986": .wallisEtFutuna
            case "987": .polynesie
            case "988": .nouvelleCaledonie
            default: .paris
            }
    }

    /// Minutes east of Greenwich, in winter.
    private var normal: Int {
        switch self {
        case .paris: 60
        case .guadeloupe, .martinique, .saintBarthelemy, .saintMartin: -240
        case .guyane, .saintPierreEtMiquelon: -180
        case .reunion: 240
        case .mayotte: 180
        case .nouvelleCaledonie: 660
        case .wallisEtFutuna: 720
        case .polynesie: -600
        case .marquises: -570
        case .gambier: -540
        }
    }

    /// Seconds to add to UTC.
    public func decalage(_ instant: Instant) -> Int { (normal + (estEnEte(instant) ? 60 : 0)) * 60 }

    private func estEnEte(_ instant: Instant) -> Bool {
        let annee = instant.jourUTC.annee
        switch self {
        case .paris:
            // At 1 o'clock UTC, the last Sundays of March and October.
            return instant >= Self.dimanche(-1, annee, 3, heure: 1) && instant < Self.dimanche(-1, annee, 10, heure: 1)
        case .saintPierreEtMiquelon:
            // At 2 o'clock there, the second Sunday of March and the first of November, as in North America.
            return instant >= Self.dimanche(2, annee, 3, heure: 5) && instant < Self.dimanche(1, annee, 11, heure: 4)
        default: return false
        }
    }

    /// - Parameter rang: Which Sunday of the month; -1 for the last.
    private static func dimanche(_ rang: Int, _ annee: Int, _ mois: Int, heure: Int) -> Instant {
        // 1 January 1970 was a Thursday.
        func apresDimanche(_ jour: Int) -> Int { ((jour + 4) % 7 + 7) % 7 }
        let jour: Int
        if rang < 0 {
            let dernier = Jour.dernier(annee: annee, mois: mois).rangUnix
            jour = dernier - apresDimanche(dernier)
        } else {
            let premier = Jour.premier(annee: annee, mois: mois).rangUnix
            jour = premier + (7 - apresDimanche(premier)) % 7 + 7 * (rang - 1)
        }
        return Instant(auPlusPres: jour * 86_400 + heure * 3_600)
    }
}

/// A moment as the people of the département read it on their clocks.
extension Instant {
    private func local(_ fuseau: Fuseau) -> Instant {
        Instant(auPlusPres: secondesUnix + fuseau.decalage(self))
    }

    public func jour(_ fuseau: Fuseau) -> Jour { local(fuseau).jourUTC }

    /// « 8 h 05 », with no-break spaces.
    public func heure(_ fuseau: Fuseau) -> String {
        let minutes = local(fuseau).secondesDuJour / 60
        return "\(minutes / 60)\u{A0}h\u{A0}\(deuxChiffres(minutes % 60))"
    }

    /// « 2 septembre 2019 à 8 h 05 ».
    public func enToutesLettres(_ fuseau: Fuseau) -> String {
        "\(jour(fuseau).enToutesLettres) à \(heure(fuseau))"
    }

    /// The last second of a day there.
    public init(finDe jour: Jour, _ fuseau: Fuseau) {
        let minuit = Instant(finDe: jour).secondesUnix
        // Clocks change in the small hours: what holds an hour before the end of the day holds at its end.
        let proche = Instant(auPlusPres: minuit - fuseau.decalage(Instant(finDe: jour)))
        self.init(auPlusPres: minuit - fuseau.decalage(proche))
    }
}
