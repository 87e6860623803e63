import Foundation
import PlanModel
import Testing

/// Numbers as people type them: taken when there is one reading, refused with its reason otherwise.
struct NombreTapeTests {
    @Test(arguments: [
        ("12", "12"), ("12,5", "12.5"), ("12.5", "12.5"), ("40.0", "40"), ("1 234", "1234"),
        ("1\u{202F}234,5", "1234.5"),
        ("1\u{A0}234\u{A0}567", "1234567"), ("12 345.678", "12345.678"), ("0.125", "0.125"), ("1234.567", "1234.567"),
        ("1,500", "1.5"), ("-5", "-5"), ("\u{2212}5", "-5"), ("–5", "-5"), ("\u{200B}40\u{FEFF}", "40"), (" 7 ", "7"),
        ("−1 234,5", "-1234.5"), ("007", "7"),
    ])
    func oneReadingIsTaken(texte: String, attendu: String) throws {
        let lu = try NombreTape(texte)
        #expect(lu.nombre.description == attendu)
        #expect(lu.unite == nil)
    }

    @Test(
        arguments: [
            ("12 14", .plusieurs), ("12\n500", .plusieurs), ("12\t500", .plusieurs), ("12\u{2028}500", .plusieurs),
            ("12\r\n500", .plusieurs), ("12\u{3000}500", .plusieurs), ("1 2 3 4", .plusieurs), ("1234 567", .plusieurs),
            ("12,5 14", .plusieurs),
            ("1 23", .plusieurs), ("12,5,3", .plusieurs), ("1.500", .ambigu("1,500", "1500")),
            ("-12.345", .ambigu("-12,345", "-12345")), ("1.234,5", .separateurs), ("1,234.5", .separateurs),
            ("1.234.567", .separateurs), ("+5", .signePlus), ("1E3", .scientifique), ("1,2E+05", .scientifique),
            ("1000000000000000", .tropLong), ("", .pasUnNombre), ("beaucoup", .pasUnNombre), ("12/14", .pasUnNombre),
            ("12-14", .pasUnNombre), ("12 à 14", .pasUnNombre), ("env. 12", .pasUnNombre), ("(5)", .pasUnNombre),
            ("- 5", .pasUnNombre), ("5,", .pasUnNombre), (",5", .pasUnNombre), ("1'234", .pasUnNombre),
            ("--5", .pasUnNombre),
            ("٣", .pasUnNombre), ("12 sur 20", .pasUnNombre), ("12*", .pasUnNombre),
        ] as [(String, NombreTape.Faute)])
    func whatIsNoSingleNumberSaysWhy(texte: String, faute: NombreTape.Faute) {
        #expect(throws: faute) { try NombreTape(texte) }
    }

    @Test(arguments: [("12 %", "%"), ("12%", "%"), ("12 bornes", "bornes"), ("1 500,00 €", "€"), ("3 m²", "m²")])
    func theWordBesideANumberIsKeptApart(texte: String, unite: String) throws {
        #expect(try NombreTape(texte).unite == unite)
    }

    @Test(
        arguments: [
            ("40", 40), ("40 %", 40), ("40,00 %", 40), ("40.0", 40), ("40\u{A0}%", 40), ("0", 0), ("100 %", 100),
            ("40,5", nil), ("101", nil), ("-1", nil), ("4%0", nil), ("% 40", nil), ("4 0", nil), ("40 pour cent", nil),
            ("0,4", nil), ("", nil),
        ] as [(String, Int?)])
    func aPercentageIsAWholeNumber(texte: String, attendu: Int?) {
        #expect(Pourcentage(tape: texte)?.rawValue == attendu)
    }

    private func indicateur(_ unite: String?, _ nature: Indicateur.Nature = .quantitatif) throws -> Indicateur {
        var indicateur = Indicateur(id: try #require(.init(rawValue: "i")), titre: "Indicateur")
        (indicateur.unite, indicateur.nature) = (unite, nature)
        return indicateur
    }

    @Test func theIndicatorsOwnUnitMayStandBesideTheNumberAndNoOtherWord() throws {
        let bornes = try indicateur("bornes")
        #expect(try Mesure.Valeur(tapee: "12 bornes", pour: bornes) == .nombre(12))
        #expect(try Mesure.Valeur(tapee: "12 %", pour: indicateur("%")) == .nombre(12))
        #expect(throws: FauteDeValeur.unite("%", attendue: "bornes")) {
            try Mesure.Valeur(tapee: "12 %", pour: bornes)
        }
        #expect(throws: FauteDeValeur.unite("k€", attendue: "€")) {
            try Mesure.Valeur(tapee: "12 k€", pour: try indicateur("€"))
        }
        #expect(throws: FauteDeValeur.unite("agents", attendue: nil)) {
            try Mesure.Valeur(tapee: "3 agents", pour: try indicateur(nil))
        }
    }

    @Test(arguments: ["30 %", "12 14", "1 500", "12,50", "007", "4/5", "plutôt satisfaits", "+5", "1.500"])
    func aQualitativeIndicatorKeepsItsWords(texte: String) throws {
        #expect(try Mesure.Valeur(tapee: texte, pour: indicateur(nil, .qualitatif)) == .texte(texte))
    }

    @Test(arguments: [("12", "12"), ("12,5", "12.5"), ("-3", "-3")])
    func aQualitativeIndicatorTakesANumberThatIsWrittenAsOne(texte: String, attendu: String) throws {
        let nombre = try #require(Decimal(string: attendu))
        #expect(try Mesure.Valeur(tapee: texte, pour: indicateur(nil, .qualitatif)) == .nombre(nombre))
    }
}
