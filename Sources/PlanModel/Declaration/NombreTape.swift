public import Foundation

/// A number as a person types it or as our documents print it: « 1 234,5 », « −5 », « 12.5 ».
///
/// One reader for every door. It never guesses: two numbers, a sign that may part thousands or decimals, a word beside
/// the number are told apart and said.
public struct NombreTape: Hashable, Sendable {
    public var nombre: Decimal
    /// What stands after the number: « % », « bornes ».
    public var unite: String?

    public enum Faute: Error, Hashable, Sendable {
        case pasUnNombre
        /// « 12 14 »: a space parts groups of three digits, and nothing else.
        case plusieurs
        /// « 1.500 », both ways it can be meant.
        case ambigu(String, String)
        /// « 1.234,5 »: a sign for thousands, another for decimals.
        case separateurs
        /// « +5 » says a change, not a value.
        case signePlus
        /// « 1,2E+05 », as spreadsheets shorten what does not fit.
        case scientifique
        /// No count, no amount goes so far: a slip of the keyboard.
        case tropLong

        /// What to add to « attendu un nombre »; nil when nothing more is known.
        public var precision: String? {
            switch self {
            case .pasUnNombre: nil
            case .plusieurs:
                "un espace ne sépare que des groupes de trois chiffres (1 234) ; y a-t-il deux nombres dans la cellule ?"
            case .ambigu(let decimal, let entier): "cela se lit \(decimal) ou \(entier) ; écrivez l'un ou l'autre"
            case .separateurs: "séparez les milliers par un espace et les décimales par une virgule (1 234,5)"
            case .signePlus: "un signe + dit une évolution ; écrivez la valeur atteinte"
            case .scientifique: "écrivez tous les chiffres"
            case .tropLong: "quinze chiffres au plus"
            }
        }
    }

    /// - Parameter parUnProgramme: The point parts decimals, whatever follows it: nobody typed it.
    public init(_ texte: String, parUnProgramme: Bool = false) throws(Faute) {
        var reste = Array(texte.sansInvisibles.unicodeScalars)[...]
        while let premier = reste.first, Self.estBlanc(premier) { reste.removeFirst() }
        while let dernier = reste.last, Self.estBlanc(dernier) { reste.removeLast() }
        var estNegatif = false
        if let premier = reste.first {
            if premier == "+" { throw reste.dropFirst().first.map(Self.estChiffre) == true ? .signePlus : .pasUnNombre }
            if Self.moins.contains(premier) {
                estNegatif = true
                reste.removeFirst()
            }
        }
        guard let premier = reste.first, Self.estChiffre(premier) else { throw .pasUnNombre }
        let (groupes, signes, suite) = Self.groupes(reste)
        if let suite = Self.texte(suite) {
            if Self.estExposant(suite) { throw .scientifique }
            // « 12⏎500 »: only a space groups digits, and a line end parts two numbers.
            if suite.unicodeScalars.first.map(Self.estChiffre) == true { throw .plusieurs }
            guard let debut = suite.unicodeScalars.first, !"/-−–+*x×.,;:='’()<>~≈".unicodeScalars.contains(debut) else {
                throw .pasUnNombre
            }
            // « 12 à 14 », « 12 sur 20 ».
            if suite.unicodeScalars.contains(where: Self.estBlanc),
                suite.unicodeScalars.contains(where: Self.estChiffre)
            {
                throw .pasUnNombre
            }
            unite = suite
        }
        let signe = estNegatif ? "-" : ""
        let chiffres = try Self.chiffres(groupes, signes, signe: signe, parUnProgramme: parUnProgramme)
        guard let lu = Decimal(strict: signe + chiffres), abs(lu) < 1_000_000_000_000_000 else {
            throw .tropLong
        }
        nombre = lu
    }

    // MARK: - Parts

    private enum Signe { case blanc, point, virgule }

    /// Runs of digits with what parts them, as far as digits follow; then what is left.
    private static func groupes(
        _ scalars: ArraySlice<Unicode.Scalar>
    ) -> (groupes: [String], signes: [Signe], suite: ArraySlice<Unicode.Scalar>) {
        var reste = scalars
        var groupes: [String] = []
        var signes: [Signe] = []
        while true {
            let chiffres = reste.prefix(while: estChiffre)
            groupes.append(texte(chiffres) ?? "")
            reste = reste.dropFirst(chiffres.count)
            guard let signe = reste.first, let suivant = reste.dropFirst().first, estChiffre(suivant) else { break }
            if espaces.contains(signe) {
                signes.append(.blanc)
            } else if signe == "." {
                signes.append(.point)
            } else if signe == "," {
                signes.append(.virgule)
            } else {
                break
            }
            reste.removeFirst()
        }
        return (groupes, signes, reste)
    }

