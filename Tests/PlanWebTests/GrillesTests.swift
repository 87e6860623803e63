import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import Exporters
@testable import PlanWeb

/// A grid leaves by the page, is filled in, and comes back: nothing is recorded before its rows are accepted.
@Suite("Grids on the site", .serialized) struct GrillesTests {
    private static let adresse = "/plans/essai/grilles"

    private static func avec(
        _ essai: @escaping @Sendable (SiteDEssai) async throws -> Void
    ) async throws {
        let autre = try SuiviPlan.lu(SuiviPlan.autre("autre", code: "46", nom: "Lot"))
        try await SiteDEssai.avec([try SuiviPlan.lu(), autre], essai: essai)
    }

    private static func grille(_ site: SiteDEssai, _ question: String = "audience=interne") async throws -> [UInt8] {
        let reponse = try await site.visite("\(adresse)/fichier?semestre=2019-S2&\(question)")
        #expect(reponse.status == .ok, "\(reponse.texte)")
        #expect(reponse.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"grille-essai-2019-S2") == true)
        return [UInt8](buffer: reponse.body)
    }

    /// The grid with another content for one of its parts.
    private static func change(
        _ octets: [UInt8], _ part: String = "content.xml", _ contenu: (String) -> String
    ) throws -> [UInt8] {
        let archive = try ZipReader(octets)
        return try ZipArchive.bytes(
            of: archive.noms.map { nom in
                let tenus = try archive.octets(nom) ?? []
                return .init(
                    nom, .whole(nom == part ? Array(contenu(String(decoding: tenus, as: UTF8.self)).utf8) : tenus))
            })
    }

    private static func remplit(
        _ octets: [UInt8], _ noeud: String, _ cellules: KeyValuePairs<String, CelluleTypee>
    ) throws -> [UInt8] {
        try change(octets) { content in
            cellules.reduce(content) { contenuRempli($0, noeud: noeud, colonne: $1.key, $1.value) }
        }
    }

    private static func envoie(
        _ octets: [UInt8], _ site: SiteDEssai, comme role: Role = .secretariat, a adresse: String = adresse
    ) async throws -> TestResponse {
        try await site.depose(adresse, comme: role, [], fichier: "grille", octets: octets)
    }

