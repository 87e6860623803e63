import Fixtures
import Foundation
import PlanModel
import Testing

@testable import Exporters

extension LibXML2Suites {
    /// What LibreOffice makes of the grid and of the booklet when it opens and saves them.
    struct ClasseurLibreOfficeTests {
        /// One test, since LibreOffice takes seconds to start.
        @Test(.timeLimit(.minutes(3)))
        func libreOfficeKeepsEveryCellListLockAndHiddenPartOfAFilledGrid() throws {
            let plan = try planDuDepot("pasdecalais")
            var suivi = suiviInvente(plan)
            let textes = TexteHostile.allCases.filter { $0.estPermis && $0 != .motDe10000 }.map(\.texte)
            for (place, texte) in textes.enumerated() {
                let texte = texte.trimmingCharacters(in: .whitespacesAndNewlines)
                suivi.avancements[suivi.avancements.count - 2 - place].saisie.freins = texte.isEmpty ? nil : texte
            }
            let noeud = try #require(PlanIndex(plan).suivis.first).id.rawValue
            let bytes = try paquet(grille(export(plan, suivi: suivi)), "content.xml") { content in
                var content = contenuRempli(content, noeud: noeud, colonne: "etat", .texte("réalisée"))
                content = contenuRempli(
                    content, noeud: noeud, colonne: "avancement", .nombre("0.4", type: "percentage"))
                return contenuRempli(content, noeud: noeud, colonne: "solutions", .texte("=1+1\n  deux  espaces\nfin"))
            }
            try withTemporaryDirectory { directory in
                try Data(bytes).write(to: directory.appending(path: "grille.ods"))
                try Data(carnet(export(plan, suivi: suivi))).write(to: directory.appending(path: "carnet.ods"))
                try LibreOffice.convertir("grille.ods", "carnet.ods", en: "ods", vers: "resaved", dans: directory)
                let resaved = try [UInt8](Data(contentsOf: directory.appending(path: "resaved/grille.ods")))
                try checkCells(of: resaved, against: bytes)
                try checkForm(of: resaved, against: bytes)
                try checkCells(
                    of: [UInt8](Data(contentsOf: directory.appending(path: "resaved/carnet.ods"))),
                    against: carnet(export(plan, suivi: suivi)))
            }
        }

        private func checkCells(of resaved: [UInt8], against bytes: [UInt8]) throws {
            let (avant, apres) = (try WorkbookReader.read(bytes), try WorkbookReader.read(resaved))
            #expect(avant.proprietes == apres.proprietes)
            #expect(avant.feuilles.map(\.nom) == apres.feuilles.map(\.nom))
            for (avant, apres) in zip(avant.feuilles, apres.feuilles) {
                #expect(avant.lignes.map(\.numero) == apres.lignes.map(\.numero), "\(avant.nom)")
                for (avant, apres) in zip(avant.lignes, apres.lignes) {
                    #expect(avant.cellules.mapValues(\.texte) == apres.cellules.mapValues(\.texte))
                }
            }
        }

        private func checkForm(of resaved: [UInt8], against bytes: [UInt8]) throws {
            let (avant, apres) = (try PaquetODT(bytes), try PaquetODT(resaved))
            let (content, saved) = (try avant.xml("content.xml"), try apres.xml("content.xml"))
            // Lists, bounds, help and reproach of each column.
            func validations(_ content: ElementXML) -> Set<String> {
                Set(
                    content.tous("table:content-validation").map { validation in
                        ([validation["table:condition"] ?? ""]
                            + validation.enfants.map { "\($0["table:title"] ?? "") \($0.texte)" }).joined(
                                separator: "|")
                    })
            }
            #expect(validations(saved) == validations(content))
            #expect(validations(saved).count > 4)
            #expect(saved.tous("table:table").map { $0["table:protected"] } == ["true", "true", "true"])
            let hidden = saved.tous("style:style").filter { style in
                style.enfants.contains { $0["table:display"] == "false" }
            }.compactMap { $0["style:name"] }
            #expect(
                saved.tous("table:table").map { hidden.contains($0["table:style-name"] ?? "") } == [false, false, true])
            let saisie = try #require(saved.tous("table:table").dropFirst().first)
            let colonnes = saisie.tous("table:table-column").flatMap { colonne in
                Array(
                    repeating: colonne["table:visibility"] == "collapse",
                    count: colonne["table:number-columns-repeated"].flatMap { Int($0) } ?? 1)
            }
            #expect(
                Array(colonnes.prefix(GrilleDeSaisie.Colonne.allCases.count))
                    == GrilleDeSaisie.Colonne.allCases.map(\.estMasquee))
            let unlocked = (saved.tous + (try apres.xml("styles.xml")).tous).filter { style in
                style.nom == "style:style" && style.enfants.contains { $0["style:cell-protect"] == "none" }
            }
            #expect(!unlocked.isEmpty)
        }
    }
}
