import Fixtures
import Testing

@testable import PlanTracker

/// `document …`: same base, same arguments, same bytes; what is asked wrongly is refused in words.
struct PapiersTests {
    private func rempli() throws -> Poste {
        let poste = try Poste.charge()
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", "40")
        _ = poste.lance("measure", "essai", "nombre-maisons", "--date", "2018-06-30", "--valeur", "3")
        try poste.depose(SuiviPlan.yaml.replacing("titre: Mobilité", with: "titre: Mobilités"), "v2.yaml")
        _ = poste.lance("load", "v2.yaml", "--motif", "avenant")
        return poste
    }

    private static let papiers: [[String]] = [
        ["fiche", "essai"], ["fiche", "essai", "1.1", "--semestre", "2018-S2"],
        ["plan", "15"], ["comparaison", "essai", "1", "2"], ["carnet", "essai", "--semestre", "2018-S2"],
    ]

    @Test(arguments: papiers)
    func aPaperIsTheSameBytesTwiceWhateverTheDay(arguments: [String]) throws {
        let poste = try rempli()
        for (nom, jour) in [("un.odt", "2019-01-10"), ("deux.odt", "2025-01-10")] {
            poste.maintenant = .a(jour)
            let reponse = poste.lance(["document"] + arguments + ["--output", nom, "--audience", "partenaires"])
            #expect((reponse.code, reponse.sortie) == (0, ""), "\(reponse.messages)")
            #expect(reponse.messages.hasPrefix("\(nom) : "))
            #expect(reponse.messages.hasSuffix(", audience partenaires\n"))
        }
        let octets = try poste.octets("un.odt")
        #expect(octets.starts(with: Array("PK".utf8)))
        #expect(try octets == poste.octets("deux.odt"))
    }

    @Test(arguments: [
        (["fiche", "essai", "--pilote", "Personne"], 1, "aucune action n'est pilotée par « Personne »"),
        (["fiche", "essai", "9.9"], 1, "9.9"),
        (["fiche", "essai", "1.1", "--pilote", "ARS"], 64, "un seul des trois"),
        (["comparaison", "essai", "1", "7"], 1, "7"),
        (["comparaison", "essai", "1", "2", "--version-du-plan", "1"], 64, "retirez --version-du-plan"),
        (["carnet", "essai"], 64, "--semestre"), (["plan", "inconnu"], 1, "inconnu"),
    ])
    func whatCannotBeWrittenIsRefusedInWords(arguments: [String], code: Int32, mots: String) throws {
        let poste = try rempli()
        let reponse = poste.lance(["document"] + arguments + ["--output", "x.odt"])
        #expect(reponse.code == code)
        #expect(reponse.messages.contains(mots), "\(reponse.messages)")
        #expect(!poste.existe("x.odt"))
    }
}
