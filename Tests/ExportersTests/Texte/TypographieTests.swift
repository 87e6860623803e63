import Exporters
import Fixtures
import PlanModel
import Testing

/// The spaces and apostrophes of French typography, and nothing else.
struct TypographieTests {
    @Test(arguments: [
        ("Attention : ici", "Attention\u{A0}: ici"), ("a ; b", "a\u{A0}; b"), ("Quoi ?", "Quoi\u{A0}?"),
        ("Oui !", "Oui\u{A0}!"), ("40 %", "40\u{A0}%"), ("12 €", "12\u{A0}€"),
        ("« mot »", "«\u{A0}mot\u{A0}»"), ("dit « a », « b »", "dit «\u{A0}a\u{A0}», «\u{A0}b\u{A0}»"),
        ("n° 12", "n°\u{A0}12"), ("N° 3 : fait", "N°\u{A0}3\u{A0}: fait"), ("à 12 :", "à 12\u{A0}:"),
        ("1 234", "1\u{202F}234"), ("12 345,5 km", "12\u{202F}345,5 km"), ("1 234 567", "1\u{202F}234\u{202F}567"),
        ("(1 234)", "(1\u{202F}234)"), ("1 234 %", "1\u{202F}234\u{A0}%"),
        ("l'axe d'Aurillac", "l’axe d’Aurillac"), ("l'été", "l’été"), ("aujourd'hui", "aujourd’hui"),
    ])
    func putsTheSpacesAndApostrophesOfFrench(ecrit: String, attendu: String) {
        #expect(Typographie.francaise(ecrit) == attendu)
    }

    @Test(arguments: [
        "", " ", "rien à changer", "2018 100", "12 34", "1234 567", "1 2345", "1 23", "le 12 avril 2018", "en 2018 123",
        "04 71 63 00 00", "12:30", "https://exemple.fr/a?b=c", "'cité'", "l' axe", "3'5", "rock 'n", " : au début",
        "deux  : espaces", "fin ", "  ", "« ", "»", "°", "5%", "a'", "'a",
        "déjà\u{A0}: fait", "1\u{202F}234", "l’axe",
    ])
    func leavesTheRestAlone(texte: String) {
        #expect(Array(Typographie.francaise(texte).utf8) == Array(texte.utf8))
    }

    /// A text with its typography taken off: what must not change.
    private func brut(_ texte: String) -> [Unicode.Scalar] {
        texte.unicodeScalars.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 == "’" ? "'" : $0 }
    }

    private func check(_ texte: String) {
        let une = Typographie.francaise(texte)
        #expect(brut(une) == brut(texte))
        #expect(Array(Typographie.francaise(une).utf8) == Array(une.utf8))
    }

    @Test(arguments: TexteHostile.allCases)
    func changesNoOtherCharacterOfHostileWordsAndNothingTwice(hostile: TexteHostile) {
        check(hostile.texte)
        check("« \(hostile.texte) » : \(hostile.texte) !")
    }

    @Test(arguments: plansDuDepot)
    func changesNoOtherCharacterOfAPlan(slug: String) throws {
        for noeud in try planDuDepot(slug).noeuds {
            check(noeud.titreAffiche)
            for contenu in noeud.champs.values { check(Texte.valeur(contenu)) }
        }
    }

    @Test(arguments: UInt64(1)...20)
    func changesNoOtherCharacterOfAnyMixture(graine: UInt64) throws {
        var hasard = SplitMix64(seed: graine)
        let alphabet = [
            " ", " ", "1", "234", "2018", "a", "É", "'", "’", ":", "%", "«", "»", "n°", "€", "\u{A0}", "\n", "😀",
        ]
        for _ in 0..<50 {
            let mots = (0..<12).compactMap { _ in alphabet.randomElement(using: &hasard) }
            check(mots.joined())
        }
    }
}