    /// The digits alone, with a point before the decimals.
    private static func chiffres(
        _ groupes: [String], _ signes: [Signe], signe: String, parUnProgramme: Bool
    ) throws(Faute) -> String {
        let estDecimal = signes.last.map { $0 != .blanc } ?? false
        let entiers = estDecimal ? groupes.dropLast() : groupes[...]
        let entre = estDecimal ? signes.dropLast() : signes[...]
        // « 12,5,3 », « 1.234.567 », « 3,5 12 »: several signs, none of which can be told from the other.
        guard entre.allSatisfy({ $0 == .blanc }) else {
            throw entre.contains(.blanc) || Set(signes.map { $0 == .virgule }).count == 1 && entiers.last?.count != 3
                ? .plusieurs : .separateurs
        }
        guard entiers.count == 1 || (1...3).contains(entiers.first?.count ?? 0),
            entiers.dropFirst().allSatisfy({ $0.count == 3 })
        else { throw .plusieurs }
        let entier = entiers.joined()
        guard estDecimal, let decimales = groupes.last else { return entier }
        if signes.last == .point, entre.isEmpty, !parUnProgramme, decimales.count == 3, entier.count <= 3,
            !entier.hasPrefix("0")
        {
            throw .ambigu("\(signe)\(entier),\(decimales)", signe + entier + decimales)
        }
        return "\(entier).\(decimales)"
    }

    // MARK: - Signs

    /// U+2212, that our documents print; the dashes that people and spreadsheets put in its place.
    static let moins: Set<Unicode.Scalar> = ["-", "\u{2212}", "\u{2013}", "\u{2010}", "\u{2011}", "\u{FE63}"]

    private static func estChiffre(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// The spaces that part groups of digits: ordinary, no-break, narrow no-break, thin.
    private static let espaces: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]

    private static func estBlanc(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    private static func estExposant(_ suite: String) -> Bool {
        guard suite.first == "E" || suite.first == "e" else { return false }
        let chiffres = suite.dropFirst().drop { "+-\u{2212}".contains($0) }
        return !chiffres.isEmpty && chiffres.unicodeScalars.allSatisfy(estChiffre)
    }

    private static func texte(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
        var vue = String.UnicodeScalarView()
        vue.append(contentsOf: scalars.drop(while: estBlanc))
        return vue.isEmpty ? nil : String(vue)
    }
}

extension Pourcentage {
    /// « 40 », « 40 % », « 40,00 % », « 40.0 »: a whole number from 0 to 100, and nothing that must be rounded.
    public init?(tape texte: String) {
        guard let lu = try? NombreTape(texte), lu.unite == nil || lu.unite == "%",
            let entier = Int(exactement: lu.nombre)
        else { return nil }
        self.init(rawValue: entier)
    }
}

extension Int {
    /// Nil for a number that has decimals.
    fileprivate init?(exactement nombre: Decimal) {
        guard abs(nombre) < 1_000_000 else { return nil }
        let entier = NSDecimalNumber(decimal: nombre).intValue
        guard Decimal(entier) == nombre else { return nil }
        self = entier
    }
}

extension Mesure.Valeur {
    /// The value of a reading, as it was typed for `indicateur`.
    ///
    /// The indicator's own unit may stand beside the number, since our pages print it there; any other word may not.
    /// A qualitative indicator keeps its words as they are: « 30 % », « 12 14 »; a number that reads the same way is one.
    public init(
        tapee texte: String, pour indicateur: Indicateur?, parUnProgramme: Bool = false
    ) throws(FauteDeValeur) {
        if indicateur?.nature == .qualitatif {
            let seul = try? NombreTape(texte, parUnProgramme: parUnProgramme)
            self = seul.flatMap { $0.unite == nil && $0.reprend(texte) ? .nombre($0.nombre) : nil } ?? .texte(texte)
            return
        }
        do {
            let lu = try NombreTape(texte, parUnProgramme: parUnProgramme)
            guard let unite = lu.unite else {
                self = .nombre(lu.nombre)
                return
            }
            guard let attendue = indicateur?.unite, unite.foldedCode == attendue.foldedCode else {
                throw FauteDeValeur.unite(unite, attendue: indicateur?.unite)
            }
            self = .nombre(lu.nombre)
        } catch let faute as FauteDeValeur {
            throw faute
        } catch let faute as NombreTape.Faute {
            throw .nombre(faute)
        } catch { throw .nombre(.pasUnNombre) }
    }
}

/// Why a text is no value of an indicator.
public enum FauteDeValeur: Error, Hashable, Sendable {
    case nombre(NombreTape.Faute)
    /// A word beside the number, and the unit of the indicator if it has one.
    case unite(String, attendue: String?)

    /// What to add to « attendu un nombre »; nil when nothing more is known.
    public var precision: String? {
        switch self {
        case .nombre(let faute): faute.precision
        case .unite("%", attendue: _):
            "l'indicateur n'est pas en pourcentage ; écrivez le nombre dans son unité"
        case .unite(let unite, let attendue?):
            "« \(unite) » n'est pas l'unité de l'indicateur (\(attendue)) ; écrivez le nombre seul"
        case .unite(let unite, attendue: nil): "écrivez le nombre seul, sans « \(unite) »"
        }
    }
}

extension NombreTape {
    /// Nothing of the words would be lost by keeping the number: no zero that says a precision, no space, no point.
    fileprivate func reprend(_ texte: String) -> Bool {
        let simple = nombre.description.replacing(".", with: ",")
        return texte == simple || texte.replacing("\u{2212}", with: "-") == simple
            || texte.replacing(".", with: ",") == simple
    }
}
