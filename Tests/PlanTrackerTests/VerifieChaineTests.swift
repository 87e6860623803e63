import Fixtures
import Foundation
import Testing

/// `script/verifie-chaine`, which checks a base without this program, on bases that this program made.
struct VerifieChaineTests {
    private struct Verdict {
        var code: Int32
        var sortie: String
    }

    /// Python alone: what it says of a file, by the script of that name.
    private func lance(_ script: String, _ arguments: String...) throws -> Verdict {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", fichierDuDepot(script).path] + arguments
        let pipe = Pipe()
        (process.standardOutput, process.standardError) = (pipe, pipe)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let octets = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Verdict(code: process.terminationStatus, sortie: String(decoding: octets, as: UTF8.self))
    }

    /// One row of each kind, with texts that JSON writes in more ways than one.
    private func poste() throws -> Poste {
        let poste = try Poste.charge()
        let note = "tab\tligne\nguillemet \" barre \\ / é 😀 \u{2028} fin"
        for commande in [
            [
                "record", "essai", "1.1", "--semestre", "2018-S1", "--etat", "en_cours", "--avancement", "30", "--note",
                note, "--audience", "public", "--dit-par", "l'ARS « œ »",
            ],
            ["record", "essai", "1.1", "--semestre", "2018-S1", "--etat", "realisee"],
            ["measure", "essai", "satisfaction", "--date", "2018-06-30", "--valeur", "42,5"],
            ["decide", "essai", "Retenir / garder", "--nature", "arbitrage", "--date", "2018-06-30", "--noeud", "1.1"],
            ["write", "essai", "--semestre", "2018-S1", "--partie", "conclusion", "--texte", "Deux\n\nalinéas"],
            [
                "report", "essai", "--semestre", "2018-S1", "--output", "r.odt", "--issue", "--seance", "comité",
                "--par",
                "copilotes",
            ],
        ] {
            let reponse = poste.lance(commande)
            #expect(reponse.code == 0, "\(commande) : \(reponse.messages)")
        }
        return poste
    }

    @Test func aBaseIsIntactAndBearsTheFingerprintThatVerifySays() throws {
        let poste = try poste()
        let verdict = try lance("script/verifie-chaine", poste.chemin("base.sqlite"))
        #expect(verdict.code == 0, "\(verdict.sortie)")
        #expect(verdict.sortie.hasPrefix("Intact : 7 entrées, chaîne continue, contenus conformes."))
        let empreinte = try #require(verdict.sortie.split(separator: " ").last).trimmingCharacters(in: .newlines)
        #expect(poste.lance("verify").sortie.contains(empreinte))
        #expect(try lance("script/verifie-chaine", poste.chemin("base.sqlite"), "--depuis", empreinte).code == 0)
        let absente = try lance(
            "script/verifie-chaine", poste.chemin("base.sqlite"), "--depuis", String(repeating: "0", count: 64))
        #expect(absente.code == 1 && absente.sortie.contains("n'est pas dans la chaîne"))
    }

    @Test func whatIsNoBaseIsUnreadableRatherThanIntact() throws {
        let poste = try Poste()
        for (nom, texte) in [("vide.sqlite", ""), ("texte.json", "{}"), ("liste.json", "[1]")] {
            try poste.depose(texte, nom)
            #expect(try lance("script/verifie-chaine", poste.chemin(nom)).code == 2, "\(nom)")
        }
        try poste.depose("[]", "rien.json")
        #expect(try lance("script/verifie-chaine", poste.chemin("rien.json")).code == 1)
    }

    @Test func eachAlterationIsFoundAndNoUntouchedCopyIsAccused() throws {
        let poste = try poste()
        let verdict = try lance("bench/alterations.py", poste.chemin("base.sqlite"), "400")
        #expect(verdict.code == 0, "\(verdict.sortie)")
        for genre in ["changement", "coupe", "echange", "suppression", "rien : 0"] {
            #expect(verdict.sortie.contains(genre), "\(verdict.sortie)")
        }
    }
}
