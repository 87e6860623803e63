import Fixtures
import Foundation
import GRDB
import PlanCases
import PlanModel
import PlanStore
import Testing

@testable import Exporters
@testable import PlanTracker

/// `report --issue`, `reports`, `verify`: a report that was issued is rebuilt identical, whatever came later.
struct RapportEmisTests {
    /// A base with some entries, a picture and a document to take the form of.
    private func rempli() throws -> Poste {
        let poste = try Poste.charge()
        _ = poste.lance(
            "record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "en_cours", "--avancement", "40", "--bloquee",
            "foncier", "--arbitrage", "choix du site")
        _ = poste.lance("decide", "essai", "Chercher un local", "--date", "2018-10-12", "--noeud", "1.1")
        _ = poste.lance("write", "essai", "--semestre", "2018-S2", "--partie", "introduction", "--texte", "Bonjour")
        try poste.depose([UInt8](try #require(logoDEssai)), "logo.png")
        return poste
    }

    @discardableResult
    private func rapport(_ poste: Poste, _ sortie: String, _ arguments: String...) -> Poste.Reponse {
        poste.lance(["report", "essai", "--semestre", "2018-S2", "--output", sortie] + arguments)
    }

    @Test func aReportIsIssuedBySomebodyOrNotAtAll() throws {
        let poste = try rempli()
        poste.variables = [:]
        let refus = rapport(poste, "r.odt", "--issue")
        #expect(refus.code == 1)
        #expect(refus.messages.contains("dites qui émet le rapport : --par"))
        #expect(!poste.existe("r.odt"))
        #expect(rapport(poste, "r.odt", "--issue", "--par", "préfecture").code == 0)
        #expect(poste.lance("reports", "essai").sortie.contains("préfecture"))
    }

    @Test func aDocumentIsNotWrittenUnderTheNameOfAPDF() throws {
        let poste = try rempli()
        let refus = rapport(poste, "r.pdf", "--issue")
        #expect(refus.code == 64)
        #expect(refus.messages.contains("ajoutez --pdf"))
        #expect(poste.lance("reports", "essai").messages.contains("Aucun rapport"))
    }

    /// Entries, a version, a decision and texts that come after.
    private func laVieContinue(_ poste: Poste) throws {
        poste.maintenant = .a("2019-05-01")
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "realisee", "--avancement", "100")
        _ = poste.lance("decide", "essai", "--numero", "1", "--etat", "close")
        _ = poste.lance("write", "essai", "--semestre", "2018-S2", "--partie", "introduction", "--texte", "Autre chose")
        _ = poste.lance("measure", "essai", "satisfaction", "--date", "2018-06-30", "--valeur", "12")
        try poste.depose(SuiviPlan.yaml.replacing("titre: Mobilité", with: "titre: Mobilités"), "v2.yaml")
        #expect(poste.lance("load", "v2.yaml", "--motif", "avenant").code == 0)
    }

    private func verifie(_ poste: Poste, _ nombre: String) {
        let verification = poste.lance("verify")
        #expect(verification.code == 0, "\(verification.sortie)")
        #expect(verification.lignes.contains("essai : \(nombre) à l'identique"), "\(verification.sortie)")
    }

    @Test func anIssuedReportIsNumberedKeptAndRebuiltIdenticalAfterLaterEntries() throws {
        let poste = try rempli()
        let reponse = rapport(poste, "un.odt", "--issue", "--seance", "comité du 12 mars", "--audience", "partenaires")
        #expect(reponse.code == 0, "\(reponse.messages)")
        #expect(
            reponse.messages
                == "un.odt : rapport n° 1 du second semestre 2018, émis et scellé, audience partenaires\nSon PDF est gardé avec lui : plantracker reports essai 1 --output rapport.pdf\n"
        )
        try laVieContinue(poste)
        verifie(poste, "1\u{A0}rapport émis reconstruit")
        let original = poste.lance("reports", "essai", "1", "--output", "original.odt")
        #expect(original.code == 0)
        #expect(original.messages.hasPrefix("original.odt : original du rapport n° 1, SHA-256 "))
        #expect(try poste.octets("original.odt") == poste.octets("un.odt"))
    }

