import Fixtures
import Foundation
import Testing

@testable import PlanTracker

/// `decide` and `decisions`: what the sessions decided, and what became of it.
struct DecideTests {
    @discardableResult
    private func decide(_ poste: Poste, _ arguments: String...) -> Poste.Reponse {
        poste.lance(["decide", "essai"] + arguments)
    }

    @Test func aDecisionIsNumberedAndListedWhileItIsOpen() throws {
        let poste = try Poste.charge()
        let premiere = decide(
            poste, "Retenir le site", "--nature", "arbitrage", "--date", "2018-10-12", "--noeud", "1.1", "--noeud",
            "gare", "--responsable", "CD 15", "--echeance", "2019-06-30", "--seance", "comité d'octobre", "--sujet",
            "montage", "--audience", "public")
        #expect((premiere.code, premiere.sortie) == (0, "arbitrage n° 1, ouverte\n"))
        #expect(
            decide(poste, "Vu", "--nature", "information", "--date", "2018-10-12").sortie == "information n° 2, close\n"
        )
        let liste = poste.lance("decisions", "15")
        #expect(liste.code == 0)
        #expect(liste.lignes.count == 3)
        #expect(liste.lignes.last == "1   arbitrage  2018-10-12  2019-06-30  ouverte  CD 15        Retenir le site")
        #expect(poste.lance("decisions", "essai", "--toutes").lignes.count == 4)
        let json = poste.lance("decisions", "essai", "--json").sortie
        for attendu in [#""maisons""#, #""gare""#, #""seance" : "comité d'octobre""#, #""audience" : "public""#] {
            #expect(json.contains(attendu))
        }
    }

    @Test func aFollowUpChangesOnlyWhatIsGiven() throws {
        let poste = try Poste.charge()
        decide(poste, "Retenir le site", "--date", "2018-10-12", "--noeud", "1.1", "--responsable", "CD")
        let suite = decide(poste, "--numero", "1", "--etat", "close", "--suite", "bail signé")
        #expect((suite.code, suite.sortie) == (0, "décision n° 1, close, suite inscrite\n"))
        let json = poste.lance("decisions", "essai", "--toutes", "--json").sortie
        for attendu in ["Retenir le site", #""maisons""#, #""responsable" : "CD""#, "bail signé", #""remplace" : 1"#] {
            #expect(json.contains(attendu), "\(attendu)")
        }
        let vide = poste.lance("decisions", "essai")
        #expect((vide.sortie, vide.messages) == ("", "Aucune décision n'est ouverte.\n"))
    }

    @Test func aTextIsKeptWithoutItsEdgesAndWithItsLines() throws {
        let poste = try Poste.charge()
        decide(poste, "  Retenir\r\nle site ", "--date", "2018-10-12")
        #expect(poste.lance("decisions", "essai", "--json").sortie.contains(#""texte" : "Retenir\nle site""#))
    }

    @Test func aDryRunSaysItAndWritesNothing() throws {
        let poste = try Poste.charge()
        #expect(
            decide(poste, "Retenir", "--date", "2018-10-12", "--dry-run").sortie == "(essai) décision n° 1, ouverte\n")
        #expect(poste.lance("decisions", "essai", "--toutes").messages == "Aucune décision n'est inscrite.\n")
        #expect(poste.lance("verify", "--json").sortie.contains("\"entrees\" : 1"))
    }

    private static let refus: [(arguments: [String], message: String)] = [
        (["Retenir", "--date", "2018-10-12", "--noeud", "maison"], "vouliez-vous « maisons »"),
        (["Retenir", "--date", "2018-10-12", "--noeud", "1"], "le code « 1 » désigne"),
        (["--numero", "7", "--etat", "close"], "aucune décision n° 7 ; le plan n'en compte aucune"),
        (["  ", "--date", "2018-10-12"], "« texte » est vide pour la décision : écrivez un texte"),
        (["a\u{1}", "--date", "2018-10-12"], "caractère de contrôle (U+1)"),
        (["Retenir", "--date", "2018-10-12", "--par", " "], "« par » est vide"),
    ]

    @Test(arguments: refus)
    func aRefusalIsCode1SaysWhatToDoAndWritesNothing(arguments: [String], message: String) throws {
        let poste = try Poste.charge()
        let reponse = poste.lance(["decide", "essai"] + arguments)
        #expect(reponse.code == 1)
        #expect(reponse.sortie.isEmpty)
        #expect(reponse.messages.contains(message), "\(reponse.messages)")
        #expect(poste.lance("verify", "--json").sortie.contains("\"entrees\" : 1"))
    }
}
