extension Periode {
    /// Reads the wordings that French plans print; nil when the wording fixes no interval by itself
    /// (« rapidement », « hiver 2021 »): the file then gives the bounds.
    ///
    /// `courant 2018` and `2018` both end on 31 December: a launch planned for "2018" is not late before 2019.
    /// A school year runs from 1 September to 31 August. « début », « mi- » and « fin » are the thirds of what they
    /// are said of. « dès », « à partir de » and « depuis » leave the end open; « court terme », « annuel »,
    /// « permanent » give no day at all.
    public init?(imprime: String) { self.init(imprime: imprime, mots: Periode.mots(imprime)) }

    private init?(imprime: String, mots: [String]) {
        guard let lue = Periode.lire(mots) else { return nil }
        self.init(imprime: imprime, debut: lue.debut, fin: lue.fin, dejaEngagee: lue.engagee)
    }

    /// What the words of a plan mean in that plan: « court terme » where it says which years that is, « année 2 » and
    /// « durée du schéma », counted from its own period.
    struct Repere {
        var plan: Periode?
        var horizons: [Plan.Horizon] = [] {
            didSet { nommes = horizons.map { (Periode.sansPreposition(Periode.mots($0.nom)), $0) } }
        }
        /// Each by the words of its name.
        fileprivate var nommes: [(mots: [String], horizon: Plan.Horizon)] = []
    }

    /// The same, read in a plan: its own definitions come first.
    init?(imprime: String, repere: Repere) {
        let mots = Periode.mots(imprime)
        let nom = repere.nommes.isEmpty ? [] : Periode.sansPreposition(mots)
        let horizon = repere.nommes.first { $0.mots == nom }?.horizon
        let relative =
            horizon.map { ($0.periode.debut, $0.periode.fin) } ?? repere.plan.flatMap { Periode.relative(mots, a: $0) }
        if let (debut, fin) = relative {
            self.init(imprime: imprime, debut: debut, fin: fin, selonLePlan: true)
        } else {
            self.init(imprime: imprime, mots: mots)
        }
    }

    /// The last day of what « dès 2021 » names: the end of 2021. Nil unless the end of this period is open.
    public var finDuDebut: Jour? {
        guard let debut, fin == nil else { return nil }
        let mots = Periode.mots(imprime)
        // « après 2024 » names the year that it begins with.
        if mots.first == "apres" { return .dernier(annee: debut.annee) }
        return Periode.ouverture(mots).flatMap { Periode.intervalle($0.nommee)?.fin } ?? debut
    }

    private struct Lue {
        var debut: Jour?
        var fin: Jour?
        var engagee = false
    }

    private static let mois = [
        "janvier": 1, "janv": 1, "fevrier": 2, "fevr": 2, "fev": 2, "mars": 3, "avril": 4, "avr": 4, "mai": 5,
        "juin": 6, "juillet": 7, "juil": 7, "aout": 8, "septembre": 9, "sept": 9, "octobre": 10, "oct": 10,
        "novembre": 11, "nov": 11, "decembre": 12, "dec": 12,
    ]
    private static let rangs = [
        "1er": 1, "premier": 1, "1": 1, "1re": 1, "1ere": 1, "premiere": 1, "2e": 2, "2eme": 2, "2nd": 2, "second": 2,
        "deuxieme": 2, "2": 2, "2nde": 2, "seconde": 2, "3e": 3, "3eme": 3, "troisieme": 3, "3": 3, "4e": 4,
        "4eme": 4, "quatrieme": 4, "4": 4, "5e": 5, "5eme": 5, "cinquieme": 5, "5": 5, "6e": 6, "6eme": 6,
        "sixieme": 6, "6": 6,
    ]
    /// Words that only bind the others.
    private static let articles: Set<String> = [
        "de", "du", "d'", "le", "la", "les", "l'", "l'annee", "annee", "l'an", "mois",
    ]
    /// Wordings that say when without any day.
    private static let sansJour: Set<String> = [
        "court terme", "tres court terme", "moyen terme", "long terme", "court et moyen terme",
        "court - moyen terme", "court / moyen terme", "moyen et long terme", "moyen - long terme",
        "moyen / long terme", "annuel", "annuelle", "annuels", "annuelles", "pluriannuel", "pluriannuelle",
        "semestriel", "semestrielle", "trimestriel", "trimestrielle", "mensuel", "mensuelle", "bisannuel",
        "bisannuelle", "continu", "continue", "permanent", "permanente", "permanence", "recurrent", "recurrente",
        "ponctuel", "ponctuelle", "tous les ans", "chaque annee", "toute l'annee", "fil de l' eau",
    ]

