import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

extension LibXML2Suites {
    /// Each key and column of the follow-up in an export has its readers: one that is new fails here until it is listed.
    struct ClesDesExportsTests {
        private static let pourTous: [String: [String]] = [
            "avancement": [
                "id", "noeud", "semestre", "etat", "pourcentage", "avancement", "meteo", "seance", "saisi-le",
                "saisi_le",
                "remplace", "retire", "blocage", "note",
            ],
            "releve": [
                "id", "indicateur", "date", "valeur", "territoire", "source", "producteur", "saisi-le", "saisi_le",
                "remplace", "retire", "nombre", "texte",
            ],
            "decision": [
                "id", "numero", "nature", "date", "seance", "sujet", "noeuds", "echeance", "etat", "audience",
                "saisi-le",
                "saisi_le", "remplace", "texte", "suite",
            ],
            "commentaire": ["id", "semestre", "partie", "saisi-le", "saisi_le", "remplace", "texte"],
        ]
        private static let selon: [String: Donnee] = [
            "arbitrage": .arbitrageDemande, "freins": .freins, "solutions": .solutions,
            "prochaines-etapes": .prochainesEtapes, "prochaines_etapes": .prochainesEtapes, "dit-par": .ditPar,
            "dit_par": .ditPar, "saisi-par": .saisiPar, "saisi_par": .saisiPar, "contestation": .contestation,
            "responsable": .responsable, "motif": .saisiPar,
        ]
        /// Said in the place of a reason.
        private static let aLaPlace = ["contestee"]

        private func made(_ audience: Audience) throws -> Export {
            let canaris = try Canaris()
            return export(canaris.plan, suivi: canaris.suivi, audience: audience)
        }

        private func verifie(_ element: String, _ cles: Set<String>, _ export: Export) {
            let (tous, regard) = (Set(Self.pourTous[element] ?? []), export.regard)
            for cle in cles.subtracting(tous) {
                if Self.aLaPlace.contains(cle) {
                    #expect(!regard.lit(.contestation), "\(element).\(cle)")
                    continue
                }
                guard let donnee = Self.selon[cle] else {
                    Issue.record("« \(cle) » de « \(element) » n'a pas d'audience : ajoutez-la à ce test et à l'export")
                    continue
                }
                #expect(regard.lit(donnee), "\(element).\(cle), \(regard.audience)")
            }
        }

        @Test(arguments: Audience.allCases)
        func ofXML(audience: Audience) throws {
            let export = try made(audience)
            let suivi = try #require(ElementXML(PlanXML.bytes(export)).enfants.first { $0.nom == "suivi" })
            for element in suivi.enfants {
                verifie(element.nom, Set(element.attributs.keys).union(element.enfants.map(\.nom)), export)
            }
        }

