import ArgumentParser
import Fixtures
import Foundation
import PlanModel
import Testing

@testable import PlanTracker

/// A command as a page shows it, and what the page says that it answers.
struct Exemple: CustomTestStringConvertible, Sendable {
    var ligne: String
    var reponse: [String]

    var testDescription: String { ligne }

    /// As a shell parts them: quotes, and what follows « # » left out.
    var arguments: [String] {
        var mots: [String] = []
        var mot: String?
        var guillemet: Character?
        for caractere in ligne {
            if let ouvert = guillemet {
                if caractere == ouvert { guillemet = nil } else { mot = (mot ?? "") + String(caractere) }
            } else if caractere == "\"" || caractere == "'" {
                (guillemet, mot) = (caractere, mot ?? "")
            } else if caractere == "#", mot == nil {
                break
            } else if caractere == " " {
                if let entier = mot { mots.append(entier) }
                mot = nil
            } else {
                mot = (mot ?? "") + String(caractere)
            }
        }
        return mots + [mot].compactMap(\.self)
    }

    /// Those of the console blocks of a page, in its order.
    static func de(_ chemin: String) throws -> [Exemple] {
        var exemples: [Exemple] = []
        var dansUnBloc = false
        for ligne in try texteDuDepot(chemin).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        {
            if ligne.hasPrefix("```") {
                dansUnBloc = ligne == "```console"
            } else if dansUnBloc, ligne.hasPrefix("$ ") {
                exemples.append(Exemple(ligne: String(ligne.dropFirst(2)), reponse: []))
            } else if dansUnBloc, !exemples.isEmpty {
                exemples[exemples.count - 1].reponse.append(ligne)
            }
        }
        return exemples.filter { $0.ligne.hasPrefix("plantracker ") }.map {
            Exemple(ligne: String($0.ligne.dropFirst("plantracker ".count)), reponse: $0.reponse)
        }
    }

    /// Between backquotes in the text of a page: « plantracker write … », and the papers of its tables.
    static func cites(_ chemin: String) throws -> [Exemple] {
        try texteDuDepot(chemin).replacing(#/```[\s\S]*?```/#, with: "").matches(of: #/`([^`\n]+)`/#).compactMap {
            trouve in
            var ligne = String(trouve.output.1)
            if ligne.hasPrefix("plantracker ") { ligne = String(ligne.dropFirst("plantracker ".count)) }
            let commande = ligne.split(separator: " ").first.map(String.init) ?? ""
            guard AideTests.commandes.contains(commande), ligne.contains(" "), !ligne.contains("…") else { return nil }
            return Exemple(ligne: ligne, reponse: [])
        }
    }
}

