extension Periode {
    /// Reads the wordings that French plans print; nil when the wording does not fix an interval by itself
    /// (« fin 2018 », « rapidement »): the file then gives the bounds.
    ///
    /// `courant 2018` and `2018` both end on 31 December: a launch planned for "2018" is not late before 2019.
    /// A school year runs from 1 September to 31 August.
    public init?(imprime: String) {
        let mots = Periode.mots(imprime)
        guard let lue = Periode.lire(mots[...]) else { return nil }
        self.init(imprime: imprime, debut: lue.debut, fin: lue.fin, dejaEngagee: lue.engagee)
    }

    private struct Lue {
        var debut: Jour?
        var fin: Jour?
        var engagee = false
    }

    private static let mois = [
        "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
        "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
    ]
    private static let rangs = [
        "1er": 1, "premier": 1, "1": 1, "2e": 2, "2eme": 2, "2nd": 2, "second": 2, "deuxieme": 2, "2": 2,
        "3e": 3, "3eme": 3, "troisieme": 3, "3": 3, "4e": 4, "4eme": 4, "quatrieme": 4, "4": 4,
    ]

    /// Lower-case words without accents; dashes between years and the signs of dates stand alone or stay in place.
    private static func mots(_ texte: String) -> [String] {
        var plain = ""
        for character in texte.lowercased() {
            switch character {
            case "é", "è", "ê": plain += "e"
            case "à", "â": plain += "a"
            case "û", "ù": plain += "u"
            case "’": plain += "'"
            case "-", "–", "—": plain += " - "
            case "\u{A0}", "\u{202F}", "\n", "\t": plain += " "
            default: plain.append(character)
            }
        }
        return plain.split(separator: " ").map(String.init)
    }

    private static func lire(_ mots: ArraySlice<String>) -> Lue? {
        guard let premier = mots.first else { return nil }
        let suite = mots.dropFirst()
        switch premier {
        case "en" where suite.first == "cours":
            let reste = suite.dropFirst()
            guard let conjonction = reste.first else { return Lue(engagee: true) }
            guard ["ou", "et"].contains(conjonction), let lue = lire(reste.dropFirst()) else { return nil }
            return Lue(debut: nil, fin: lue.fin, engagee: true)
        case "annee" where suite.first == "scolaire": return anneeScolaire(suite.dropFirst())
        case "courant", "en", "annee": return suite.count == 1 ? annees(suite) : nil
        case "jusqu'au", "jusqu'en", "jusqu'a", "d'ici": return lire(suite).map { Lue(debut: nil, fin: $0.fin) }
        case "avant": return avant(suite)
        case "depuis", "des": return lire(suite).map { Lue(debut: $0.debut, fin: nil) }
        case "a" where suite.starts(with: ["partir", "de"]) || suite.starts(with: ["partir", "du"]):
            return lire(suite.dropFirst(2)).map { Lue(debut: $0.debut, fin: nil) }
        case "de": return annees(suite)
        default: return subdivision(mots) ?? date(mots) ?? annees(mots)
        }
    }

    /// « fin 2017 », « la fin de l'année 2017 » after « avant »: the last day of that year.
    private static func avant(_ mots: ArraySlice<String>) -> Lue? {
        let utiles = mots.filter { !["la", "fin", "de", "l'annee"].contains($0) }
        guard mots.contains("fin"), utiles.count == 1 else { return nil }
        return annees(utiles[...]).map { Lue(debut: nil, fin: $0.fin) }
    }

    /// « 2018 », « 2018 - 2019 », « 2018 à 2019 ».
    private static func annees(_ mots: ArraySlice<String>) -> Lue? {
        guard let debut = mots.first.flatMap(annee) else { return nil }
        if mots.count == 1 { return Lue(debut: .premier(annee: debut), fin: .dernier(annee: debut)) }
        let suite = mots.dropFirst()
        guard suite.count == 2, let signe = suite.first, ["-", "a", "et"].contains(signe),
            let fin = suite.last.flatMap(annee), fin >= debut
        else { return nil }
        return Lue(debut: .premier(annee: debut), fin: .dernier(annee: fin))
    }

    private static func anneeScolaire(_ mots: ArraySlice<String>) -> Lue? {
        guard let lue = annees(mots), let debut = lue.debut?.annee, lue.fin?.annee == debut + 1 else { return nil }
        return Lue(debut: .premier(annee: debut, mois: 9), fin: .dernier(annee: debut + 1, mois: 8))
    }

    /// « 2nd semestre 2018 », « 3e trimestre 2019 », also « 2nd semestre de l'année 2018 ».
    private static func subdivision(_ mots: ArraySlice<String>) -> Lue? {
        let utiles = mots.filter { !["de", "l'annee", "l'an"].contains($0) }
        // « 1 er semestre »: the exponent was set apart by the extraction.
        let joints = utiles.count == 4 ? [utiles[0] + utiles[1], utiles[2], utiles[3]] : utiles
        guard joints.count == 3, let rang = rangs[joints[0]], let annee = annee(joints[2]) else { return nil }
        let duree: Int
        switch joints[1] {
        case "semestre" where rang <= 2: duree = 6
        case "trimestre": duree = 3
        default: return nil
        }
        let premier = (rang - 1) * duree + 1
        return Lue(debut: .premier(annee: annee, mois: premier), fin: .dernier(annee: annee, mois: premier + duree - 1))
    }

    /// « 17 avril 2018 », « avril 2018 », « 31/12/2018 », « 2018 - 12 - 31 ».
    private static func date(_ mots: ArraySlice<String>) -> Lue? {
        let mots = Array(mots)
        if mots.count == 1, case let parts = mots[0].split(separator: "/", omittingEmptySubsequences: false),
            parts.count == 3,
            mots[0].utf8.allSatisfy({ (0x2F...0x39).contains($0) }),
            let jour = Int(parts[0]), let mois = Int(parts[1]), let annee = annee(String(parts[2]))
        {
            return Jour(annee, mois, jour).map { Lue(debut: $0, fin: $0) }
        }
        if mots.count == 5, mots[1] == "-", mots[3] == "-",
            let jour = Jour(iso: mots[0] + "-" + mots[2] + "-" + mots[4])
        {
            return Lue(debut: jour, fin: jour)
        }
        guard let annee = mots.last.flatMap(annee), mots.count >= 2, let mois = mois[mots[mots.count - 2]] else {
            return nil
        }
        if mots.count == 2 {
            return Lue(debut: .premier(annee: annee, mois: mois), fin: .dernier(annee: annee, mois: mois))
        }
        guard mots.count == 3, let numero = Int(mots[0] == "1er" ? "1" : mots[0]) else { return nil }
        return Jour(annee, mois, numero).map { Lue(debut: $0, fin: $0) }
    }

    private static func annee(_ mot: String) -> Int? {
        guard mot.utf8.count == 4, let annee = Int(mot), (1900...2199).contains(annee) else { return nil }
        return annee
    }
}
