import Fixtures
import Foundation
import HTTPTypes
import HummingbirdTesting
import PlanModel
import PlanStore
import Testing
import WebFixtures

@testable import PlanWeb

@Suite("La saisie en ligne") struct SaisiePagesTests {
    private let json: HTTPFields = [.accept: "application/json"]
    private let adresse = "/plans/essai/saisie"

    private func champs(_ noeud: String, connue: String = "", _ autres: [(String, String)]) -> [(String, String)] {
        [("noeud", noeud), ("semestre", "2019-S1"), ("connue", connue)] + autres
    }

    private struct Faite: Decodable {
        var resultat: String
        var saisie: Int
        var remplace: Int?
        var remarques: [String]
        var valeurs: [String: String]?
    }

    private struct Conflit: Decodable {
        struct EnVigueur: Decodable {
            var saisie: Int
            var valeurs: [String: String]
        }
        var erreur: String
        var enVigueur: EnVigueur?

        enum CodingKeys: String, CodingKey {
            case erreur
            case enVigueur = "en_vigueur"
        }
    }

    private func lit<Valeur: Decodable>(_ reponse: TestResponse, _ type: Valeur.Type) throws -> Valeur {
        try JSONDecoder().decode(type, from: Data(reponse.texte.utf8))
    }

    @Test("A correction is said by whom the bar names, and where; the row shows it before it leaves")
    func provenance() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let premiere = champs("maisons", [("etat", "en_cours"), ("dit_par", "ARS"), ("seance", "comité")])
            #expect(try await site.envoie(adresse, premiere).status == .seeOther)
            let tenue = try await site.visite("\(adresse)?semestre=2019-S1").texte
            #expect(tenue.contains("data-seance=\"comité\" data-dit=\"ARS\""))
            #expect(tenue.contains("<p class=\"ligne-avant ligne-seance\">Séance\u{A0}: comité</p>"))
            #expect(!tenue.contains("ligne-dit"))
            let page = try await site.visite(
                "\(adresse)?semestre=2019-S1&dit_par=\("préfecture".encodeEnPourCent)&seance=\("comité du 12 mars".encodeEnPourCent)"
            ).texte
            #expect(
                page.contains(
                    "Séance à la prochaine écriture\u{A0}: comité du 12 mars (enregistrée\u{A0}: comité)"))
            #expect(page.contains("Dit par, à la prochaine écriture\u{A0}: préfecture (enregistré\u{A0}: ARS)"))
            #expect(page.contains("name=\"seance\" value=\"comité du 12 mars\""))
            #expect(page.contains("data-seance=\"comité\" data-dit=\"ARS\""))
        }
    }

    @Test("The answer bears the author and the moment that are stored, also of who said it first")
    func instantGarde() async throws {
        struct Dite: Decodable, Equatable {
            var saisie: Int
            var saisiPar: String
            var saisiLe: String

            enum CodingKeys: String, CodingKey {
                case saisie
                case saisiPar = "saisi_par"
                case saisiLe = "saisi_le"
            }
        }
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            _ = try site.services.store.record(
                [.pour("maisons", "2019-S1", .enCours)], dans: "essai", par: "quelqu'un", le: .a("2019-08-01"))
            let dite = try lit(
                try await site.envoie(adresse, champs("maisons", connue: "1", [("etat", "en_cours")]), entetes: json),
                Dite.self)
            #expect(dite == Dite(saisie: 1, saisiPar: "quelqu'un", saisiLe: "2019-08-01T12:00:00Z"))
            let mienne = try lit(
                try await site.envoie(adresse, champs("gare", [("etat", "en_cours")]), entetes: json), Dite.self)
            let tenue = try #require(try site.services.store.suivi("essai").avancements.last)
            #expect(mienne == Dite(saisie: tenue.id, saisiPar: tenue.saisiPar, saisiLe: tenue.saisiLe.rawValue))
        }
    }

    @Test("A row is recorded with who entered it and who said it; the same row again adds nothing")
    func enregistre() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let envoi = champs(
                "maisons", [("etat", "en_cours"), ("avancement", "40 %"), ("dit_par", "ARS"), ("seance", "comité")])
            let faite = try lit(try await site.envoie(adresse, envoi, entetes: json), Faite.self)
            #expect(faite.resultat == "enregistre" && faite.remplace == nil)
            let encore = try lit(try await site.envoie(adresse, envoi, entetes: json), Faite.self)
            #expect(encore.resultat == "identique" && encore.saisie == faite.saisie)
            let tenues = try site.services.store.suivi("essai").avancements
            #expect(tenues.count == 1)
            #expect(tenues.first?.saisiPar == "secretariat" && tenues.first?.saisie.ditPar == "ARS")
            #expect(tenues.first?.saisie.avancement?.rawValue == 40)
        }
    }

    @Test("What somebody else wrote meanwhile is shown, and replaced only by who has seen it")
    func conflit() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            _ = try await site.envoie(
                adresse, comme: .copilote, champs("maisons", [("etat", "en_cours"), ("note", "la sienne")]))
            let mienne = champs("maisons", [("etat", "realisee"), ("note", "la mienne")])
            let refus = try await site.envoie(adresse, mienne, entetes: json)
            #expect(refus.status == .conflict)
            let conflit = try lit(refus, Conflit.self)
            #expect(conflit.enVigueur?.valeurs["note"] == "la sienne")
            #expect(try site.services.store.suivi("essai").avancements.count == 1)
            // The page, for who has no script, gives both and the choice.
            let page = try await site.envoie(adresse, mienne)
            #expect(page.status == .conflict)
            #expect(page.texte.contains("la mienne") && page.texte.contains("la sienne"))
            let numero = String(conflit.enVigueur?.saisie ?? 0)
            let choix = try await site.envoie(adresse, mienne + [("malgre", numero)], entetes: json)
            #expect(try lit(choix, Faite.self).remplace == conflit.enVigueur?.saisie)
            #expect(
                try site.services.store.suivi("essai").avancements.map(\.saisie.note?.texte) == [
                    "la sienne", "la mienne",
                ])
        }
    }

    @Test("A row that is refused says why, field by field, and keeps what was typed")
    func refus() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let envoi = champs(
                "maisons",
                [("etat", ""), ("avancement", "140"), ("arbitrage", "qui paie ?"), ("note", "<b>à garder</b>")])
            let page = try await site.envoie(adresse, envoi)
            #expect(page.status == .unprocessableContent)
            #expect(page.texte.contains("&lt;b&gt;à garder&lt;/b&gt;") && !page.texte.contains("<b>à garder"))
            #expect(page.texte.contains("value=\"140\"") && page.texte.contains("aria-invalid=\"true\""))
            struct Invalide: Decodable { var champs: [String: String] }
            let fautes = try lit(try await site.envoie(adresse, envoi, entetes: json), Invalide.self)
            #expect(Set(fautes.champs.keys) == ["etat", "avancement", "blocage"])
            #expect(try site.services.store.suivi("essai").avancements.isEmpty)
        }
    }

    @Test("An undo is a new entry: what was replaced is said again, the first one is withdrawn")
    func annulation() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let un = try lit(
                try await site.envoie(adresse, champs("gare", [("etat", "en_cours")]), entetes: json), Faite.self)
            let deux = try lit(
                try await site.envoie(
                    adresse, champs("gare", connue: String(un.saisie), [("etat", "realisee")]), entetes: json),
                Faite.self)
            func annule(_ numero: Int) async throws -> TestResponse {
                try await site.envoie("\(adresse)/annuler", champs("gare", [("saisie", String(numero))]), entetes: json)
            }
            let premiere = try lit(try await annule(deux.saisie), Faite.self)
            #expect(premiere.resultat == "annule" && premiere.valeurs?["etat"] == "en_cours")
            #expect(try await annule(un.saisie).status == .conflict)
            let seconde = try lit(try await annule(premiere.saisie), Faite.self)
            #expect(seconde.valeurs?["etat"] == "realisee")
            #expect(try site.services.store.suivi("essai").avancements.count == 4)

            let seule = try lit(
                try await site.envoie(adresse, champs("mauriac", [("etat", "suspendue")]), entetes: json), Faite.self)
            let retrait = try await site.envoie(
                "\(adresse)/annuler", champs("mauriac", [("saisie", String(seule.saisie))]), entetes: json)
            #expect(try lit(retrait, Faite.self).valeurs == nil)
            #expect(try site.services.store.suivi("essai").declarations(semestre("2019-S1")).count == 1)
        }
    }

    @Test("Who contributes enters the actions of their pilote, and only those; the other rows are read")
    func contribution() async throws {
        let plan = try SuiviPlan.lu(SuiviPlan.yaml.replacing("role: acteur,", with: "role: pilote,"))
        try await SiteDEssai.avec([plan], pilote: "ARS") { site in
            let page = try await site.visite(adresse, comme: .contribution)
            #expect(page.texte.contains("id=\"f-maisons\"") && !page.texte.contains("id=\"f-navettes\""))
            #expect(page.texte.contains("id=\"ligne-navettes\""))
            let sienne = try await site.envoie(
                adresse, comme: .contribution, champs("maisons", [("etat", "en_cours")]), entetes: json)
            #expect(sienne.status == .ok)
            let autre = try await site.envoie(
                adresse, comme: .contribution, champs("navettes", [("etat", "en_cours")]), entetes: json)
            #expect(autre.status == .forbidden)
            #expect(try site.services.store.suivi("essai").avancements.map(\.saisie.noeud) == [id("maisons")])
        }
    }

    @Test("An internal note that its reader cannot see is neither shown nor lost when the row is entered again")
    func noteInterne() async throws {
        let plan = try SuiviPlan.lu(SuiviPlan.yaml.replacing("role: acteur,", with: "role: pilote,"))
        try await SiteDEssai.avec([plan], pilote: "ARS") { site in
            let note = try lit(
                try await site.envoie(
                    adresse,
                    champs("maisons", [("etat", "en_cours"), ("note", "à taire"), ("note_audience", "interne")]),
                    entetes: json), Faite.self)
            let page = try await site.visite("\(adresse)?semestre=2019-S1", comme: .contribution)
            #expect(!page.texte.contains("à taire"))
            let reponse = try await site.envoie(
                adresse, comme: .contribution, champs("maisons", connue: String(note.saisie), [("etat", "realisee")]),
                entetes: json)
            #expect(reponse.status == .ok && !reponse.texte.contains("à taire"))
            #expect(try site.services.store.suivi("essai").avancements.last?.saisie.note?.texte == "à taire")
        }
    }

    @Test("A form of another session is refused, and nothing is recorded")
    func autreSession() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            for csrf in ["", "faux"] {
                let envoi = champs("maisons", [("etat", "en_cours"), ("csrf", csrf)])
                let statut = try await site.envoie(adresse, envoi, entetes: json).status
                #expect(statut == .forbidden)
            }
            let saisies = try site.services.store.suivi("essai").avancements
            #expect(saisies.isEmpty)
        }
    }

    @Test("Two hundred entries at once are all there, each once, and the chain of the journal holds")
    func deuxCents() async throws {
        try await SiteDEssai.avec([try SuiviPlan.lu()]) { site in
            let noeuds = ["maisons", "mauriac", "salers", "medecins", "navettes", "gare"]
            try await withThrowingTaskGroup(of: Int.self) { group in
                for rang in 0..<200 {
                    let semestre = "\(2000 + rang / 12)-S\(rang / 6 % 2 + 1)"
                    group.addTask {
                        try await site.envoie(
                            adresse,
                            [
                                ("noeud", noeuds[rang % 6]), ("semestre", semestre), ("connue", ""),
                                ("etat", "en_cours"), ("note", "n° \(rang)"),
                            ], entetes: json
                        ).status.code
                    }
                }
                for try await code in group { #expect(code == 200) }
            }
            let notes = try site.services.store.suivi("essai").avancements.compactMap(\.saisie.note?.texte)
            #expect(Set(notes).count == 200 && notes.count == 200)
            #expect(try site.services.store.verify().anomalies.isEmpty)
        }
    }
}
