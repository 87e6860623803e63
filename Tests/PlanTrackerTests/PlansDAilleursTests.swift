import Evaluation
import Fixtures
import Foundation
import PlanModel
import Testing

@testable import Exporters
@testable import PlanTracker

/// The text parts of an archive, by their names.
private enum ArchiveDEssai {
    static func textes(_ octets: [UInt8]) throws -> [String: String] {
        let archive = try ZipReader(octets)
        var textes: [String: String] = [:]
        for nom in archive.noms { textes[nom] = try archive.octets(nom).map { String(decoding: $0, as: UTF8.self) } }
        return textes
    }
}

/// A plan of another département, written by others: the whole chain holds it as it is, in its own words.
struct PlansDAilleursTests {
    private func charge(_ plan: PlansDAilleurs) throws -> Poste {
        let poste = try Poste(plan.yaml)
        poste.maintenant = .a("2021-01-15")
        let chargement = poste.lance("load", "plan0.yaml")
        try #require(chargement.code == 0, "\(chargement.messages)")
        poste.maintenant = .a("2022-02-10")
        let saisie = poste.lance(
            "record", plan.slug, plan.action, "--semestre", "2021-S2", "--etat", "en_cours", "--avancement", "40")
        try #require(saisie.code == 0, "\(saisie.messages)")
        return poste
    }

    @Test(arguments: PlansDAilleurs.allCases)
    func everyStepOfTheChainTakesIt(plan: PlansDAilleurs) throws {
        let poste = try charge(plan)
        let validation = poste.lance("validate", "plan0.yaml")
        #expect(validation.code == 0 && !validation.messages.contains("erreur"), "\(validation.messages)")
        #expect(poste.lance("load", "plan0.yaml").sortie.contains("identique à la version 1"))
        let commandes = [
            ["report", plan.slug, "--semestre", "2021-S2", "--output", "rapport.odt"],
            ["document", "fiche", plan.slug, "--semestre", "2021-S2", "--output", "fiches.odt"],
            ["document", "plan", plan.slug, "--output", "plan.odt"],
            ["grille", plan.slug, "--semestre", "2021-S2", "--output", "grille.ods"],
            ["export", plan.slug, "--format", "json", "--output", "x.json"],
            ["export", plan.slug, "--format", "xml", "--output", "x.xml"],
            ["export", plan.slug, "--format", "yaml", "--output", "x.yaml"],
            ["status", plan.slug, "--semestre", "2021-S2"],
        ]
        for commande in commandes {
            let reponse = poste.lance(commande)
            #expect(reponse.code == 0, "\(commande.joined(separator: " ")) : \(reponse.messages)")
        }
        let attendu = try PlanReader(file: "plan0.yaml").read(poste.octets("plan0.yaml")).plan
        #expect(try PlanReader(file: "x.yaml").read(poste.octets("x.yaml")).plan == attendu)
        #expect(try PlanXML.read(poste.octets("x.xml"), file: "x.xml").plan == attendu)
        let retour = poste.lance("record", plan.slug, "--grille", "grille.ods")
        #expect(retour.code == 0, "\(retour.messages)")
    }

    @Test func everyUsualPeriodIsReadAndKeepsItsWords() throws {
        let plan = try PlanReader(file: "x").read([UInt8](PlansDAilleurs.sansAxe.yaml.utf8)).plan
        let periodes = plan.noeuds.compactMap { noeud -> Periode? in
            guard case .periode(let periode)? = noeud.champs[.cle("calendrier")]?.valeur else { return nil }
            return periode
        }
        #expect(periodes.map(\.imprime) == PlansDAilleurs.periodes)
        let sansJour = periodes.filter { $0.debut == nil && $0.fin == nil }.map(\.imprime)
        #expect(sansJour == ["pluriannuel", "annuel", "permanent"])
    }

    @Test(arguments: PlansDAilleurs.allCases)
    func noDocumentAssumesTheKindOfThePlan(plan: PlansDAilleurs) throws {
        let poste = try charge(plan)
        for commande in [
            ["report", plan.slug, "--semestre", "2021-S2"], ["document", "fiche", plan.slug],
            ["document", "plan", plan.slug],
        ] {
            let reponse = poste.lance(commande + ["--output", "x.odt"])
            try #require(reponse.code == 0, "\(reponse.messages)")
            let parties = try ArchiveDEssai.textes(poste.octets("x.odt"))
            for (nom, partie) in parties where nom.hasSuffix(".xml") {
                #expect(!partie.localizedCaseInsensitiveContains("sdaasp"), "\(commande) : \(nom)")
                #expect(!partie.contains("accessibilité des services"), "\(commande) : \(nom)")
            }
        }
    }

