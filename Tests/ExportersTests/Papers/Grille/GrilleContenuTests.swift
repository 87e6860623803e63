import Fixtures
import Foundation
import PlanModel
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// What the grid holds, read back by our own reader.
    struct GrilleContenuTests {
        /// The rows of the sheet by title, those of the axes left out.
        private func lignes(_ bytes: [UInt8]) throws -> [[String: String]] {
            let feuille = try #require(try WorkbookReader.read(bytes).feuilles.first { $0.nom == "Saisie" })
            let titres = try #require(feuille.lignes.first).cellules.mapValues(\.texte)
            return feuille.lignes.dropFirst().map { ligne in
                Dictionary(uniqueKeysWithValues: ligne.cellules.map { (titres[$0] ?? "", $1.texte) })
            }.filter { $0["Identifiant"] != nil }
        }

        @Test(arguments: plansDuDepot)
        func everyActionAndSousActionHasItsRowInTheOrderOfTheDocument(slug: String) throws {
            let plan = try planDuDepot(slug)
            let lignes = try lignes(grille(export(plan)))
            #expect(lignes.compactMap { $0["Identifiant"] } == PlanIndex(plan).suivis.map(\.id.rawValue))
        }

        @Test func theDeclarationInForceIsAlreadyWrittenAndThePreviousOneIsRecalled() throws {
            var declaree = saisie("carte", "2018-S2", .suspendue, avancement: 40, bloquee: "foncier")
            (declaree.note, declaree.ditPar) = (.init(texte: "à taire", audience: .partenaires), "ARS")
            let suivi = Suivi(avancements: [
                avancement(1, saisie("carte", "2017-S2", .aLancer), le: "2018-01-10"),
                avancement(2, saisie("carte", "2018-S1", .enCours, avancement: 20), le: "2018-07-10"),
                avancement(3, saisie("carte", "2018-S2", .enCours, avancement: 30), le: "2019-01-09"),
                avancement(4, declaree, le: "2019-01-10", remplace: 3),
            ])
            let lignes = try lignes(grille(export(petitPlan(), suivi: suivi)))
            let carte = try #require(lignes.first { $0["Identifiant"] == "carte" })
            #expect(carte["État précédent"] == "en cours\n(2018-S1)")
            #expect(carte["Avancement précédent"] == "20")
            #expect((carte["État"], carte["Avancement"]) == ("suspendue", "40"))
            #expect((carte["Bloquée"], carte["Motif du blocage"]) == ("oui", "foncier"))
            #expect((carte["Note"], carte["Audience"], carte["Dit par"]) == ("à taire", "partenaires", "ARS"))
            #expect((carte["Connue"], carte["Semestre"]) == ("4", "2018-S2"))
            let fibre = try #require(lignes.first { $0["Identifiant"] == "fibre" })
            #expect(fibre["État précédent"] == "aucune saisie")
            #expect(["État", "Avancement", "Bloquée", "Connue"].allSatisfy { fibre[$0] == nil })
        }

        @Test func aNoteWrittenForANarrowerAudienceIsNotInTheFile() throws {
            let made = export(petitPlan(), suivi: suiviAvec("à taire"), audience: .public)
            let paquet = try PaquetODT(grille(made))
            #expect(
                try !paquet.xml("content.xml").tous("table:table-row").contains {
                    $0.enfants.filter { $0["table:content-validation-name"] == "saisie-note" }.contains {
                        $0.texte != ""
                    }
                })
        }

        @Test func aFilterKeepsWhatIsUnderANodeOrWhatAnOrganisationPilots() throws {
            func ids(_ perimetre: Perimetre) throws -> [String] {
                try lignes(grille(export(petitPlan()), perimetre)).compactMap { $0["Identifiant"] }
            }
            #expect(try ids(.sous(id("proximite"))) == ["carte", "atlas", "maison"])
            #expect(try ids(.sous(id("carte"))) == ["carte", "atlas"])
            // The sous-action is piloted with its action.
            #expect(try ids(.pilote("CD")) == ["carte", "atlas", "fibre"])
            #expect(try ids(.pilote("ARS")) == ["fibre"])
        }

        @Test func onlyTheCellsToFillInAreUnlockedAndTheSheetIsProtected() throws {
            let paquet = try PaquetODT(grille(export(petitPlan())))
            let styles = try paquet.xml("styles.xml").tous("style:style")
            let libres = Set(
                styles.filter { style in
                    style.enfants.contains { $0["style:cell-protect"] == "none" }
                }.compactMap { $0["style:name"] })
            let feuilles = try paquet.xml("content.xml").tous("table:table")
            #expect(feuilles.map { $0["table:protected"] } == ["true", "true", "true"])
            for cellule in feuilles.flatMap({ $0.tous("table:table-cell") }) {
                #expect(
                    libres.contains(cellule["table:style-name"] ?? "")
                        == (cellule["table:content-validation-name"] != nil))
            }
        }

        @Test func theTitlesAndWhatTellsTheRowsApartStayInViewAndTitlesAreOnEachPage() throws {
            let paquet = try PaquetODT(grille(export(petitPlan())))
            let vue = try paquet.xml("settings.xml").tous("config:config-item-map-entry")
                .first { $0["config:name"] == "Saisie" }
            let items = (vue?.enfants ?? []).map { "\($0["config:name"] ?? "")=\($0.texte)" }
            #expect(
                Set(items).isSuperset(of: [
                    "HorizontalSplitMode=2", "HorizontalSplitPosition=3", "VerticalSplitMode=2",
                    "VerticalSplitPosition=1",
                ]))
            let saisie = try #require(
                try paquet.xml("content.xml").tous("table:table").first { $0["table:name"] == "Saisie" })
            #expect(saisie.tous("table:table-header-rows").flatMap { $0.tous("table:table-row") }.count == 1)
        }

        @Test func whatTheGridIsStandsInItsPropertiesAndInAHiddenSheet() throws {
            let bytes = try grille(export(petitPlan(), audience: .partenaires), .sous(id("numerique")))
            let attendue = IdentiteDeGrille(
                export(petitPlan(), audience: .partenaires), semestre("2018-S2"), .sous(id("numerique")))
            #expect(try IdentiteDeGrille(WorkbookReader.read(bytes)) == attendue)
            // Excel drops the properties that it does not know.
            let sansMeta = try WorkbookReader.read(paquet(bytes, "meta.xml") { _ in nil })
            #expect(sansMeta.proprietes.isEmpty)
            #expect(try IdentiteDeGrille(sansMeta) == attendue)
        }

        @Test(
            arguments: TexteHostile.allCases.filter {
                $0.estPermis && $0 != .finsDeLigneSeules && $0 != .espaceAuxBords
            })
        func whateverWasTypedIsReadBackAsItWas(hostile: TexteHostile) throws {
            let lignes = try lignes(grille(export(petitPlan(), suivi: suiviAvec(hostile.texte))))
            let attendu = hostile.texte.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
                .replacing("\t", with: " ")
            let carte = try #require(lignes.first { $0["Identifiant"] == "carte" })
            for titre in ["Motif du blocage", "Freins", "Note", "Séance"] { #expect(carte[titre] == attendu) }
        }
    }

    struct NomsDeFeuillesTests {
        @Test func namesAreCutMendedAndNeverTheSameTwice() {
            var noms = NomsDeFeuilles()
            #expect(noms.nom("Taux [%] d'accès : a/b\\c*?") == "Taux % d’accès a b c")
            #expect(noms.nom("taux % D’ACCÈS a b c") == "taux % D’ACCÈS a b c (2)")
            #expect(noms.nom("") == "Feuille")
            #expect(noms.nom("///") == "Feuille (2)")
            let long = String(repeating: "é", count: 40)
            #expect(noms.nom(long) == String(repeating: "é", count: 31))
            #expect(noms.nom(long) == String(repeating: "é", count: 27) + " (2)")
            #expect(noms.nom(String(repeating: "👩‍👩‍👧‍👦", count: 9)).utf16.count <= 31)
        }
    }
}
