import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

/// Open data: the tables are what their description says.
struct DonneesOuvertesTests {
    private struct Champ: Decodable {
        var name: String
        var type: String
        var description: String
    }

    private struct Ressource: Decodable {
        struct Schema: Decodable {
            var fields: [Champ]
            var primaryKey: [String]?
        }
        var name: String
        var path: String
        var title: String
        var encoding: String
        var bytes: Int
        var dialect: [String: String]
        var schema: Schema
    }

    private struct Paquet: Decodable {
        var name: String
        var title: String
        var description: String
        var profile: String
        var version: String?
        var created: String
        var resources: [Ressource]
    }

    private struct Lot {
        var paquet: Paquet
        var fichiers: [String: [UInt8]]

        init(_ made: Export) throws {
            let files = try DonneesOuvertes.files(made, date: dateDEssai)
            fichiers = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.bytes) })
            #expect(files.first?.name == "datapackage.json")
            paquet = try JSONDecoder().decode(Paquet.self, from: Data(try #require(fichiers["datapackage.json"])))
        }

        func lignes(_ ressource: Ressource) throws -> [[String]] {
            lireCSV(try #require(fichiers[ressource.path]), separateur: UInt8(ascii: ","))
        }

        func lignes(_ nom: String) throws -> [[String]] {
            try lignes(try #require(paquet.resources.first { $0.name == nom }))
        }
    }

    private func estDuType(_ cellule: String, _ type: String) -> Bool {
        if cellule.isEmpty { return true }
        return switch type {
        case "string": true
        case "integer": Int(cellule) != nil
        case "number": cellule.wholeMatch(of: #/-?\d+(\.\d+)?/#) != nil
        case "boolean": cellule == "true" || cellule == "false"
        case "year": cellule.wholeMatch(of: #/\d{4}/#) != nil
        case "date": Jour(iso: cellule) != nil
        default: false
        }
    }

    @Test(arguments: plansDuDepot, Audience.allCases)
    func eachTableHasTheColumnsTheTypesAndTheKeyThatItsDescriptionGives(slug: String, audience: Audience) throws {
        let lot = try Lot(export(planDuDepot(slug), audience: audience))
        #expect(lot.paquet.profile == "tabular-data-package")
        #expect(Set(lot.fichiers.keys) == Set(["datapackage.json"] + lot.paquet.resources.map(\.path)))
        for ressource in lot.paquet.resources {
            let lignes = try lot.lignes(ressource)
            #expect(lignes.first == ressource.schema.fields.map(\.name))
            #expect(lot.fichiers[ressource.path]?.count == ressource.bytes)
            #expect((ressource.encoding, ressource.dialect["delimiter"]) == ("utf-8", ","))
            #expect(Set(ressource.schema.fields.map(\.name)).count == ressource.schema.fields.count)
            #expect(!ressource.schema.fields.contains { $0.description.isEmpty })
            for ligne in lignes.dropFirst() {
                try #require(ligne.count == ressource.schema.fields.count)
                for (cellule, champ) in zip(ligne, ressource.schema.fields) {
                    #expect(estDuType(cellule, champ.type), "\(ressource.name), \(champ.name) : « \(cellule) »")
                }
            }
            guard let cle = ressource.schema.primaryKey else { continue }
            let places = cle.compactMap { ressource.schema.fields.map(\.name).firstIndex(of: $0) }
            try #require(places.count == cle.count)
            let cles = lignes.dropFirst().map { ligne in places.map { ligne[$0] } }
            #expect(!cles.contains { $0.contains("") }, "\(ressource.name)")
            #expect(Set(cles).count == cles.count, "\(ressource.name)")
        }
    }

    @Test func everyRowBearsTheDepartementSoThatPlansCanBePutEndToEnd() throws {
        let plan = try planDuDepot("cantal")
        let lot = try Lot(export(plan))
        for ressource in lot.paquet.resources {
            let lignes = try lot.lignes(ressource)
            #expect(lignes.first?.prefix(3) == ["plan", "departement_code", "departement_nom"])
            #expect(lignes.dropFirst().allSatisfy { $0.prefix(3) == ["cantal", "15", plan.departement.nom] })
        }
    }

    @Test func theTablesHoldEveryNodeEveryLineEveryIndicatorAndWhatIsInForce() throws {
        let plan = try planDuDepot("cantal")
        let suivi = suiviInvente(plan)
        let lot = try Lot(export(plan, suivi: suivi))
        func colonne(_ table: String, _ nom: String) throws -> [String] {
            let lignes = try lot.lignes(table)
            let place = try #require(lignes.first?.firstIndex(of: nom))
            return lignes.dropFirst().map { $0[place] }
        }
        #expect(try colonne("noeuds", "id") == plan.noeuds.map(\.id.rawValue))
        #expect(try colonne("situation", "noeud") == PlanIndex(plan).suivis.map(\.id.rawValue))
        #expect(Set(try colonne("situation", "semestre")) == ["2018-S2"])
        #expect(try colonne("indicateurs", "id") == plan.tousLesIndicateurs.map(\.indicateur.id.rawValue))
        #expect(try colonne("decisions", "numero") == ["1", "2", "3", "4"])
        #expect(try colonne("decisions", "etat") == ["ouverte", "ouverte", "close", "close"])
        #expect(try colonne("releves", "indicateur").count == suivi.releves.count)
    }

    @Test func theTablesAreCommaSeparatedWithoutAMarkAndEndTheirLinesAsTheySay() throws {
        for (nom, octets) in try Lot(export(petitPlan())).fichiers {
            #expect(!octets.starts(with: [0xEF, 0xBB, 0xBF]), "\(nom)")
            #expect(String(validating: octets, as: UTF8.self) != nil)
            if nom.hasSuffix(".csv") { #expect(octets.suffix(2) == [0x0D, 0x0A], "\(nom)") }
        }
    }

    @Test func whoTypedStandsNowhereAndNeitherDoesAReservedDecision() throws {
        for (nom, octets) in try Lot(export(planDuDepot("cantal"), audience: .public)).fichiers {
            let texte = String(decoding: octets, as: UTF8.self)
            for cache in [
                "secrétariat inventé", "secretariat", "saisi_par", noteInventee(pour: .interne),
                noteInventee(pour: .partenaires),
            ] {
                #expect(!texte.contains(cache), "\(cache) dans \(nom)")
            }
        }
    }

    @Test func theDescriptionSaysWhatItDescribesOfWhichVersionForWhomAndTheMention() throws {
        let paquet = try Lot(export(petitPlan(), audience: .public, mention: "données fictives")).paquet
        #expect(paquet.name == "suivi-petit")
        #expect(paquet.title == "Petit plan – Cantal")
        #expect((paquet.version, paquet.created) == ("3", dateDEssai.rawValue))
        #expect(paquet.description.contains("audience public"))
        #expect(paquet.description.contains("données fictives"))
    }

    @Test func theNameOfAPackageIsOneThatFrictionlessAllows() throws {
        var plan = petitPlan()
        plan.identifiant = id("corse-du-sud-2")
        #expect(try Lot(export(plan)).paquet.name == "suivi-corse-du-sud-2")
    }

    @Test(arguments: TexteHostile.allCases)
    func hostileWordsStayInTheirCells(hostile: TexteHostile) throws {
        let lot = try Lot(export(planAvec(hostile.texte), suivi: suiviAvec(hostile.texte)))
        for ressource in lot.paquet.resources {
            let lignes = try lot.lignes(ressource)
            #expect(Set(lignes.map(\.count)) == [ressource.schema.fields.count], "\(ressource.name)")
        }
        let noeuds = try lot.lignes("noeuds")
        let titre = try #require(noeuds.first?.firstIndex(of: "titre"))
        let titres = noeuds.dropFirst().map { $0[titre] }
        #expect(titres.allSatisfy { $0 == hostile.texte || $0 == "'" + hostile.texte })
    }

    @Test func theSameExportGivesTheSameBytes() throws {
        let plan = try planDuDepot("lot")
        #expect(try Lot(export(plan)).fichiers == Lot(export(plan)).fichiers)
    }
}