    /// The fields of a structure node are in the report and in the sheets, once.
    @Test func theFieldsOfAChapeauAreInReportAndSheets() throws {
        let poste = try charge(.chapeaux)
        for commande in [
            ["report", "autonomie-aube", "--semestre", "2021-S2"], ["document", "fiche", "autonomie-aube"],
            ["document", "fiche", "autonomie-aube", "1.1"], ["document", "plan", "autonomie-aube"],
        ] {
            let reponse = poste.lance(commande + ["--output", "x.odt"])
            try #require(reponse.code == 0, "\(reponse.messages)")
            let contenu = try ArchiveDEssai.textes(poste.octets("x.odt"))["content.xml"] ?? ""
            for mots in ["plusieurs guichets", "31\u{202F}200", "Grand Est, 2017", "Un seul numéro"] {
                #expect(contenu.contains(mots), "\(commande) : \(mots)")
            }
            #expect(contenu.components(separatedBy: "plusieurs guichets").count == 2, "\(commande)")
        }
    }

    @Test func theCSVHoldsReferencesAndSecondaryNodes() throws {
        let poste = try charge(.budgets)
        let reponse = poste.lance("export", "numerique-doubs", "--format", "csv", "--output", "tables")
        try #require(reponse.code == 0, "\(reponse.messages)")
        let noeuds = try poste.texte("tables/noeuds.csv")
        let entete = try #require(noeuds.split(whereSeparator: \.isNewline).first).split(separator: ";")
        for colonne in ["references", "rattachement_secondaire", "priorite"] {
            #expect(entete.contains { $0.contains(colonne) }, "\(colonne)")
        }
        #expect(noeuds.contains("usages reseaux"))
    }

    @Test func amountsAndStepsAndBothLevelsBelowAreInTheSheet() throws {
        let poste = try charge(.budgets)
        let reponse = poste.lance("document", "fiche", "numerique-doubs", "C1", "--output", "x.odt")
        try #require(reponse.code == 0, "\(reponse.messages)")
        let contenu = try ArchiveDEssai.textes(poste.octets("x.odt"))["content.xml"] ?? ""
        for mots in [
            "120\u{202F}000,50\u{A0}€ – travaux (2021, financeur\u{A0}: CD)",
            "à définir (2022, financeur\u{A0}: Intercommunalités)",
            "2021\u{A0}: études (fait)", "2022\u{A0}: travaux (pas fait)", "18 mois", "Haut-Doubs", "Étudier le relief",
            "Rattachements secondaires, dans leur rang",
        ] {
            #expect(contenu.contains(mots), "\(mots)")
        }
    }

    @Test func theGridSaysWhoAndUntilWhen() throws {
        let poste = try charge(.sansAxe)
        let reponse = poste.lance("grille", "mobilites-jura", "--semestre", "2021-S2", "--output", "g.ods")
        try #require(reponse.code == 0, "\(reponse.messages)")
        let contenu = try ArchiveDEssai.textes(poste.octets("g.ods"))["content.xml"] ?? ""
        for mots in ["Pilote", "Dates prévues", "Calendrier\u{A0}: dès 2021", "AOM"] {
            #expect(contenu.contains(mots), "\(mots)")
        }
    }

    @Test func theTargetOfATerritoryIsNotTheOneOfTheDepartement() throws {
        let plan = try PlanReader(file: "x").read([UInt8](PlansDAilleurs.budgets.yaml.utf8)).plan
        let indicateur = try #require(plan.tousLesIndicateurs.first { _ in true }).indicateur
        #expect(
            indicateur.ciblesAffichees
                == "au moins 300 mairies (2022)\nau moins 20 mairies (2022, Pontarlier)")
        let releve = Releve(
            id: 1,
            mesure: Mesure(indicateur: indicateur.id, date: .le("2022-06-30"), valeur: .nombre(310)),
            saisiPar: "x", saisiLe: .a("2022-07-01"), remplace: nil)
        let position = PositionIndicateur(indicateur, noeud: nil, releves: [releve], au: .le("2022-06-30"))
        #expect(position.cible?.valeur == .connu(300))
        #expect(position.verdict == .atteinte)
    }
}
