import Fixtures
import Foundation
import Testing

@testable import Exporters
@testable import PlanTracker

/// What an output may not land on, and what its name promises.
@Suite(.serialized) struct SortiesTests {
    private static let commandes: [[String]] = [
        ["report", "essai", "--semestre", "2018-S2"], ["grille", "essai", "--semestre", "2018-S2"],
        ["document", "plan", "essai"], ["export", "essai", "--format", "json"],
    ]

    private func lien(_ poste: Poste, _ nom: String, vers cible: String) throws {
        try FileManager.default.createSymbolicLink(atPath: poste.chemin(nom), withDestinationPath: cible)
    }

    @Test(arguments: commandes)
    func nothingLandsOnTheBaseNorItsCompanions(commande: [String]) throws {
        let poste = try Poste.charge()
        try lien(poste, "lien", vers: poste.chemin("base.sqlite"))
        try lien(poste, "pendant", vers: "base.sqlite-journal")
        #expect(link(poste.chemin("base.sqlite"), poste.chemin("dur")) == 0)
        try poste.depose("SQLite format 3\0 une autre base", "autre.db")
        let interdits = [
            "base.sqlite", "./base.sqlite", "sous/../base.sqlite", "lien", "dur", "pendant", "base.sqlite-wal",
            "base.sqlite-SHM", "base.sqlite-journal", "base-comptes.sqlite", "base-comptes.sqlite-wal", "autre.db-wal",
        ]
        try FileManager.default.createDirectory(atPath: poste.chemin("sous"), withIntermediateDirectories: true)
        for interdit in interdits {
            for remplacer in [[], ["--remplacer"]] {
                let reponse = poste.lance(commande + ["--output", interdit] + remplacer)
                #expect([2, 64].contains(reponse.code), "\(interdit) \(reponse)")
            }
        }
        #expect(poste.lance("verify").code == 0)
        #expect(!poste.existe("base-comptes.sqlite"))
    }

    @Test(arguments: ["x", "é", "d/x", "lien", "court"])
    func aNameOfOneLetterIsANameLikeAnother(nom: String) throws {
        let poste = try Poste.charge()
        try lien(poste, "lien", vers: "x")
        try lien(poste, "court", vers: "é")
        let reponse = poste.lance("report", "essai", "--semestre", "2018-S2", "--output", nom)
        #expect(reponse.code == 0, "\(reponse)")
        #expect(try poste.octets(nom).starts(with: Array("PK".utf8)))
    }

    /// Relative to where the command runs, as a shell gives them.
    @Test(arguments: [("x", nil), ("é", nil), (".", "dossier"), ("/", "dossier"), ("..", "dossier"), ("d/", nil)])
    func aRelativeNameIsJudgedAsItStands(nom: String, refus: String?) throws {
        let garde = GardeDesSorties()
        garde.protege(base: "b", comptes: "c")
        garde.protege(entree: "o")
        var messages: String?
        do { try garde.verifie(nom, nom: nom, format: .odt, octets: nil, remplacer: false) } catch {
            messages = "\(error)"
        }
        #expect(refus.map { messages?.contains($0) == true } ?? (messages == nil), "\(messages ?? "")")
    }