    @Test func aReportIssuedInTheSameSecondAsLaterEntriesIsRebuiltIdenticalToo() throws {
        let poste = try rempli()
        rapport(poste, "un.odt", "--issue")
        _ = poste.lance("record", "essai", "1.1", "--semestre", "2018-S2", "--etat", "realisee")
        _ = poste.lance("decide", "essai", "Une autre", "--date", "2018-10-12")
        verifie(poste, "1\u{A0}rapport émis reconstruit")
    }

    @Test func aCorrectionSaysWhatItReplacesAndBothStay() throws {
        let poste = try rempli()
        rapport(poste, "un.odt", "--issue")
        try laVieContinue(poste)
        let correction = rapport(poste, "deux.odt", "--emettre", "--remplace", "1", "--motif", "chiffre faux")
        #expect(correction.code == 0, "\(correction.messages)")
        verifie(poste, "2\u{A0}rapports émis reconstruits")
        let liste = poste.lance("reports", "15").lignes
        #expect(liste.count == 4)
        #expect(liste[2].hasPrefix("1   2018-S2   2018-11-05  secrétariat  non précisée  interne   gardé  aucun"))
        #expect(liste[3].contains("n° 1") && liste[3].hasSuffix("chiffre faux"))
        #expect(poste.lance("reports", "essai", "--json").sortie.contains(#""motif" : "chiffre faux""#))
        #expect(try poste.octets("un.odt") != poste.octets("deux.odt"))
    }

    @Test(arguments: [
        ["--axe", "sante"], ["--axe", "1.1"], ["--pilote", "ars"], ["--epci", "mauriac"], ["--sans-annexes"],
        ["--audience", "public"], ["--logo", "Préfecture=logo.png", "--logo", "CD 15=logo.png"],
        ["--charte", "forme.odt"], ["--charte", "forme.odt", "--logo", "CD=logo.png", "--sans-annexes"],
    ])
    func aReportOfAnyPartAndFormIsRebuiltIdentical(options: [String]) throws {
        let poste = try rempli()
        try poste.depose(
            SuiviPlan.yaml.replacing("role: acteur", with: "role: pilote"), "pilotes.yaml")
        #expect(poste.lance("load", "pilotes.yaml", "--motif", "pilotes").code == 0)
        rapport(poste, "forme.odt")
        let reponse = poste.lance(
            ["report", "essai", "--semestre", "2018-S2", "--output", "un.odt", "--issue"] + options)
        #expect(reponse.code == 0, "\(reponse.messages)")
        try #require(reponse.code == 0)
        #expect(try poste.octets("un.odt") != poste.octets("forme.odt"))
        // The files that went into it may be gone: the base keeps them.
        for nom in ["forme.odt", "logo.png"] { try FileManager.default.removeItem(atPath: poste.chemin(nom)) }
        try laVieContinue(poste)
        verifie(poste, "1\u{A0}rapport émis reconstruit")
    }

    @Test func whatWasGivenToThePlanDressesItsDocumentsUnlessAnotherFormIsNamed() throws {
        let poste = try rempli()
        rapport(poste, "nu.odt")
        let store = try PlanStore(path: poste.chemin("base.sqlite"))
        _ = try store.record(
            forme: .charte, "charte.odt", octets: Data(try poste.octets("nu.odt")), dans: "essai", par: "copilote",
            le: instant("2018-11-05T12:00:00Z"))
        rapport(poste, "habille.odt")
        rapport(poste, "nomme.odt", "--charte", "nu.odt")
        rapport(poste, "sans.odt", "--sans-charte")
        let nu = try poste.octets("nu.odt")
        #expect(try poste.octets("habille.odt") != nu)
        #expect(try poste.octets("nomme.odt") == poste.octets("habille.odt"))
        let reponse = rapport(poste, "deux.odt", "--sans-charte", "--charte", "nu.odt")
        #expect(reponse.code != 0 && reponse.messages.contains("--sans-charte"))
        rapport(poste, "un.odt", "--issue")
        _ = try store.record(
            forme: .charte, "charte.odt", octets: nil, dans: "essai", par: "copilote",
            le: instant("2018-11-06T12:00:00Z"))
        verifie(poste, "1\u{A0}rapport émis reconstruit")
    }

