import Fixtures
import Foundation
import GRDB
import PlanModel
import PlanStore
import Testing

/// Declarations and readings are added, never changed; all of a batch or none of it.
struct EnregistrementTests {
    @Test func aDeclarationComesBackWordForWord() throws {
        let banc = try Banc()
        var saisie = Saisie.pour("maisons", "2018-S2", .enCours, 40)
        saisie.blocage = .init(motif: "foncier ; « délai »", arbitrageDemande: "choix du site\nou report")
        saisie.meteo = .appuisNecessaires
        (saisie.freins, saisie.solutions) = ("=SOMME(A1)", "l'été\t2019")
        saisie.prochainesEtapes = "étude 🏥"
        saisie.note = .init(texte: "à ne pas diffuser", audience: .partenaires)
        (saisie.ditPar, saisie.seance) = ("ARS", "comité d'octobre")
        _ = try banc.store.record([saisie], dans: "essai", par: "secrétariat", le: .a("2018-11-05"))
        #expect(
            try banc.store.suivi("15").avancements
                == [Avancement(id: 1, saisie: saisie, saisiPar: "secrétariat", saisiLe: .a("2018-11-05"))])
    }

    @Test func noValueStaysNoValue() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2", .aLancer), .pour("medecins", "2018-S2", .aLancer, 0))
        #expect(try banc.store.suivi("essai").avancements.map(\.saisie.avancement) == [nil, .de(0)])
    }

    @Test func aCorrectionSaysWhatItReplacesAndTheOldOneStays() throws {
        let banc = try Banc()
        #expect(try banc.record(.pour("maisons", "2018-S2", .enCours, 40)) == [.ajoute(id: 1, remplace: nil)])
        #expect(try banc.record(.pour("maisons", "2018-S2", .enCours, 45)) == [.ajoute(id: 2, remplace: 1)])
        #expect(try banc.record(.pour("maisons", "2018-S2", .enCours, 50)) == [.ajoute(id: 3, remplace: 2)])
        let avancements = try banc.store.suivi("essai").avancements
        #expect(avancements.map(\.remplace) == [nil, 1, 2])
        #expect(avancements.map(\.saisie.avancement) == [.de(40), .de(45), .de(50)])
    }

    @Test func anotherSemestreOrAnotherNodeReplacesNothing() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2"))
        #expect(
            try banc.record(.pour("maisons", "2019-S1"), .pour("medecins", "2018-S2"))
                == [.ajoute(id: 2, remplace: nil), .ajoute(id: 3, remplace: nil)])
    }

    @Test func anIdenticalDeclarationAddsNothing() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2", .enCours, 40))
        let avant = try banc.contenu()
        #expect(try banc.record(.pour("maisons", "2018-S2", .enCours, 40)) == [.identique(id: 1)])
        #expect(try banc.contenu() == avant)
    }

    @Test func whatWasCorrectedAwayCanBeSaidAgain() throws {
        let banc = try Banc()
        for valeur in [40, 45, 40] { try banc.record(.pour("maisons", "2018-S2", .enCours, valeur)) }
        #expect(try banc.store.suivi("essai").avancements.map(\.saisie.avancement) == [40, 45, 40].map(Pourcentage.de))
    }

    @Test func twoEntriesOfOneBatchForTheSameNodeReplaceEachOther() throws {
        let banc = try Banc()
        let results = try banc.record(
            .pour("maisons", "2018-S2", .enCours, 10), .pour("maisons", "2018-S2", .enCours, 20))
        #expect(results == [.ajoute(id: 1, remplace: nil), .ajoute(id: 2, remplace: 1)])
    }

    @Test func whenTheLastRowOfABatchIsWrongNoneIsWritten() throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        #expect(throws: StoreError.self) {
            try banc.record(.pour("maisons"), .pour("medecins"), .pour("inconnue"))
        }
        #expect(throws: StoreError.self) {
            try banc.record(.de("nombre-maisons", "2018-06-30", 3), .de("inconnu", "2018-06-30", 3))
        }
        #expect(try banc.contenu() == avant)
    }

    @Test func aNodeThatDoesNotExistIsRefusedWithTheNearestOne() throws {
        let banc = try Banc()
        let erreur = #expect(throws: StoreError.noeudInconnu("maison", proche: "maisons")) {
            try banc.record(.pour("maison"))
        }
        #expect(
            erreur?.description
                == "aucun élément « maison » dans la version en vigueur ; vouliez-vous « maisons » ?")
        #expect(throws: StoreError.noeudInconnu("xyz", proche: nil)) { try banc.record(.pour("xyz")) }
    }

    @Test(arguments: [("sante", "axe"), ("egalite", "principe")])
    func aNodeThatCarriesNoProgressIsRefusedWithItsLevel(noeud: String, niveau: String) throws {
        let banc = try Banc()
        #expect(throws: StoreError.noeudSansAvancement(noeud, niveau: niveau)) { try banc.record(.pour(noeud)) }
    }

    @Test func aSousActionCarriesProgress() throws {
        #expect(try Banc().record(.pour("gare")) == [.ajoute(id: 1, remplace: nil)])
    }

    @Test func aDryRunAnswersWhatARealOneWouldAndWritesNothing() throws {
        let banc = try Banc()
        try banc.record(.pour("maisons", "2018-S2", .enCours, 40))
        let avant = try banc.contenu()
        #expect(
            try banc.record(.pour("maisons", "2018-S2", .enCours, 50), .pour("gare"), essai: true)
                == [.ajoute(id: 2, remplace: 1), .ajoute(id: 3, remplace: nil)])
        #expect(
            try banc.record(.de("satisfaction", "2018-06-30", 3), essai: true) == [.ajoute(id: 1, remplace: nil)])
        #expect(try banc.contenu() == avant)
    }

    @Test func anEmptyBatchAddsNothing() throws {
        let banc = try Banc()
        let avant = try banc.contenu()
        #expect(try banc.store.record([Saisie](), dans: "essai", par: "s", le: .a("2018-07-01")).isEmpty)
        #expect(try banc.contenu() == avant)
    }

    // MARK: - Readings

    @Test func aReadingComesBackWordForWordAndNoDecimalIsLost() throws {
        let banc = try Banc()
        let valeur = try #require(Decimal(string: "1234567890.0123456789"))
        var mesure = Mesure.de("nombre-maisons", "2018-06-30", valeur, territoire: "Aurillac")
        (mesure.source, mesure.producteur, mesure.contestation) = ("enquête", "INSEE", "périmètre changé")
        mesure.ditPar = "ARS"
        var bilan = Mesure(indicateur: .cle("avis"), date: .le("2018-06-30"), valeur: .texte("plutôt satisfaits"))
        bilan.ditPar = "CD"
        _ = try banc.store.record([mesure, bilan], dans: "essai", par: "secrétariat", le: .a("2018-07-01"))
        #expect(try banc.store.suivi("essai").releves.map(\.mesure) == [mesure, bilan])
    }

    @Test func aReadingReplacesTheOneOfTheSameDayAndTerritory() throws {
        let banc = try Banc()
        let results = try banc.record(
            .de("nombre-maisons", "2018-06-30", 3), .de("nombre-maisons", "2018-06-30", 2, territoire: "Aurillac"),
            .de("nombre-maisons", "2018-12-31", 4), .de("nombre-maisons", "2018-06-30", 3),
            .de("nombre-maisons", "2018-06-30", 5))
        #expect(
            results == [
                .ajoute(id: 1, remplace: nil), .ajoute(id: 2, remplace: nil), .ajoute(id: 3, remplace: nil),
                .identique(id: 1), .ajoute(id: 4, remplace: 1),
            ])
    }

    @Test func anUnknownIndicatorIsRefusedWithTheNearestOne() throws {
        let banc = try Banc()
        #expect(throws: StoreError.indicateurInconnu("satisfactoin", proche: "satisfaction")) {
            try banc.record(.de("satisfactoin", "2018-06-30", 3))
        }
    }

    @Test func aTerritoryThatTheIndicatorDoesNotHaveIsRefusedWithThoseItHas() throws {
        let banc = try Banc()
        #expect(throws: StoreError.territoireInconnu("Saint-Flour", connus: ["Aurillac", "Mauriac"])) {
            try banc.record(.de("nombre-maisons", "2018-06-30", 3, territoire: "Saint-Flour"))
        }
        let erreur = #expect(throws: StoreError.self) {
            try banc.record(.de("satisfaction", "2018-06-30", 3, territoire: "Aurillac"))
        }
        #expect(
            erreur?.description
                == "« Aurillac » n'est pas un territoire de cet indicateur ; attendu : aucun (tout le département)")
    }

    // MARK: - The schema itself refuses

    @Test(
        "SQLite refuse de modifier ou d'effacer",
        arguments: [
            "avancement": "freins = 'x'", "releve": "source = 'x'", "journal": "par = 'x'", "version": "motif = 'x'",
            "noeud": "titre = 'x'", "noeud_identite": "id = 'x'", "indicateur": "titre = 'x'",
            "indicateur_identite": "id = 'x'", "reglage": "valeur = 'x'", "plan": "nom = 'x'",
        ])
    func sqliteRefusesToRewrite(table: String, affectation: String) throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"))
        try banc.record(.de("satisfaction", "2018-06-30", 3))
        try banc.declare("essai")
        let refus = "\(table) : rien ne se modifie ni ne s'efface"
        for sql in ["UPDATE \(table) SET \(affectation)", "DELETE FROM \(table)"] {
            let erreur = #expect(throws: DatabaseError.self) { try banc.sql(sql) }
            #expect(erreur?.message == refus)
        }
    }

    @Test(arguments: ["avancement", "releve", "journal", "version", "noeud", "reglage"])
    func sqliteRefusesToReplaceARowByAnother(table: String) throws {
        let banc = try Banc()
        try banc.record(.pour("maisons"))
        try banc.record(.de("satisfaction", "2018-06-30", 3))
        try banc.declare("essai")
        // REPLACE deletes without firing the triggers on DELETE.
        #expect(throws: DatabaseError.self) {
            try banc.sql("PRAGMA foreign_keys = OFF; INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)")
        }
    }

    @Test(arguments: [
        "INSERT INTO avancement (plan, noeud, semestre, etat, meteo, saisi_par, saisi_le) VALUES (1, 'inconnu', '2018-S2', 'en_cours', 'securises', 's', 'l')",
        "INSERT INTO avancement (plan, noeud, semestre, etat, meteo, saisi_par, saisi_le) VALUES (1, 'maisons', '2018-S3', 'en_cours', 'securises', 's', 'l')",
        "INSERT INTO avancement (plan, noeud, semestre, etat, meteo, saisi_par, saisi_le) VALUES (1, 'maisons', '2018-S2', 'fini', 'securises', 's', 'l')",
        "INSERT INTO avancement (plan, noeud, semestre, etat, meteo, pourcentage, saisi_par, saisi_le) VALUES (1, 'maisons', '2018-S2', 'en_cours', 'securises', 101, 's', 'l')",
        "INSERT INTO avancement (plan, noeud, semestre, etat, meteo, note, saisi_par, saisi_le) VALUES (1, 'maisons', '2018-S2', 'en_cours', 'securises', 'sans audience', 's', 'l')",
        "INSERT INTO avancement (plan, noeud, semestre, etat, meteo, remplace, saisi_par, saisi_le) VALUES (1, 'maisons', '2018-S2', 'en_cours', 'securises', 99, 's', 'l')",
        "INSERT INTO releve (plan, indicateur, date, saisi_par, saisi_le) VALUES (1, 'satisfaction', '2018-06-30', 's', 'l')",
        "INSERT INTO releve (plan, indicateur, date, nombre, saisi_par, saisi_le) VALUES (1, 'inconnu', '2018-06-30', '3', 's', 'l')",
        "INSERT INTO plan (identifiant, departement, nom) VALUES ('essai', '16', 'Charente')",
    ])
    func sqliteRefusesWhatTheModelCouldNotHold(sql: String) throws {
        let banc = try Banc()
        #expect(throws: DatabaseError.self) { try banc.sql(sql) }
    }
}
