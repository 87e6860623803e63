import Fixtures
import Foundation
import PlanModel
import Testing

@testable import Exporters
@testable import PlanTracker

/// `--audience` on the commands that answer, and what a grid made for partners brings back.
@Suite(.serialized) struct AudiencesDesCommandesTests {
    private func poste(_ plan: String = SuiviPlan.yaml) throws -> Poste {
        let poste = try Poste(plan)
        _ = poste.lance("load", "plan0.yaml")
        _ = poste.lance(
            "record", "essai", "maisons", "--semestre", "2018-S2", "--etat", "en_cours", "--bloquee", "zfoncier",
            "--arbitrage", "zarbitrage", "--freins", "zfrein", "--solutions", "zsolution", "--prochaines-etapes",
            "zetape",
            "--dit-par", "zdit", "--par", "zauteur")
        _ = poste.lance(
            "decide", "essai", "Retenir le site", "--nature", "decision", "--date", "2018-10-12", "--responsable",
            "zresponsable", "--audience", "public")
        return poste
    }

    private static let commandes = [
        ["show", "essai", "maisons"], ["show", "essai", "maisons", "--json"],
        ["status", "essai", "--semestre", "2018-S2"],
        ["status", "essai", "--semestre", "2018-S2", "--json"], ["decisions", "essai"],
        ["decisions", "essai", "--json"],
    ]

    @Test(arguments: commandes)
    func anAnswerHoldsWhatItsAudienceReads(commande: [String]) throws {
        let poste = try poste()
        let interne = poste.lance(commande).sortie
        let partenaires = poste.lance(commande + ["--audience", "partenaires"]).sortie
        let publique = poste.lance(commande + ["--audience", "public"]).sortie
        for mot in ["zfoncier", "zarbitrage", "zfrein", "zsolution", "zauteur"] {
            #expect(!partenaires.contains(mot) && !publique.contains(mot), "\(mot)")
        }
        for mot in ["zetape", "zdit", "zresponsable"] {
            #expect(!publique.contains(mot), "\(mot)")
            #expect(partenaires.contains(mot) == interne.contains(mot), "\(mot)")
        }
        if interne.contains("zfoncier"), !commande.contains("--json") || commande.contains("status") {
            #expect(publique.contains("motif réservé"))
        }
    }

    @Test func whoDidNotAnswerIsListedForThoseWhoChaseThem() throws {
        let poste = try poste()
        let commande = ["status", "essai", "--semestre", "2018-S2"]
        #expect(poste.lance(commande).sortie.contains("Sans saisie ce semestre : mauriac"))
        let publique = poste.lance(commande + ["--audience", "public"])
        #expect(
            publique.sortie.contains(
                "1\u{A0}action saisie et aucune\u{A0}sous-action pour ce semestre, sur 3\u{A0}actions et 3\u{A0}sous-actions."
            ), "\(publique.sortie)")
        #expect(!publique.sortie.contains("mauriac"))
        let json = poste.lance(commande + ["--json", "--audience", "public"]).sortie
        let objet = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(objet["sansSaisie"] == nil && objet["total"] != nil)
        // « 0 » would say that nothing is asked.
        #expect(!json.contains("arbitragesDemandes"))
        #expect(poste.lance(commande + ["--json"]).sortie.contains(#""arbitragesDemandes""#))
    }

    @Test func aPlanOpensADatumToItsPartners() throws {
        let poste = try poste(
            SuiviPlan.yaml.replacing(
                "organisations:", with: "audiences: { motif_blocage: partenaires }\norganisations:"))
        let commande = ["status", "essai", "--semestre", "2018-S2", "--audience"]
        #expect(poste.lance(commande + ["partenaires"]).sortie.contains("bloquée : zfoncier"))
        #expect(poste.lance(commande + ["public"]).sortie.contains("bloquée : motif réservé"))
    }

    // MARK: - The grid

    private func change(_ poste: Poste, _ noeud: String, _ cellules: KeyValuePairs<String, CelluleTypee>) throws {
        let archive = try ZipReader(poste.octets("g.ods"))
        let bytes = try ZipArchive.bytes(
            of: archive.noms.map { nom in
                let octets = try archive.octets(nom) ?? []
                guard nom == "content.xml" else { return .init(nom, .whole(octets)) }
                let contenu = cellules.reduce(String(decoding: octets, as: UTF8.self)) {
                    contenuRempli($0, noeud: noeud, colonne: $1.key, $1.value)
                }
                return .init(nom, .whole(Array(contenu.utf8)))
            })
        try poste.depose(bytes, "g.ods")
    }

    private func derniere(_ poste: Poste, _ noeud: String = "maisons") -> String {
        poste.lance("show", "essai", noeud, "--json").sortie
    }

    @Test func aGridForPartnersComesBackWithoutErasingWhatItDidNotShow() throws {
        let poste = try poste()
        #expect(
            poste.lance(
                "grille", "essai", "--semestre", "2018-S2", "--output", "g.ods", "--audience", "partenaires"
            ).code == 0)
        let contenu = try String(decoding: ZipReader(poste.octets("g.ods")).octets("content.xml") ?? [], as: UTF8.self)
        for mot in ["zfoncier", "zarbitrage", "zfrein", "zsolution", "zauteur"] { #expect(!contenu.contains(mot)) }
        #expect(contenu.contains("zetape"))
        let avant = derniere(poste)
        let inchangee = poste.lance("record", "essai", "--grille", "g.ods")
        #expect(inchangee.code == 0, "\(inchangee.messages)")
        #expect(derniere(poste) == avant)
        try change(poste, "maisons", ["avancement": .nombre("55"), "freins": .texte("nouveau frein")])
        let reponse = poste.lance("record", "essai", "--grille", "g.ods")
        #expect(reponse.code == 0, "\(reponse.messages)")
        let apres = derniere(poste)
        for mot in ["zfoncier", "zarbitrage", "zsolution", "nouveau frein", "\"avancement\" : 55"] {
            #expect(apres.contains(mot), "\(mot)")
        }
        try change(poste, "maisons", ["bloquee": .texte("non")])
        #expect(poste.lance("record", "essai", "--grille", "g.ods", "--dry-run").messages.contains("maisons"))
    }

    @Test func aBlockageWithoutAReasonIsRefusedWhereNoneIsKnown() throws {
        let poste = try poste()
        _ = poste.lance("grille", "essai", "--semestre", "2018-S2", "--output", "g.ods", "--audience", "partenaires")
        try change(poste, "gare", ["etat": .texte("en cours"), "bloquee": .texte("oui")])
        let reponse = poste.lance("record", "essai", "--grille", "g.ods")
        #expect(reponse.code == 1)
        #expect(
            reponse.messages.contains("Saisie, ligne 9, colonne « Motif du blocage » (N9) : vide"),
            "\(reponse.messages)")
    }
}