    /// Lower-case words without accents; dashes and slashes between words stand alone, the signs of dates stay.
    private static func mots(_ texte: String) -> [String] {
        // A bare year, which is most of them.
        if texte.utf8.count == 4, texte.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return [texte] }
        return simples(texte).split(separator: " ").flatMap { mot -> [String] in
            // « sept. », « sem. », « l'été », « 2021/2022 », « 31.12.2021 », « 2021, 2022 et 2023 ».
            var mot = mot.hasSuffix(".") && mot.count > 2 ? String(mot.dropLast()) : String(mot)
            if mot.hasSuffix(","), annee(String(mot.dropLast())) != nil { return [String(mot.dropLast()), ","] }
            mot = ["sem": "semestre", "trim": "trimestre"][mot] ?? mot
            if mot.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }) { mot.replace(".", with: "/") }
            var avant: [String] = []
            for prefixe in ["l'", "d'"]
            where mot.hasPrefix(prefixe) && !["l'annee", "l'an", "d'ici"].contains(mot) && mot.count > 2 {
                avant.append(prefixe)
                mot = String(mot.dropFirst(2))
            }
            guard mot.utf8.contains(UInt8(ascii: "/")) else { return avant + [mot] }
            let parts = mot.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts.contains(where: { Int($0) != nil && $0.utf8.count != 4 }) else {
                return avant + [mot]
            }
            return avant + (parts[0].isEmpty ? [] : [parts[0]]) + ["/"] + (parts[1].isEmpty ? [] : [parts[1]])
        }
    }

    private static func simples(_ texte: String) -> String {
        // Without accents, a byte is a sign.
        guard texte.utf8.contains(where: { $0 >= 0x80 }) else {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(texte.utf8.count + 4)
            for byte in texte.utf8 {
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
                case UInt8(ascii: "-"): bytes += [0x20, byte, 0x20]
                case 0x0A, 0x09: bytes.append(0x20)
                default: bytes.append(byte)
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        var plain = ""
        for character in texte.lowercased() {
            switch character {
            case "é", "è", "ê": plain += "e"
            case "à", "â": plain += "a"
            case "û", "ù": plain += "u"
            case "’": plain += "'"
            // « 1ᵉʳ », « 2ᵉ »: as we print them.
            case "ᵉ": plain += "e"
            case "ʳ": plain += "r"
            case "ⁿ": plain += "n"
            case "ᵈ": plain += "d"
            case "-", "–", "—", "→": plain += " - "
            case "\u{A0}", "\u{202F}", "\n", "\t": plain += " "
            default: plain.append(character)
            }
        }
        return plain
    }

    private static func lire(_ mots: [String]) -> Lue? {
        guard let premier = mots.first else { return nil }
        let suite = Array(mots.dropFirst())
        if sansJour.contains(sansPreposition(mots).joined(separator: " ")) || rangDAnnee(mots) != nil
            || estDureeDuPlan(mots)
        {
            return Lue()
        }
        if let ouverture = ouverture(mots) {
            return intervalle(ouverture.nommee).map { Lue(debut: $0.debut, fin: nil, engagee: ouverture.engagee) }
        }
        switch premier {
        case "en" where suite.first == "cours":
            let reste = Array(suite.dropFirst())
            guard let conjonction = reste.first else { return Lue(engagee: true) }
            guard ["ou", "et"].contains(conjonction), let lue = lire(Array(reste.dropFirst())) else { return nil }
            return Lue(debut: nil, fin: lue.fin, engagee: true)
        case "jusqu'au", "jusqu'en", "jusqu'a", "d'ici": return intervalle(suite).map { Lue(debut: nil, fin: $0.fin) }
        case "horizon": return intervalle(suite).map { Lue(debut: nil, fin: $0.fin) }
        case "a" where suite.starts(with: ["l'", "horizon"]):
            return intervalle(Array(suite.dropFirst(2))).map { Lue(debut: nil, fin: $0.fin) }
        case "au" where suite.starts(with: ["plus", "tard"]):
            return intervalle(Array(suite.dropFirst(2))).map { Lue(debut: nil, fin: $0.fin) }
        case "avant": return avant(suite)
        case "apres": return intervalle(suite)?.fin.map { Lue(debut: $0.lendemain, fin: nil) }
        case _ where mots.count > 3 && mots.suffix(3) == ["au", "plus", "tard"]:
            return intervalle(Array(mots.dropLast(3))).map { Lue(debut: nil, fin: $0.fin) }
        default: return intervalle(mots)
        }
    }

    // MARK: - Open ends

    /// What « dès 2021 », « à partir de 2021 », « à compter du 1er mars 2021 », « depuis 2019 », « en cours depuis
    /// 2019 » and « 2021 et suivantes » name; started already for the two that say so.
    private static func ouverture(_ mots: [String]) -> (nommee: [String], engagee: Bool)? {
        let (debuts, fins): ([[String]], [[String]]) = (
            [["des"], ["a", "partir"], ["a", "compter"]],
            [["et", "suivantes"], ["et", "suivants"], ["et", "apres"], ["et", "au", "-", "dela"], ["et", "plus"]]
        )
        for debut in [["depuis"], ["en", "cours", "depuis"]] where mots.starts(with: debut) {
            return (Array(mots.dropFirst(debut.count)), true)
        }
        for debut in debuts where mots.starts(with: debut) { return (Array(mots.dropFirst(debut.count)), false) }
        for fin in fins where mots.count > fin.count && Array(mots.suffix(fin.count)) == fin {
            return (Array(mots.dropLast(fin.count)), false)
        }
        return nil
    }

    /// « avant fin 2017 » ends with 2017, « avant 2018 » the day before it begins.
    private static func avant(_ mots: [String]) -> Lue? {
        guard let lue = intervalle(mots), let debut = lue.debut, let fin = lue.fin else { return nil }
        let estUneFin = mots.contains("fin") || debut == fin
        return Lue(debut: nil, fin: estUneFin ? fin : debut.veille)
    }

    // MARK: - Intervals

    /// « 2018-2019 », « mars à juin 2021 », « du 1er mars au 30 juin 2021 », or one of the simple wordings.
    private static func intervalle(_ mots: [String]) -> Lue? {
        let mots = sansPreposition(mots)
        if let lue = simple(mots) { return lue }
        for (place, signe) in mots.enumerated().dropFirst() where ["-", "a", "au", "et", "/"].contains(signe) {
            guard let fin = simple(Array(mots[(place + 1)...])), let dernier = fin.fin else { continue }
            let gauche = Array(mots[..<place])
            // « de mars à juin 2021 »: the year is said once.
            guard let debut = (simple(gauche) ?? simple(gauche + [String(dernier.annee)]))?.debut,
                let premier = fin.debut,
                debut <= premier
            else { continue }
            return Lue(debut: debut, fin: dernier)
        }
        return nil
    }

    /// Without the words that only lead to a period: « courant », « au cours de », « pendant », « entre ».
    private static func sansPreposition(_ mots: [String]) -> [String] {
        var mots = mots[...]
        let groupes = [
            ["au", "cours"], ["dans", "le", "courant"], ["courant"], ["dans"], ["pendant"], ["durant"], ["entre"],
            ["en"], ["au"], ["a"], ["sur"], ["vers"],
        ]
        while let groupe = groupes.first(where: { mots.count > $0.count && mots.starts(with: $0) }) {
            mots = mots.dropFirst(groupe.count)
        }
        while let premier = mots.first, mots.count > 1, ["de", "du", "d'", "le", "la", "l'"].contains(premier) {
            mots = mots.dropFirst()
        }
        return Array(mots)
    }

    private static func simple(_ mots: [String]) -> Lue? {
        if mots.starts(with: ["annee", "scolaire"]) { return anneeScolaire(Array(mots.dropFirst(2))) }
        let utiles = mots.filter { !articles.contains($0) }
        if let annee = utiles.first.flatMap(annee), utiles.count == 1 {
            return Lue(debut: .premier(annee: annee), fin: .dernier(annee: annee))
        }
        return annees(utiles) ?? subdivision(utiles) ?? date(utiles) ?? tiers(utiles) ?? saison(utiles)
    }

    /// « 2018 - 2019 », « 2018 à 2019 », « 2018/2019 », « 2021, 2022 et 2023 ».
    private static func annees(_ mots: [String]) -> Lue? {
        let nommees = mots.compactMap(annee)
        if nommees.count > 1, mots.count == nommees.count * 2 - 1, mots.contains(","),
            zip(nommees, nommees.dropFirst()).allSatisfy({ $1 == $0 + 1 }),
            mots.enumerated().allSatisfy({ $0 % 2 == 0 ? annee($1) != nil : [",", "et"].contains($1) })
        {
            return Lue(debut: .premier(annee: nommees[0]), fin: .dernier(annee: nommees[nommees.count - 1]))
        }
        guard mots.count == 3, ["-", "a", "et", "/"].contains(mots[1]), let debut = annee(mots[0]),
            let fin = annee(mots[2]), fin >= debut
        else { return nil }
        return Lue(debut: .premier(annee: debut), fin: .dernier(annee: fin))
    }

    private static func anneeScolaire(_ mots: [String]) -> Lue? {
        guard let lue = annees(mots), let debut = lue.debut?.annee, lue.fin?.annee == debut + 1 else { return nil }
        return Lue(debut: .premier(annee: debut, mois: 9), fin: .dernier(annee: debut + 1, mois: 8))
    }

    /// « 2nd semestre 2018 », « 3e trimestre 2019 », « dernier trimestre 2019 », « T3 2019 », « 2019-S1 ».
    private static func subdivision(_ mots: [String]) -> Lue? {
        let joints = mots.filter { $0 != "-" }
        // « 1 er semestre »: the exponent was set apart by the extraction.
        let unis = joints.count == 4 ? [joints[0] + joints[1], joints[2], joints[3]] : joints
        if unis.count == 3, let annee = annee(unis[2]) {
            let duree = ["semestre": 6, "trimestre": 3][unis[1]]
            guard let duree else { return nil }
            let rang = unis[0] == "dernier" ? 12 / duree : rangs[unis[0]]
            return rang.flatMap { partie($0, duree, annee) }
        }
        guard unis.count == 2 else { return nil }
        for (sigle, an) in [(unis[0], unis[1]), (unis[1], unis[0])] {
            guard let annee = annee(an), sigle.utf8.count == 2 else { continue }
            for (lettre, duree) in [("t", 3), ("s", 6)] {
                let chiffre =
                    sigle.hasPrefix(lettre) ? sigle.dropFirst() : sigle.hasSuffix(lettre) ? sigle.dropLast() : ""
                if let rang = Int(chiffre) { return partie(rang, duree, annee) }
            }
        }
        return nil
    }

    private static func partie(_ rang: Int, _ duree: Int, _ annee: Int) -> Lue? {
        guard (1...12 / duree).contains(rang) else { return nil }
        let premier = (rang - 1) * duree + 1
        return Lue(debut: .premier(annee: annee, mois: premier), fin: .dernier(annee: annee, mois: premier + duree - 1))
    }

    /// « 17 avril 2018 », « sept. 2021 », « 31/12/2018 », « 31.12.2018 », « 2018 - 12 - 31 », « 09/2021 ».
    private static func date(_ mots: [String]) -> Lue? {
        if mots.count == 1, case let parts = mots[0].split(separator: "/", omittingEmptySubsequences: false),
            mots[0].utf8.allSatisfy({ (0x2F...0x39).contains($0) })
        {
            if parts.count == 3, let jour = Int(parts[0]), let mois = Int(parts[1]), let annee = annee(String(parts[2]))
            {
                return Jour(annee, mois, jour).map { Lue(debut: $0, fin: $0) }
            }
            if parts.count == 2, let mois = Int(parts[0]), (1...12).contains(mois), let annee = annee(String(parts[1]))
            {
                return Lue(debut: .premier(annee: annee, mois: mois), fin: .dernier(annee: annee, mois: mois))
            }
        }
        if mots.count == 5, mots[1] == "-", mots[3] == "-",
            let jour = Jour(iso: mots[0] + "-" + mots[2] + "-" + mots[4])
        {
            return Lue(debut: jour, fin: jour)
        }
        // « 2021 - 06 ».
        if mots.count == 3, mots[1] == "-", mots[2].utf8.count == 2, let annee = annee(mots[0]),
            let mois = Int(mots[2]), (1...12).contains(mois)
        {
            return Lue(debut: .premier(annee: annee, mois: mois), fin: .dernier(annee: annee, mois: mois))
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

    /// « début 2022 » ends with April, « mi-2022 » with August, « fin 2022 » with the year; the same thirds of a
    /// semestre or a trimestre; the days 1 to 10, 11 to 20 and 21 to the last of a month.
    private static func tiers(_ mots: [String]) -> Lue? {
        let rangs = ["debut": 0, "mi": 1, "milieu": 1, "fin": 2]
        guard let rang = mots.first.flatMap({ rangs[$0] }) else { return nil }
        let reste = Array(mots.dropFirst().drop { $0 == "-" })
        guard let lue = simple(reste), let debut = lue.debut, let fin = lue.fin, debut.annee == fin.annee else {
            return nil
        }
        let duree = fin.mois - debut.mois + 1
        if duree == 1, debut != fin {
            return Jour(debut.annee, debut.mois, rang * 10 + 1).map {
                Lue(debut: $0, fin: rang == 2 ? fin : Jour(debut.annee, debut.mois, rang * 10 + 10))
            }
        }
        guard duree >= 3, duree % 3 == 0 else { return nil }
        let premier = debut.mois + rang * duree / 3
        return Lue(
            debut: .premier(annee: debut.annee, mois: premier),
            fin: .dernier(annee: debut.annee, mois: premier + duree / 3 - 1))
    }

    /// « été 2021 », « hiver 2021-2022 »; « rentrée 2021 » is September. « hiver 2021 » may be either end of the year.
    private static func saison(_ mots: [String]) -> Lue? {
        let utiles = mots.filter { $0 != "scolaire" }
        guard let mot = utiles.first, utiles.count >= 2, let annee = annee(utiles[1]) else { return nil }
        if mot == "hiver" {
            guard let annees = annees(Array(utiles.dropFirst())), annees.fin?.annee == annee + 1 else { return nil }
            return Lue(debut: Jour(annee, 12, 22), fin: Jour(annee + 1, 3, 19))
        }
        guard utiles.count == 2 else { return nil }
        switch mot {
        case "printemps": return Lue(debut: Jour(annee, 3, 20), fin: Jour(annee, 6, 20))
        case "ete": return Lue(debut: Jour(annee, 6, 21), fin: Jour(annee, 9, 22))
        case "automne": return Lue(debut: Jour(annee, 9, 23), fin: Jour(annee, 12, 21))
        case "rentree": return Lue(debut: .premier(annee: annee, mois: 9), fin: .dernier(annee: annee, mois: 9))
        default: return nil
        }
    }

    private static func annee(_ mot: String) -> Int? {
        guard mot.utf8.count == 4, let annee = Int(mot), (1900...2199).contains(annee) else { return nil }
        return annee
    }

    // MARK: - Years counted from the beginning of the plan

    /// « année 2 », « 2e année », « années 1 à 3 », « A1 », « an 2 »: the first and the last, from 1.
    private static func rangDAnnee(_ mots: [String]) -> ClosedRange<Int>? {
        var utiles = mots.filter {
            !["de", "du", "la", "l'", "en", "a", "au", "mise", "oeuvre", "plan", "schema"].contains($0)
        }
        if utiles.count == 2, ["annee", "an"].contains(utiles[1]), Int(utiles[0]) == nil, let rang = rangs[utiles[0]] {
            return rang...rang
        }
        if utiles.count == 1, utiles[0].hasPrefix("a"), let rang = Int(utiles[0].dropFirst()), (1...6).contains(rang) {
            return rang...rang
        }
        guard let mot = utiles.first, ["annee", "annees", "an", "ans"].contains(mot) else { return nil }
        utiles = utiles.dropFirst().filter { !["-", "et", "/"].contains($0) }
        let nombres = utiles.compactMap(Int.init)
        guard nombres.count == utiles.count, let premier = nombres.first, let dernier = nombres.last,
            nombres.count <= 2, (1...12).contains(premier), (premier...12).contains(dernier)
        else { return nil }
        return premier...dernier
    }

    private static func estDureeDuPlan(_ mots: [String]) -> Bool {
        let utiles = mots.filter { !["toute", "la", "du", "de", "l'", "sur", "pendant", "durant"].contains($0) }
        return utiles == ["duree", "plan"] || utiles == ["duree", "schema"]
    }

    /// The days of « année 2 » or « durée du schéma » in a plan that began on a known day.
    private static func relative(_ mots: [String], a plan: Periode) -> (Jour?, Jour?)? {
        if estDureeDuPlan(mots) { return (plan.debut, plan.fin) }
        guard let debut = plan.debut, let rangs = rangDAnnee(mots) else { return nil }
        let (premier, suivant) = (
            debut.annees(plusTard: rangs.lowerBound - 1), debut.annees(plusTard: rangs.upperBound)
        )
        return (premier, suivant?.veille)
    }
}

extension Jour {
    /// The day before; itself for the first day that is known.
    var veille: Jour { Jour(rangUnix: rangUnix - 1) ?? self }

    var lendemain: Jour { Jour(rangUnix: rangUnix + 1) ?? self }

    /// The same day of a later year, 1 March for 29 February.
    func annees(plusTard nombre: Int) -> Jour? { Jour(annee + nombre, mois, jour) ?? Jour(annee + nombre, 3, 1) }
}