    @Test(arguments: [
        ("b", "la base"), ("./b", "la base"), ("b-wal", "un fichier de la base"), ("o", "que la commande lit"),
    ])
    func aProtectedNameOfOneLetterStaysProtected(nom: String, quoi: String) {
        let garde = GardeDesSorties()
        garde.protege(base: "b", comptes: "c")
        garde.protege(entree: "o")
        do {
            try garde.verifie(nom, nom: nom, format: nil, octets: nil, remplacer: true)
            Issue.record("\(nom)")
        } catch { #expect("\(error)".contains(quoi), "\(error)") }
    }

    @Test(arguments: ["r.epub", "r.pages", "r.numbers", "r.gdoc"])
    func aNameOfAnotherProgramIsRefused(nom: String) throws {
        let poste = try Poste.charge()
        let reponse = poste.lance("report", "essai", "--semestre", "2018-S2", "--output", nom)
        #expect(reponse.code == 64)
        #expect(reponse.messages.contains("un fichier d'un autre programme"), "\(reponse.messages)")
        #expect(!poste.existe(nom))
    }

    @Test(arguments: ["g.xlsx ", "g.xlsx\u{A0}", " g.xlsx"])
    func aNameThatEndsWithABlankIsRefused(nom: String) throws {
        let poste = try Poste.charge()
        let reponse = poste.lance("grille", "essai", "--semestre", "2018-S2", "--output", nom)
        #expect(reponse.code != 0)
        #expect(reponse.messages.contains("commence ou finit par une espace"), "\(reponse.messages)")
    }

    @Test func nothingLandsOnAFileThatTheCommandReads() throws {
        let poste = try Poste.charge()
        _ = poste.lance("document", "plan", "essai", "--output", "modele.odt")
        try lien(poste, "lien.odt", vers: "modele.odt")
        let modele = try poste.octets("modele.odt")
        for sortie in ["modele.odt", "lien.odt"] {
            let reponse = poste.lance(
                "report", "essai", "--semestre", "2018-S2", "--charte", "modele.odt", "--output", sortie, "--remplacer")
            #expect(reponse.code == 2)
            #expect(reponse.messages.contains("un fichier que la commande lit"), "\(reponse.messages)")
        }
        #expect(try poste.octets("modele.odt") == modele)
    }

    @Test func theOriginalOfAnIssuedReportIsNotReplaced() throws {
        let poste = try Poste.charge()
        let report = ["report", "essai", "--semestre", "2018-S2", "--output", "r.odt"]
        #expect(poste.lance(report + ["--issue", "--force"]).code == 0)
        let original = try poste.octets("r.odt")
        let reponse = poste.lance(report + ["--remplacer"])
        #expect(reponse.code == 2 && reponse.messages.contains("original d'un rapport émis"), "\(reponse.messages)")
        // Refused before it is sealed: no second report came of it.
        #expect(poste.lance(report + ["--issue", "--force", "--remplace", "1", "--motif", "x"]).code == 2)
        #expect(poste.lance("reports", "essai").lignes.count == 3)
        // The same bytes again harm nobody.
        #expect(poste.lance("reports", "essai", "1", "--output", "r.odt").code == 0)
        #expect(try poste.octets("r.odt") == original)
    }

    private func remplit(_ poste: Poste, generateur: String = "PlanTracker", _ change: (String) -> String) throws {
        let archive = try ZipReader(poste.octets("g.ods"))
        var parts: [ZipArchive.Entry] = []
        for nom in archive.noms {
            var texte = String(decoding: try archive.octets(nom) ?? [], as: UTF8.self)
            if nom == "content.xml" { texte = change(texte) }
            if nom == "meta.xml" { texte = texte.replacing(">PlanTracker<", with: ">\(generateur)<") }
            parts.append(.init(nom, .whole(Array(texte.utf8))))
        }
        try poste.depose(ZipArchive.bytes(of: parts), "g.ods")
    }

    @Test func aGridThatSomebodyFilledInIsNotReplaced() throws {
        let poste = try Poste.charge()
        let sort = ["grille", "essai", "--semestre", "2018-S2", "--output", "g.ods"]
        #expect(poste.lance(sort).code == 0)
        // As it left, or after the base moved: it is made again.
        #expect(poste.lance(sort).code == 0)
        _ = poste.lance("record", "essai", "maisons", "--semestre", "2018-S2", "--etat", "en_cours")
        #expect(poste.lance(sort).code == 0)
        _ = poste.lance("record", "essai", "maisons", "--semestre", "2018-S2", "--etat", "suspendue")
        #expect(poste.lance(sort).code == 0)
        try remplit(poste) { contenuRempli($0, noeud: "gare", colonne: "etat", .texte("en cours")) }
        let remplie = try poste.octets("g.ods")
        for commande in [sort, sort + ["--remplacer"]] {
            let reponse = poste.lance(commande)
            #expect(reponse.code == 2 && reponse.messages.contains("grille remplie"), "\(reponse)")
        }
        #expect(try poste.octets("g.ods") == remplie)
        // Once recorded, nothing would be lost.
        #expect(poste.lance("record", "essai", "--grille", "g.ods").code == 0)
        #expect(poste.lance(sort).code == 0)
    }

    @Test(arguments: ["g.ods", "g.xlsx"])
    func aGridIsMadeAgainOverItselfAfterTheBaseMoved(nom: String) throws {
        let poste = try Poste.charge()
        for etat in ["en_cours", "suspendue", "realisee"] {
            let reponse = poste.lance("grille", "essai", "--semestre", "2018-S2", "--output", nom)
            #expect(reponse.code == 0, "\(reponse.messages)")
            _ = poste.lance("record", "essai", "maisons", "--semestre", "2018-S2", "--etat", etat)
        }
    }

    @Test func aDocumentThatAnotherProgramSavedIsReplacedOnlyWhenToldSo() throws {
        let poste = try Poste.charge()
        let sort = ["grille", "essai", "--semestre", "2018-S2", "--output", "g.ods"]
        _ = poste.lance(sort)
        try remplit(poste, generateur: "LibreOffice") { $0 }
        let reponse = poste.lance(sort)
        #expect(reponse.code == 2 && reponse.messages.contains("--remplacer"), "\(reponse)")
        #expect(poste.lance(sort + ["--remplacer"]).code == 0)
        #expect(poste.lance(sort).code == 0)
    }

    @Test(arguments: commandes)
    func aFileOfAnotherKindIsReplacedOnlyWhenToldSo(commande: [String]) throws {
        let poste = try Poste.charge()
        for (nom, contenu) in [("notes", "mes notes"), ("image", "GIF89a"), ("page", "<html></html>")] {
            try poste.depose(contenu, nom)
            let reponse = poste.lance(commande + ["--output", nom])
            #expect(reponse.code == 2 && reponse.messages.contains("--remplacer"), "\(reponse)")
            #expect(try poste.texte(nom) == contenu)
            #expect(poste.lance(commande + ["--output", nom, "--remplacer"]).code == 0)
            // Over its own earlier output, without a word.
            #expect(poste.lance(commande + ["--output", nom]).code == 0)
        }
        try poste.depose("", "vide")
        #expect(poste.lance(commande + ["--output", "vide"]).code == 0)
        try FileManager.default.createDirectory(atPath: poste.chemin("dossier"), withIntermediateDirectories: true)
        #expect(poste.lance(commande + ["--output", "dossier", "--remplacer"]).code == 2)
    }

    @Test func everyExportIsMadeAgainOverItself() throws {
        let poste = try Poste.charge()
        for format in ["xml", "json", "yaml", "csv"] {
            let commande = ["export", "essai", "--format", format, "--semestre", "2018-S2", "--output", "e-\(format)"]
            #expect(poste.lance(commande).code == 0)
            _ = poste.lance(
                "record", "essai", "maisons", "--semestre", "2018-S2", "--etat", "en_cours", "--note", "de \(format)")
            let reponse = poste.lance(commande)
            #expect(reponse.code == 0, "\(reponse.messages)")
        }
        // The plan as somebody wrote it is no export.
        let reponse = poste.lance("export", "essai", "--format", "yaml", "--output", "plan0.yaml")
        #expect(reponse.code == 2, "\(reponse)")
        try poste.depose("noeud;etat\nmaisons;en_cours\n", "e-csv/avancements.csv")
        let csv = poste.lance("export", "essai", "--format", "csv", "--output", "e-csv")
        #expect(csv.code == 2 && csv.messages.contains("avancements.csv"), "\(csv)")
    }

    @Test(arguments: [
        (["grille", "essai", "--semestre", "2018-S2"], "g.docx", ".ods"),
        (["grille", "essai", "--semestre", "2018-S2"], "g.ODT", ".ods"),
        (["report", "essai", "--semestre", "2018-S2"], "r.docx", ".odt"),
        (["report", "essai", "--semestre", "2018-S2"], "r.pdf", "--pdf"),
        (["report", "essai", "--semestre", "2018-S2"], "r.txt", ".odt"),
        (["document", "carnet", "essai", "--semestre", "2018-S2"], "c.docx", ".odt ou .ods"),
        (["document", "fiche", "essai"], "f.doc", ".odt"), (["document", "plan", "essai"], "p.html", ".odt"),
        (["document", "comparaison", "essai", "1", "1"], "c.ott", ".odt"),
        (["export", "essai", "--format", "json"], "e.xml", ".json"),
        (["export", "essai", "--format", "csv"], "e.csv", "dossier"),
        (["export", "essai", "--format", "csv"], "-", "dossier"),
        (["report", "essai", "--semestre", "2018-S2"], "-", "sortie standard"),
        (["reports", "essai", "1"], "o.docx", ".odt"), (["reports", "essai", "1"], "-", "sortie standard"),
        (["grille", "essai", "--semestre", "2018-S2"], " ", "vide"),
    ])
    func aNameThatPromisesAnotherFormatIsRefused(commande: [String], nom: String, remede: String) throws {
        let poste = try Poste.charge()
        let reponse = poste.lance(commande + ["--output", nom])
        #expect(reponse.code == 64, "\(reponse)")
        #expect(reponse.messages.contains(remede), "\(reponse.messages)")
        #expect(poste.ecrits.isEmpty)
    }

    @Test func anExportGoesToTheStandardOutput() throws {
        let poste = try Poste.charge()
        _ = poste.lance("export", "essai", "--format", "json", "--output", "e.json")
        let reponse = poste.lance("export", "essai", "--format", "json", "--output", "-")
        let fichier = try poste.texte("e.json")
        #expect(reponse.sortie == (fichier.hasSuffix("\n") ? fichier : fichier + "\n"))
        #expect(!poste.existe("-"))
    }

    @Test func thePDFBesideADocumentIsGuardedToo() throws {
        let poste = try Poste.charge()
        let report = ["report", "essai", "--semestre", "2018-S2", "--output", "r.odt", "--pdf"]
        #expect(poste.lance(report).code == 0)
        #expect(poste.lance(report).code == 0)
        try poste.depose("%PDF-1.4 une copie signée", "r.pdf")
        try FileManager.default.removeItem(atPath: poste.chemin("r.odt"))
        let reponse = poste.lance(report)
        #expect(reponse.code == 2 && reponse.messages.contains("r.pdf"), "\(reponse)")
        #expect(!poste.existe("r.odt"))
    }
}
