import PlanModel
import Testing

/// One folding for every door.
struct FoldingTests {
    @Test(arguments: [
        ("Foret d'Ete", "Forêt d’Été"), ("Fore\u{302}t d\u{2BC}E\u{301}te\u{301}", "Forêt d’Été"),
        ("mise en oeuvre", "Mise en œuvre"), ("ex aequo", "Ex æquo"), ("MISE EN ŒUVRE", "mise en oeuvre"),
        ("Saint Flour", "Saint-Flour"), ("Saint\u{2011}Flour", "Saint-Flour"), ("Saint\u{A0}Flour", "Saint-Flour"),
        ("Pays\u{202F}de  Salers\n", "pays de salers"), ("Sa\u{AD}lers", "Salers"), ("en cours\u{200B}", "en cours"),
        ("\u{FEFF}CD", "CD"), ("« CD »", "CD"), ("“CD” 15", "\"CD\" 15"), ("m²", "m2"), ("ﬁn", "fin"),
        ("Gießen", "GIESSEN"), ("2018 – 2019", "2018-2019"), ("L\u{301}", "l"),
    ])
    func readersSeeTheSameText(un: String, autre: String) { #expect(un.folded == autre.folded) }

    @Test(arguments: [("CD", "C D"), ("lot", "lots"), ("1.1", "1.10"), ("côte", "coter"), ("l'eau", "leau")])
    func othersStayApart(un: String, autre: String) { #expect(un.folded != autre.folded) }

    @Test(arguments: [
        ("Motif d’arbitrage", "motif_d_arbitrage"), ("À lancer", "a_lancer"), (" en-cours\u{A0}", "en_cours"),
    ])
    func codesAreWrittenWithUnderscores(texte: String, code: String) { #expect(texte.foldedCode == code) }

    @Test(arguments: [
        ("  E\u{301}té \n", "Été"), ("\u{200B}\u{A0}en cours\u{202F}\u{FEFF}", "en cours"),
        ("a\r\nb\rc\u{2028}d", "a\nb\nc\u{2028}d"),
        ("", ""), (" \u{A0}\t", ""), ("déjà composé, 12 % – œuvre", "déjà composé, 12 % – œuvre"),
        ("un\u{200B}deux", "un\u{200B}deux"), ("m² de ﬁn", "m² de ﬁn"),
    ])
    func textsAreKeptComposedAndTrimmed(tape: String, garde: String) {
        // Bytes, not characters: Swift's own equality is the canonical one.
        #expect(Array(tape.saisi.utf8) == Array(garde.utf8))
    }

    @Test func aTitleStandsOnOneLine() {
        #expect("Première\n  action\n\npliée\n".saisiSurUneLigne == "Première action pliée")
    }

    @Test(arguments: [
        ("La mise en œuvre du plan", "oeuvre", "œuvre"), ("La mise en oeuvre", "oeuvre", "oeuvre"),
        ("Fore\u{302}t", "foret", "Fore\u{302}t"), ("l’œil", "oe", "œ"), ("cœur", "e", "œ"),
        ("pays de Saint‑Flour", "saint flour", "Saint‑Flour"), ("l’Aubrac", "l'aubrac", "l’Aubrac"),
    ])
    func theWordIsShownAsItIsWritten(texte: String, mot: String, trouve: String) throws {
        let place = try #require(texte.place(ofFolded: mot.folded))
        #expect(String(texte[place]) == trouve)
    }

    @Test func whatIsNotThereHasNoPlace() {
        #expect("œuvre".place(ofFolded: "ouvre") == nil)
        #expect("œuvre".place(ofFolded: "") == nil)
    }

    @Test func namesAreSortedAsFrenchSorts() {
        #expect(
            ["Zone", "État", "économie", "Œuvre", "Omnibus", "eau"].sorted(by: String.ordreFrancais)
                == ["eau", "économie", "État", "Œuvre", "Omnibus", "Zone"])
    }

    @Test(arguments: ["2018-S2", "2018-s2", "2018 S2", "2018\u{2011}S2", " 2018-S2\u{200B}"])
    func aSemestreIsReadAsItIsTyped(texte: String) { #expect(Semestre(saisi: texte)?.rawValue == "2018-S2") }
}