        @Test(arguments: Audience.allCases)
        func ofJSON(audience: Audience) throws {
            let export = try made(audience)
            let racine = try #require(
                try JSONSerialization.jsonObject(with: Data(PlanJSON.bytes(export))) as? [String: Any])
            let suivi = try #require(racine["suivi"] as? [String: Any])
            for (element, liste) in [
                ("avancement", "avancements"), ("releve", "releves"), ("decision", "decisions"),
                ("commentaire", "commentaires"),
            ] {
                let objets = try #require(suivi[liste] as? [[String: Any]])
                #expect(!objets.isEmpty)
                for objet in objets { verifie(element, Set(objet.keys), export) }
            }
            for noeud in try #require(racine["noeuds"] as? [[String: Any]]) {
                #expect((noeud["source"] != nil) == export.regard.lit(.renvois))
            }
        }

        private static let colonnes: [String: [String]] = [
            "avancements.csv": [
                "noeud", "titre", "semestre", "etat", "avancement", "bloquee", "meteo", "note", "audience", "seance",
                "saisi_le", "id", "remplace", "retiree",
            ],
            "indicateurs.csv": [
                "indicateur", "titre", "noeud", "unite", "sens", "annee_reference", "valeur_reference", "cibles",
                "date",
                "valeur", "territoire", "source", "producteur", "saisi_le", "id", "remplace", "retiree",
            ],
            "decisions.csv": [
                "numero", "nature", "texte", "date", "seance", "sujet", "noeuds", "echeance", "etat", "suite",
                "audience",
                "saisi_le", "id", "remplace",
            ],
            "bilan.csv": [
                "noeud", "intitule", "base", "mot", "total", "a_lancer", "en_cours", "realisee", "suspendue",
                "abandonnee",
                "aucune_saisie", "sans_saisie_ce_semestre", "bloquees", "en_retard", "retard_a_confirmer",
                "retard_non_mesurable", "meteo_securises", "meteo_atteignables", "meteo_appuis_necessaires",
                "meteo_compromis", "meteo_non_renseignee", "realisations_a_confirmer", "avancement_moyen",
                "avec_valeur", "sans_valeur",
            ],
            "situation.csv": [
                "noeud", "semestre", "etat", "avancement", "meteo", "bloquee", "retard", "realisation_a_confirmer",
            ],
            "instances.csv": [
                "instance", "nom", "role", "statut", "rythme", "statut_rythme", "presidence", "statut_presidence",
                "composition", "missions", "une_par", "territoire", "prepare",
            ],
            "organisations.csv": [
                "organisation", "nom", "nature", "siren", "siret", "service", "adresse", "courriel", "telephone", "url",
            ],
            "territoires.csv": ["territoire", "insee", "siren"],
            "sources.csv": ["source", "titre", "nature", "date", "editeur", "url"],
            "textes.csv": ["semestre", "partie", "texte", "saisi_le", "id", "remplace"],
        ]
        private static let reservees = selon.merging(
            [
                "motif_blocage": .motifBlocage, "motif_du_retrait": .saisiPar, "arbitrage_demande": .arbitrageDemande,
                "declare_pour": .sansReponse, "saisie_ce_semestre": .sansReponse,
                "remarque": .transcription,
            ],
            uniquingKeysWith: { $1 })

        @Test(arguments: Audience.allCases)
        func ofCSV(audience: Audience) throws {
            let export = try made(audience)
            for file in PlanCSV.files(export) where file.name != "noeuds.csv" {
                let rows = String(decoding: file.bytes.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
                let titres = (rows.first ?? "").components(separatedBy: ";")
                let tous = Set(try #require(Self.colonnes[file.name]))
                for titre in titres where !tous.contains(titre) {
                    if Self.aLaPlace.contains(titre) { continue }
                    guard let donnee = Self.reservees[titre] else {
                        Issue.record("la colonne « \(titre) » de \(file.name) n'a pas d'audience")
                        continue
                    }
                    #expect(export.regard.lit(donnee), "\(titre), \(audience)")
                }
                if file.name == "situation.csv" {
                    #expect(titres.contains("declare_pour") == export.regard.lit(.sansReponse))
                }
                #expect(tous.isSubset(of: titres), "\(file.name)")
            }
        }

        /// Open data are read by everyone: every column is listed.
        @Test func ofOpenData() throws {
            let files = try DonneesOuvertes.files(try made(.public), date: dateDEssai)
            let colonnes = files.dropFirst().map { file in
                (String(decoding: file.bytes, as: UTF8.self).components(separatedBy: "\r\n").first ?? "")
                    .components(separatedBy: ",").dropFirst(2)
            }
            #expect(
                Set(colonnes.flatMap { $0 }) == [
                    "id", "parent", "niveau", "role", "code", "titre", "pilotes", "pilotes_statut", "annee",
                    "valeur_statut", "borne", "noeud", "semestre", "etat",
                    "avancement", "meteo", "bloquee", "retard", "unite", "sens", "reference_annee",
                    "reference_valeur", "cible_annee", "cible_valeur", "indicateur", "date", "territoire", "valeur",
                    "texte", "source", "producteur", "contestee", "numero", "nature", "seance", "noeuds", "echeance",
                    "suite", "departement_nom", "references", "rattachements_secondaires", "priorite", "cible_borne",
                    "territoire_insee", "niveau", "realisation_a_confirmer",
                    "intitule", "base", "mot", "total", "a_lancer", "en_cours", "realisee", "suspendue", "abandonnee",
                    "aucune_saisie", "sans_saisie_ce_semestre", "bloquees", "en_retard", "retard_a_confirmer",
                    "retard_non_mesurable", "meteo_securises", "meteo_atteignables", "meteo_appuis_necessaires",
                    "meteo_compromis", "meteo_non_renseignee", "realisations_a_confirmer", "avancement_moyen",
                    "avec_valeur", "sans_valeur",
                ])
        }
    }
}