    @Test func aDraftIsNotKept() throws {
        let poste = try rempli()
        let reponse = rapport(poste, "un.odt")
        #expect(reponse.messages == "un.odt : projet de rapport du second semestre 2018, audience interne\n")
        #expect(
            poste.lance("reports", "essai").messages
                == "Aucun rapport n'est émis : plantracker report essai --semestre … --issue\n")
        #expect(!poste.lance("verify").sortie.contains("reconstruit"))
    }

    // MARK: - What verify sees

    private func falsifie(_ poste: Poste, _ sql: String) throws {
        let queue = try DatabaseQueue(path: poste.chemin("base.sqlite"))
        try queue.writeWithoutTransaction { db in
            for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(name)")
            }
            try db.execute(sql: sql)
        }
        try queue.close()
    }

    @Test func aReportThatIsNotRebuiltIdenticalIsAnAnomalyOfTheSameProgramOnly() throws {
        let poste = try rempli()
        rapport(poste, "un.odt", "--issue")
        try falsifie(poste, "UPDATE rapport SET octets = CAST(octets || x'00' AS BLOB)")
        let meme = poste.lance("verify")
        #expect(meme.code == 1)
        #expect(
            meme.lignes.contains(
                "rapport n° 1 de essai : reconstruit, il n'est pas identique à l'original ; l'original reste dans la base"
            ))
        try falsifie(poste, "UPDATE rapport SET programme = '0.9'")
        #expect(!poste.lance("verify").sortie.contains("reconstruit, il n'est pas identique"))
    }

    /// Issued by an older program: its bytes are vouched for by the journal, this program only says that it writes others.
    @Test func aReportOfAnotherVersionOfTheProgramIsSaidToBeIntact() throws {
        let poste = try rempli()
        let store = try PlanStoreDEssai.ouvre(poste.chemin("base.sqlite"))
        try PlanStoreDEssai.emet(store, programme: "0.9")
        let verification = poste.lance("verify")
        #expect(verification.code == 0, "\(verification.sortie)")
        #expect(
            verification.lignes.contains(
                "rapport n° 1 de essai : émis par la version 0.9 du programme, que celle-ci ne refait pas à l'identique ; l'original est intact"
            ))
    }

    @Test(arguments: [
        ("UPDATE avancement SET pourcentage = 90", "avancement 1"), ("DELETE FROM rapport", "n'est plus dans la base"),
        ("UPDATE rapport SET octets = x'00'", "le document a été modifié"),
        ("UPDATE rapport_piece SET octets = x'00'", "emission 1"),
        ("UPDATE rapport_pdf SET octets = x'00'", "rapport n° 1 de essai : son PDF a été modifié"),
        ("DELETE FROM rapport_pdf", "emission 1"),
    ])
    func whatWasChangedUnderAnIssuedReportIsNamed(sql: String, attendu: String) throws {
        let poste = try rempli()
        rapport(poste, "un.odt", "--issue", "--logo", "CD=logo.png")
        try falsifie(poste, "PRAGMA foreign_keys = OFF; \(sql)")
        let verification = poste.lance("verify")
        #expect(verification.code == 1)
        #expect(verification.sortie.contains(attendu), "\(verification.sortie)")
    }

    // MARK: - PDF

    @Test func thePDFIsWrittenBesideTheDocument() throws {
        let poste = try rempli()
        let reponse = rapport(poste, "sortie/un.odt", "--pdf")
        #expect(reponse.code == 0)
        #expect(poste.ecrits == ["sortie/un.odt", "sortie/un.pdf"])
        #expect(try poste.texte("sortie/un.pdf") == "%PDF de odt, par LibreOffice")
        #expect(reponse.messages.contains("sortie/un.pdf : PDF accessible, avec ses signets\n"))
    }

    @Test(arguments: [[], ["--issue"]])
    func withoutLibreOfficeTheDocumentIsWrittenAllTheSame(options: [String]) throws {
        let poste = try rempli()
        poste.pdf = { _, _ in throw Refusal("LibreOffice n'est pas installé : le document est écrit", code: .fichier) }
        let reponse = poste.lance(
            ["report", "essai", "--semestre", "2018-S2", "--output", "un.odt", "--pdf"] + options)
        #expect(reponse.code == 2)
        #expect(reponse.messages.contains("Erreur : LibreOffice n'est pas installé : le document est écrit"))
        #expect(try poste.octets("un.odt").starts(with: Array("PK".utf8)))
        #expect(poste.lance("reports", "essai", "--json").sortie.contains("numero") == !options.isEmpty)
    }

    @Test func aReportIsKeptWithThePagesAndThePDFThatLibreOfficeMadeOfIt() throws {
        let poste = try rempli()
        var vus: [[UInt8]] = []
        poste.pages = { octets in
            vus.append(octets)
            return PagesDEssai.pages(de: octets)
        }
        poste.pdf = { octets, _ in Array("%PDF de \(octets.count)".utf8) }
        #expect(rapport(poste, "un.odt", "--issue").code == 0)
        // Asked once, of the document without numbers; what was sealed has them, and is the one of the PDF.
        #expect(vus.count == 1)
        let scelle = try poste.octets("un.odt")
        #expect(scelle != vus[0] && PagesDEssai.entrees(scelle) == PagesDEssai.pages(de: scelle).map { "\($0)" })
        try laVieContinue(poste)
        poste.pages = { _ in nil }
        verifie(poste, "1\u{A0}rapport émis reconstruit")
        let rendu = poste.lance("reports", "essai", "1", "--output", "original.pdf")
        #expect(rendu.code == 0 && rendu.messages.contains("fait à son émission, SHA-256 "), "\(rendu.messages)")
        #expect(try poste.texte("original.pdf") == "%PDF de \(scelle.count)")
        #expect(poste.lance("reports", "essai").sortie.contains("gardé"))
        #expect(try PlanStore(path: poste.chemin("base.sqlite")).rapports("essai").first?.pdf?.count == 64)
    }

    @Test func withoutLibreOfficeAReportIsIssuedAndSaysThatItHasNoPDF() throws {
        let poste = try rempli()
        poste.pdf = { _, _ in throw Refusal("LibreOffice n'est pas installé", code: .fichier) }
        let reponse = rapport(poste, "un.odt", "--issue")
        #expect(reponse.code == 0)
        #expect(reponse.messages.hasSuffix("Le rapport est émis sans PDF : LibreOffice n'est pas installé\n"))
        let refus = poste.lance("reports", "essai", "1", "--output", "original.pdf")
        #expect(refus.code == 2 && refus.messages.contains("a été émis sans PDF"), "\(refus.messages)")
        #expect(!poste.existe("original.pdf"))
        #expect(
            poste.lance("reports", "essai", "9", "--output", "original.pdf").messages.contains("aucun rapport n° 9"))
        verifie(poste, "1\u{A0}rapport émis reconstruit")
    }

    // MARK: - A part of the plan

    /// What was written for the whole plan, and what changed elsewhere in it, are in the whole report alone.
    @Test func aReportOfAPartSpeaksOfThatPartOnly() throws {
        let poste = try rempli()
        try poste.depose(
            SuiviPlan.yaml.replacing("titre: Mobilité", with: "titre: Mobilités"), "v2.yaml")
        #expect(poste.lance("load", "v2.yaml", "--motif", "avenant").code == 0)
        func texte(_ arguments: String...) throws -> String {
            let reponse = poste.lance(
                ["report", "essai", "--semestre", "2018-S2", "--output", "part.odt"] + arguments)
            try #require(reponse.code == 0, "\(reponse.messages)")
            let octets = try #require(try ZipReader(poste.octets("part.odt")).octets("content.xml"))
            return String(decoding: octets, as: UTF8.self)
        }
        let entier = try texte()
        #expect(entier.contains("Bonjour") && entier.contains("Mobilités\u{A0}»"))
        let partie = try texte("--axe", "sante")
        #expect(!partie.contains("Bonjour") && !partie.contains("Mobilités\u{A0}»"))
        #expect(partie.contains("Rien n’a changé dans cette partie du plan"))
        #expect(partie.contains("écrits pour le plan entier"))
    }

    // MARK: - Second thoughts

    @Test(arguments: [
        ("2031-S1", ["hors de la période du plan", "n’a pas commencé", "rien n’est saisi"]),
        ("2011-S1", ["hors de la période du plan", "rien n’est saisi"]), ("2018-S1", ["rien n’est saisi"]),
    ])
    func aReportThatShouldAstonishIsIssuedOnlyOnPurpose(semestre: String, raisons: [String]) throws {
        let poste = try rempli()
        func emet(_ arguments: String...) -> Poste.Reponse {
            poste.lance(["report", "essai", "--semestre", semestre, "--output", "un.odt", "--issue"] + arguments)
        }
        let refus = emet()
        #expect(refus.code == 1)
        for raison in raisons { #expect(refus.messages.contains(raison), "\(refus.messages)") }
        #expect(refus.messages.contains("ajoutez --force"))
        #expect(!poste.existe("un.odt"))
        #expect(poste.lance("reports", "essai").messages.contains("Aucun rapport"))
        #expect(emet("--force").code == 0)
        #expect(poste.lance("reports", "essai").sortie.contains(semestre))
        // A draft may be of any semestre.
        #expect(poste.lance("report", "essai", "--semestre", semestre, "--output", "projet.odt").code == 0)
    }

    // MARK: - Refusals

    private static let refus: [(arguments: [String], code: Int32, message: String)] = [
        (["--axe", "mobilit"], 1, "vouliez-vous « mobilite » ?"),
        (["--pilote", "DDT"], 1, "aucune action n'est pilotée par « DDT » ; ce plan n'en nomme aucun"),
        (["--epci", "Ydes"], 1, "aucune fiche ne nomme « Ydes » ; territoires nommés : Aurillac, Mauriac"),
        (["--axe", "egalite"], 1, "sous « egalite », il n'y a ni action ni sous-action ; choisissez-en un autre"),
        (["--axe", "sante", "--pilote", "ARS"], 64, "choisissez un seul périmètre"),
        (["--force"], 64, "--force va avec --issue"),
        (["--seance", "comité"], 64, "--seance, --remplace et --motif vont avec --issue"),
        (["--issue", "--remplace", "1"], 64, "--remplace 2 --motif"),
        (["--issue", "--motif", "x"], 64, "--remplace 2 --motif"),
        (["--issue", "--remplace", "1", "--motif", "x"], 1, "aucun rapport n° 1"),
        (["--issue", "--remplace", "un", "--motif", "x"], 64, "ne convient pas"),
        (["--issue", "--seance", " "], 1, "« séance » est vide"), (["--issue", "--par", " "], 1, "« par » est vide"),
        (["--issue", "--connu-le", "2018-12-31"], 64, "retirez --connu-le"),
        (["--issue", "--version-du-plan", "9"], 1, "aucune version 9"),
        (["--connu-le", "2010-01-01"], 1, "aucune version du plan n'était chargée"),
        (["--version-du-plan", "9"], 1, "aucune version 9"),
        (["--logo", "logo.png"], 1, "écrivez le titulaire, « = », puis le fichier"),
        (["--logo", "CD=absent.png"], 2, "il n'existe pas"),
        (["--logo", "CD=plan0.yaml"], 2, "« plan0.yaml » : le logo n'est ni un PNG ni un JPEG"),
        (["--charte", "plan0.yaml"], 1, "« plan0.yaml » : "), (["--charte", "absente.ott"], 2, "il n'existe pas"),
    ]

    @Test(arguments: refus)
    func aRefusalSaysWhatToDoAndNothingIsWrittenNorIssued(arguments: [String], code: Int32, message: String) throws {
        let poste = try rempli()
        let reponse = poste.lance(["report", "essai", "--semestre", "2018-S2", "--output", "un.odt"] + arguments)
        #expect(reponse.code == code, "\(reponse.messages)")
        #expect(reponse.sortie.isEmpty)
        #expect(reponse.messages.contains(message), "\(reponse.messages)")
        #expect(poste.ecrits.isEmpty)
        #expect(poste.lance("reports", "essai").sortie.isEmpty)
    }

    @Test(arguments: [
        (["2"], 64, "donnez son numéro et --output"), (["--output", "x.odt"], 64, "donnez son numéro et --output"),
        (["2", "--output", "x.odt"], 1, "aucun rapport n° 2 ; aucun rapport de ce plan n'est émis"),
    ])
    func anOriginalThatCannotBeGivenSaysWhatToDo(arguments: [String], code: Int32, message: String) throws {
        let poste = try Poste.charge()
        let reponse = poste.lance(["reports", "essai"] + arguments)
        #expect(reponse.code == code)
        #expect(reponse.messages.contains(message))
        #expect(poste.ecrits.isEmpty)
    }
}