/// The examples of the documentation are commands that work, on the plan that it speaks of.
@Suite(.enabled(if: ReadmeTests.existe)) struct ExemplesDuGuideTests {
    private static func poste() throws -> Poste {
        let poste = try Poste()
        try FileManager.default.createDirectory(
            at: poste.dossier.appending(path: "plans"), withIntermediateDirectories: true)
        for slug in plansDuDepot {
            try poste.depose([UInt8](Data(contentsOf: fichierDuDepot("plans/\(slug).yaml"))), "plans/\(slug).yaml")
        }
        let cantal = try poste.texte("plans/cantal.yaml")
        try poste.depose(
            cantal.replacing("format: plantracker/1", with: "format: plantracker/1\nnivaux: []"), "brouillon.yaml")
        try poste.depose("noeud;etat\n1.1;en cours\npremiere-carte;réalisée\n", "grille.csv")
        try poste.depose(
            "noeud;etat;avancement;bloquee\n1.1;en-cour;;\n9.9;en cours;140;\n2.1;en cours;;oui\n", "fautes.csv")
        try poste.depose(
            "indicateur;date;valeur\nbornes-recharge;2019-06-30;15\nvehicules-electriques;2019-06-30;120\n",
            "releves.csv")
        try poste.depose("Une introduction.\n", "intro.txt")
        try poste.depose(try Self.modele(), "charte.ott")
        try poste.depose(try Self.modele(), "modele.ott")
        return poste
    }

    /// A template: a report of ours holds the styles and the pages that one needs.
    private static func modele() throws -> [UInt8] {
        let poste = try Poste.charge()
        #expect(poste.lance("report", "essai", "--semestre", "2018-S2", "--output", "m.odt").code == 0)
        return try poste.octets("m.odt")
    }

    /// What a step of the guide supposes that its reader did with a file.
    private static func avant(_ exemple: Exemple, _ poste: Poste, dejaVu: Bool) throws {
        guard exemple.ligne.hasPrefix("load cantal-avenant.yaml") else { return }
        var avenant = try poste.texte("plans/cantal.yaml")
        let debut = try #require(avenant.firstRange(of: "- id: premiere-carte"))
        let suite = avenant[debut.upperBound...]
        let fin = try #require(suite.firstRange(of: "- id: "))
        let retrait = avenant[debut.lowerBound..<fin.lowerBound]
        avenant = avenant.replacing(String(retrait), with: "")
        if dejaVu {
            avenant +=
                "\nretraits:\n  - { id: premiere-carte, sort: fusionne_dans, vers: validation-armature, motif: réunie }\n"
        }
        try poste.depose(avenant, "cantal-avenant.yaml")
    }

    private static let horsDePortee = ["serve", "lien", "--generate-completion-script", "demo"]

    @Test func theGuideIsFollowedToTheLetter() throws {
        let poste = try Self.poste()
        poste.maintenant = .a("2019-02-01")
        var vus: Set<String> = []
        for exemple in try Exemple.de("docs/guide.md") where !Self.horsDePortee.contains(exemple.arguments.first ?? "")
        {
            try Self.avant(exemple, poste, dejaVu: vus.contains(exemple.ligne))
            if exemple.ligne == "verify --base sauvegarde.sqlite" { continue }
            let reponse = poste.lance(exemple.arguments)
            vus.insert(exemple.ligne)
            // A grid comes back filled by somebody: here, as it left.
            if exemple.arguments.contains("--grille") {
                #expect([0, 1].contains(reponse.code), "\(exemple.ligne) : \(reponse.messages)")
                continue
            }
            let refus = exemple.reponse.contains { $0.contains("Erreur : ") || $0.contains(": erreur :") }
            #expect(reponse.code == (refus ? 1 : 0), "\(exemple.ligne) : \(reponse.messages)")
        }
        #expect(vus.count > 20)
        for exemple in try Exemple.cites("docs/guide.md")
        where !Self.horsDePortee.contains(exemple.arguments.first ?? "") {
            let reponse = poste.lance(exemple.arguments)
            #expect(reponse.code == 0, "\(exemple.ligne) : \(reponse.messages)")
        }
    }

    /// What the text says of the parts of a plan that a report may keep.
    @Test func eachPerimeterOfTheGuideAnswers() throws {
        let poste = try Self.poste()
        #expect(poste.lance("load", "plans/cantal.yaml").code == 0)
        let texte = try texteDuDepot("docs/guide.md")
        let perimetres = texte.matches(of: #/`(--(?:axe|pilote|territoire|epci) [^`]+)`/#).map { String($0.output.1) }
        #expect(perimetres.count >= 4)
        for perimetre in perimetres {
            let arguments = Exemple(ligne: perimetre, reponse: []).arguments
            let reponse = poste.lance(["grille", "cantal", "--semestre", "2018-S2", "--output", "g.ods"] + arguments)
            #expect(reponse.code == 0, "\(perimetre) : \(reponse.messages)")
        }
    }

    @Test func theReadmeIsFollowedToTheLetter() throws {
        let poste = try Self.poste()
        poste.maintenant = .a("2019-02-01")
        for exemple in try Exemple.de("README.md") where !Self.horsDePortee.contains(exemple.arguments.first ?? "") {
            if exemple.ligne.hasPrefix("diff ") || exemple.ligne.hasPrefix("verify --base") { continue }
            let arguments = exemple.arguments.flatMap { mot in
                mot == "plans/*.yaml" ? plansDuDepot.map { "plans/\($0).yaml" } : [mot]
            }
            let reponse = poste.lance(arguments)
            #expect(reponse.code == 0, "\(exemple.ligne) : \(reponse.messages)")
        }
    }

    /// Each help shows commands that are well written.
    @Test(arguments: AideTests.commandes)
    func theExamplesOfTheHelpsAreWellWritten(commande: String) throws {
        let type = try #require(
            PlanTracker.configuration.subcommands.first { $0.configuration.commandName == commande })
        let aides = ([type] + type.configuration.subcommands).map { $0.configuration.discussion }
        for ligne in aides.joined(separator: "\n").split(separator: "\n").map({
            $0.trimmingCharacters(in: .whitespaces)
        })
        where ligne.hasPrefix("$ plantracker ") {
            let exemple = Exemple(ligne: String(ligne.dropFirst("$ plantracker ".count)), reponse: [])
            #expect(throws: Never.self, "\(ligne)") { try PlanTracker.parseAsRoot(exemple.arguments) }
        }
    }

    @Test func anUnknownTerritoryIsToldThoseThatAreKnown() throws {
        let poste = try Poste.charge()
        for nom in ["--epci", "--territoire"] {
            let reponse = poste.lance(
                "report", "essai", "--semestre", "2018-S2", nom, "Nulle Part", "--output", "r.odt")
            #expect(reponse.code == 1)
            #expect(reponse.messages.contains("territoires nommés : Aurillac, Mauriac"), "\(reponse.messages)")
            #expect(
                poste.lance("report", "essai", "--semestre", "2018-S2", nom, "mauriac", "--output", "r.odt").code == 0)
            #expect(poste.lance("document", "fiche", "essai", nom, "MAURIAC", "--output", "f.odt").code == 0)
            #expect(poste.lance("document", "fiche", "essai", nom, "Nulle Part", "--output", "f.odt").code == 1)
        }
    }
}