    private static func cle(_ apercu: TestResponse) throws -> String {
        String(try #require(apercu.texte.firstMatch(of: #/name="depot" value="([^"]+)"/#)).output.1)
    }

    private static func accepte(
        _ site: SiteDEssai, _ cle: String, _ rangs: [Int], comme role: Role = .secretariat
    ) async throws -> TestResponse {
        try await site.envoie(
            "\(adresse)/accepter", comme: role, [("depot", cle)] + rangs.map { ("accepte", String($0)) })
    }

    private static func saisies(_ site: SiteDEssai) throws -> [Avancement] {
        try site.services.store.suivi("essai").avancements
    }

    private static func enregistre(_ site: SiteDEssai, _ noeud: String, _ etat: Etat) throws {
        let id = try #require(Identifiant<Noeud>(rawValue: noeud))
        _ = try site.services.store.record(
            [Saisie(noeud: id, semestre: semestre("2019-S2"), etat: etat)], dans: "essai", par: "préfecture",
            le: SiteDEssai.instant)
    }

    // MARK: - What the file does not say, and what it holds beside

    @Test func thePreviewSaysWhatIsErasedAndWhatIsNotTaken() async throws {
        try await Self.avec { site in
            var saisie = Saisie(
                noeud: try #require(.init(rawValue: "maisons")), semestre: semestre("2019-S2"), etat: .enCours)
            (saisie.freins, saisie.solutions) = ("manque de crédits", "bail")
            _ = try site.services.store.record([saisie], dans: "essai", par: "préfecture", le: SiteDEssai.instant)
            let octets = try Self.change(try await Self.grille(site)) { content in
                contenuRempli(content, noeud: "maisons", colonne: "freins", .vide)
                    .replacing("<text:p>Solutions</text:p>", with: "")
                    .replacing(
                        "</table:table><table:table table:name=\"plantracker\"",
                        with: """
                            <table:table-row><table:table-cell table:number-columns-repeated="3"/><table:table-cell \
                            office:value-type="string"><text:p>rappeler le maire</text:p></table:table-cell></table:table-row>\
                            </table:table><table:table table:name="plantracker"
                            """)
            }
            let apercu = try await Self.envoie(octets, site)
            #expect(apercu.status == .ok)
            #expect(apercu.texte.contains("<strong>efface</strong> freins"), "\(apercu.texte)")
            #expect(apercu.texte.contains("Ce que le fichier contient et qui ne sera pas enregistré"))
            #expect(apercu.texte.contains("rappeler le maire"))
            #expect(apercu.texte.contains("n’est pas dans la grille"), "\(apercu.texte)")
            _ = try await Self.accepte(site, try Self.cle(apercu), [0])
            let derniere = try #require(try Self.saisies(site).last)
            #expect((derniere.saisie.freins, derniere.saisie.solutions) == (nil, "bail"))
        }
    }

    // MARK: - The whole way

    @Test("Accepted rows are recorded in the name of who accepts them; the others are not")
    func ligneParLigne() async throws {
        try await Self.avec { site in
            var octets = try await Self.grille(site)
            octets = try Self.remplit(octets, "maisons", ["etat": .texte("en cours"), "ditPar": .texte("ARS")])
            octets = try Self.remplit(octets, "gare", ["etat": .texte("réalisée")])
            let apercu = try await Self.envoie(octets, site)
            #expect(apercu.status == .ok)
            #expect(apercu.texte.contains("Ouvrir des maisons de santé"))
            #expect(apercu.texte.contains("<ins class=\"apres\">en cours</ins>"))
            #expect(apercu.texte.matches(of: #/name="accepte" value="\d+" checked/#).count == 2)
            #expect(try Self.saisies(site).isEmpty)
            let bilan = try await Self.accepte(site, try Self.cle(apercu), [0])
            #expect(bilan.status == .ok)
            #expect(
                bilan.texte.contains("1\u{A0}ligne enregistrée, 0\u{A0}identique, 0\u{A0}refusée, 1\u{A0}non acceptée"))
            let saisies = try Self.saisies(site)
            #expect(saisies.map(\.saisie.noeud.rawValue) == ["maisons"])
            #expect(saisies.first?.saisiPar == Role.secretariat.rawValue)
            #expect(saisies.first?.saisie.ditPar == "ARS")
        }
    }

    @Test("The same grid twice adds nothing, and an accepted preview does not serve again")
    func deuxFois() async throws {
        try await Self.avec { site in
            let octets = try Self.remplit(
                try await Self.grille(site), "maisons", ["etat": .texte("en cours")])
            let cle = try Self.cle(try await Self.envoie(octets, site))
            #expect(try await Self.accepte(site, cle, [0]).status == .ok)
            let encore = try await Self.accepte(site, cle, [0])
            #expect(encore.status == .unprocessableContent)
            #expect(encore.texte.contains("n’est plus gardé"))
            let apercu = try await Self.envoie(octets, site)
            #expect(apercu.texte.contains("Tout ce que dit la grille est déjà enregistré."))
            #expect(try Self.saisies(site).count == 1)
        }
    }

    @Test("A conflict shows both versions and is not ticked; ticked, the row of the grid becomes a correction")
    func conflit() async throws {
        try await Self.avec { site in
            let vierge = try await Self.grille(site)
            try Self.enregistre(site, "maisons", .suspendue)
            let octets = try Self.remplit(vierge, "maisons", ["etat": .texte("réalisée")])
            let apercu = try await Self.envoie(octets, site)
            #expect(apercu.texte.contains("<strong>Conflit.</strong>"))
            #expect(apercu.texte.contains("Saisi depuis par préfecture"))
            #expect(apercu.texte.contains("<del class=\"avant\">suspendue</del>"))
            #expect(!apercu.texte.contains(" checked"))
            let rien = try await Self.accepte(site, try Self.cle(apercu), [])
            #expect(rien.status == .unprocessableContent)
            #expect(rien.texte.contains("Aucune ligne n’est cochée"))
            #expect(try await Self.accepte(site, try Self.cle(rien), [0]).status == .ok)
            let saisies = try Self.saisies(site)
            #expect(saisies.last?.remplace == saisies.first?.id)
            #expect(saisies.last?.saisie.etat == .realisee)
        }
    }

    @Test("A row that moved between the preview and its acceptance is left out, and the others are recorded")
    func entreTemps() async throws {
        try await Self.avec { site in
            var octets = try Self.remplit(try await Self.grille(site), "maisons", ["etat": .texte("réalisée")])
            octets = try Self.remplit(octets, "gare", ["etat": .texte("en cours")])
            let cle = try Self.cle(try await Self.envoie(octets, site))
            try Self.enregistre(site, "maisons", .suspendue)
            let bilan = try await Self.accepte(site, cle, [0, 1])
            #expect(bilan.texte.contains("Grille enregistrée en partie"))
            #expect(bilan.texte.contains("1\u{A0}ligne enregistrée, 0\u{A0}identique, 1\u{A0}refusée"))
            #expect(bilan.texte.contains("enregistrée par préfecture entre-temps"))
            #expect(try Self.saisies(site).map(\.saisie.etat) == [.suspendue, .enCours])
        }
    }

    @Test("Another person's preview cannot be accepted, nor on another plan")
    func unAutre() async throws {
        try await Self.avec { site in
            let octets = try Self.remplit(try await Self.grille(site), "maisons", ["etat": .texte("en cours")])
            let cle = try Self.cle(try await Self.envoie(octets, site, comme: .administration))
            #expect(try await Self.accepte(site, cle, [0], comme: .copilote).status == .unprocessableContent)
            let ailleurs = try await site.envoie(
                "/plans/autre/grilles/accepter", comme: .administration, [("depot", cle), ("accepte", "0")])
            #expect(ailleurs.status == .unprocessableContent)
            #expect(try Self.saisies(site).isEmpty)
        }
    }

    // MARK: - What leaves

    @Test("A grid of an axe holds its rows only; one for partners lacks the internal notes")
    func perimetre() async throws {
        try await Self.avec { site in
            let id = try #require(Identifiant<Noeud>(rawValue: "maisons"))
            var saisie = Saisie(noeud: id, semestre: semestre("2019-S2"), etat: .enCours)
            saisie.note = .init(texte: "à taire", audience: .interne)
            _ = try site.services.store.record([saisie], dans: "essai", par: "x", le: SiteDEssai.instant)
            func contenu(_ question: String) async throws -> String {
                let octets = try await Self.grille(site, question)
                return String(decoding: try ZipReader(octets).octets("content.xml") ?? [], as: UTF8.self)
            }
            #expect(try await contenu("audience=interne").contains("à taire"))
            #expect(try await !contenu("audience=partenaires").contains("à taire"))
            #expect(try await !contenu("").contains("à taire"))
            let mobilite = try await contenu("perimetre=axe:mobilite")
            #expect(mobilite.contains("navettes") && !mobilite.contains("maisons"))
            for faux in ["perimetre=axe:nulle", "perimetre=pilote:Personne", "perimetre=x", "audience=tous"] {
                #expect(try await site.visite("\(Self.adresse)/fichier?\(faux)").status == .notFound, "\(faux)")
            }
        }
    }

    // MARK: - What is refused

    private static func refuse(
        _ octets: [UInt8], _ attendu: String, _ site: SiteDEssai, a adresse: String = adresse
    ) async throws {
        let reponse = try await envoie(octets, site, comme: .administration, a: adresse)
        #expect(reponse.status == .unprocessableContent)
        #expect(reponse.texte.contains(attendu), "\(attendu) : \(reponse.texte)")
        // The page speaks of what one does on it.
        #expect(!reponse.texte.contains("plantracker grille") && !reponse.texte.contains("--csv"))
        #expect(reponse.texte.contains("Rien n’a été enregistré."))
        #expect(try saisies(site).isEmpty)
    }

    @Test("Every fault is located by its sheet, its row, its column and its cell")
    func fautes() async throws {
        try await Self.avec { site in
            let formule = CelluleTypee(
                attributs: #"table:formula="of:=1+1" office:value-type="float" office:value="2""#,
                contenu: "<text:p>2</text:p>")
            let octets = try Self.remplit(
                try await Self.grille(site), "maisons",
                ["etat": .texte("fini"), "avancement": .nombre("140"), "freins": formule])
            for attendu in [
                "Saisie, ligne 3, colonne «\u{A0}État\u{A0}» (K3)", "Trouvé «\u{A0}fini\u{A0}», attendu à lancer",
                "(L3)", "(Q3)", "Contient une formule", "3\u{A0}cellules ne peuvent pas être comprises",
            ] { try await Self.refuse(octets, attendu, site) }
        }
    }

    @Test("A grid of another plan, a workbook that is none, a text, an Excel file and an empty one are each told apart")
    func autresFichiers() async throws {
        try await Self.avec { site in
            let grille = try await Self.grille(site)
            try await Self.refuse(
                grille, "grille du plan «\u{A0}essai\u{A0}», pas de «\u{A0}autre\u{A0}»", site,
                a: "/plans/autre/grilles")
            try await Self.refuse(grille, "Aucune ligne de la grille", site)
            try await Self.refuse(Array("noeud;etat\nmaisons;en_cours\n".utf8), "mais un texte", site)
            try await Self.refuse([], "Aucun fichier", site)
            try await Self.refuse([0x50, 0x4B, 3, 4, 0, 0], "illisible", site)
            try await Self.refuse(
                try ZipArchive.bytes(of: [.init("xl/workbook.bin", .whole([]))]), "classeur Excel", site)
            let sansNom = try Self.change(try Self.change(grille, "meta.xml") { _ in "<a/>" }) {
                $0.replacing("table:name=\"plantracker\"", with: "table:name=\"autre\"")
            }
            try await Self.refuse(sansNom, "pas une grille de plantracker", site)
        }
    }

    @Test("A bomb, rows without end and external entities are refused without harm")
    func hostiles() async throws {
        try await Self.avec { site in
            let grille = try await Self.grille(site)
            let bombe = try Self.change(grille) { $0 + String(repeating: " ", count: (64 << 20) + 1) }
            #expect(bombe.count < GrillesPages.octetsAuPlus)
            try await Self.refuse(bombe, "64 Mio", site)
            let entite = try Self.change(grille) { content in
                content.replacing(
                    "<office:document-content",
                    with: "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><office:document-content",
                    maxReplacements: 1
                ).replacing("maisons", with: "&x;", maxReplacements: 1)
            }
            let reponse = try await Self.envoie(entite, site)
            #expect(reponse.status == .unprocessableContent)
            #expect(!reponse.texte.contains("root:"))
            let sansFin = try Self.change(grille) {
                $0.replacing(
                    "</table:table><table:table table:name=\"plantracker\"",
                    with:
                        "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell></table:table-row></table:table><table:table table:name=\"plantracker\""
                )
            }
            try await Self.refuse(sansFin, "cellules remplies", site)
        }
    }

    @Test("More than eight mebibytes are refused before they are read")
    func tropGros() async throws {
        try await Self.avec { site in
            let reponse = try await Self.envoie([UInt8](repeating: 0, count: GrillesPages.octetsAuPlus), site)
            #expect(reponse.status == .contentTooLarge)
        }
    }

    @Test("What a grid holds is shown as text")
    func echappe() async throws {
        try await Self.avec { site in
            let octets = try Self.remplit(
                try await Self.grille(site), "maisons",
                ["etat": .texte("en cours"), "freins": .texte("<script>alert(1)</script>")])
            let apercu = try await Self.envoie(octets, site)
            #expect(apercu.texte.contains("&lt;script&gt;") && !apercu.texte.contains("<script>alert"))
        }
    }
}
