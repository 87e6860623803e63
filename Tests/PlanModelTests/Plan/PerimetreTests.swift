import Fixtures
import PlanModel
import Testing

/// The part of a plan that a document is about.
struct PerimetreTests {
    private func retenus(_ perimetre: Perimetre, _ plan: Plan = petitPlan()) -> [String] {
        let index = PlanIndex(plan)
        let retenus = perimetre.noeuds(index)
        #expect(retenus.isSubset(of: index.suivis.map(\.id)))
        return index.suivis.filter { retenus.contains($0.id) }.map(\.id.rawValue)
    }

    /// `petitPlan`, one of its nodes changed.
    private func plan(_ noeud: String, _ change: (inout Noeud) -> Void) throws -> Plan {
        var plan = petitPlan()
        let place = try #require(plan.noeuds.firstIndex { $0.id.rawValue == noeud })
        change(&plan.noeuds[place])
        return plan
    }

    @Test func theWholePlanHoldsEveryFollowedNode() {
        #expect(retenus(.tout) == ["carte", "atlas", "maison", "fibre"])
    }

    @Test(arguments: [
        ("proximite", ["carte", "atlas", "maison"]), ("carte", ["carte", "atlas"]), ("atlas", ["atlas"]),
        ("inconnu", []),
    ])
    func underANodeStandsAllThatIsBelowIt(noeud: String, attendus: [String]) {
        #expect(retenus(.sous(id(noeud))) == attendus)
    }

    // MARK: - Pilote

    @Test(arguments: ["CD", "cd", "Conseil départemental", "conseil departemental", "CONSEIL DÉPARTEMENTAL"])
    func aPiloteIsKnownByItsSigleOrItsNameHoweverItIsTyped(nom: String) {
        #expect(retenus(.pilote(nom)) == ["carte", "atlas", "fibre"])
    }

    @Test(arguments: ["", "C", "Conseil", "CDC", "DDT", "à définir"])
    func anotherNamePilotesNothing(nom: String) {
        #expect(retenus(.pilote(nom)).isEmpty)
    }

    @Test(arguments: ["L’Hôtel du Département", "l'hotel du departement"])
    func aPiloteThatTheDocumentOnlyNamesIsKnownByThoseWords(nom: String) throws {
        let plan = try plan("maison") {
            $0.champs[id("pilotes")] = .connu(.organisations([Mention(.libelle("L’Hôtel du Département"))]))
        }
        #expect(retenus(.pilote(nom), plan) == ["maison"])
    }

    @Test func aSousActionGoesWithItsActionAndNotTheOtherWayRound() throws {
        let plan = try plan("atlas") {
            $0.champs[id("pilotes")] = .connu(.organisations([Mention(.sigle("ARS"))]))
        }
        #expect(retenus(.pilote("ARS"), plan) == ["atlas", "fibre"])
        #expect(retenus(.pilote("CD"), plan) == ["carte", "atlas", "fibre"])
    }

    @Test func aCopilotePilotesToo() throws {
        var plan = try plan("maison") {
            $0.champs[id("copilotes")] = .connu(.organisations([Mention(.sigle("ARS"))]))
        }
        plan.champs.append(
            Champ(
                id: id("copilotes"), libelle: "Copilotes", type: .organisations, role: .copilote,
                niveaux: [id("action")]))
        #expect(retenus(.pilote("ARS"), plan) == ["maison", "fibre"])
    }

    @Test func whoAnswersForANodeIsItsPiloteOrTheNearestAbove() throws {
        let index = PlanIndex(petitPlan())
        func pilotes(_ noeud: String) throws -> [String] {
            index.pilotes(de: try #require(index.noeud(id(noeud)))).map(\.texte)
        }
        #expect(try pilotes("atlas") == ["CD"])
        #expect(try pilotes("fibre") == ["CD", "ARS"])
        #expect(try pilotes("maison") == ["à définir"])
        #expect(try pilotes("proximite").isEmpty)
    }

    @Test(arguments: [
        (Absence.aDefinir, ["à définir (en juin)"]), (.sansObjet, ["sans objet (en juin)"]),
        (.illisible, ["illisible (en juin)"]), (.nonRenseigne, ["CD"]),
    ])
    func aSheetThatSaysWhyItHasNoneDoesNotTakeThePiloteAbove(absence: Absence, attendus: [String]) throws {
        let plan = try plan("atlas") { $0.champs[id("pilotes")] = .absent(absence, precision: "en juin") }
        let index = PlanIndex(plan)
        #expect(index.pilotes(de: try #require(index.noeud(id("atlas")))).map(\.texte) == attendus)
    }

    @Test func aPiloteAboveTheActionsAnswersForThoseThatNameNoOtherOne() throws {
        let yaml = PlansDAilleurs.territoires.yaml
        let plan = try PlanReader(file: "x").read([UInt8](yaml.utf8)).plan
        #expect(retenus(.pilote("CD"), plan) == ["centrale", "logiciel"])
        let autre = yaml.replacing("garant: { statut: à définir, precision: avant l'été }", with: "garant: [Région]")
        let autrePlan = try PlanReader(file: "x").read([UInt8](autre.utf8)).plan
        #expect(retenus(.pilote("CD"), autrePlan) == ["centrale", "logiciel"])
        #expect(retenus(.pilote("Région"), autrePlan) == ["chauffeurs"])
    }

    // MARK: - Territoire

    @Test(arguments: ["Mauriac", "MAURIAC", "Saint-Flour", "saint-flour", "pays d'Évreux", "Pays d’Evreux"])
    func aTerritoryIsNamedByAWholeWordOfTheSheet(nom: String) throws {
        let plan = try plan("maison") {
            $0.champs[id("objectif")] = .connu(.texte("À Mauriac (Saint-Flour ensuite), puis dans le pays d’Évreux."))
        }
        #expect(retenus(.territoire(nom), plan) == ["maison"])
    }

    @Test(arguments: ["", "Mauri", "auriac", "Flours", "Evreu"])
    func aPieceOfAWordIsNoTerritory(nom: String) throws {
        let plan = try plan("maison") {
            $0.champs[id("objectif")] = .connu(.texte("À Mauriac (Saint-Flour ensuite), puis dans le pays d’Évreux."))
        }
        #expect(retenus(.territoire(nom), plan).isEmpty)
    }

    private static let organisations = [
        Mention(.libelle("Communauté de communes du pays de Mauriac")), Mention(.sigle("CCPM")),
        Mention(.sigle("CD"), precision: "antenne de Mauriac"),
    ]

    @Test(arguments: organisations)
    func aTerritoryIsNamedByAnOrganisation(mention: Mention) throws {
        var plan = try plan("maison") { $0.champs[id("pilotes")] = .connu(.organisations([mention])) }
        plan.organisations.append(
            Organisation(sigle: "CCPM", nom: .connu("Communauté de communes du pays de Mauriac")))
        #expect(retenus(.territoire("mauriac"), plan) == ["maison"])
        #expect(retenus(.territoire("pays de Salers"), plan).isEmpty)
    }

    @Test func aTerritoryIsNamedByAListAnIndicatorOrTheTitle() throws {
        let liste = try plan("maison") { $0.champs[id("objectif")] = .connu(.liste(["Aurillac", "Salers"])) }
        #expect(retenus(.territoire("salers"), liste) == ["maison"])
        let indicateur = try plan("carte") {
            var indicateur = Indicateur(id: id("cartes"), titre: "Cartes")
            indicateur.territoires = ["Salers"]
            $0.champs[id("indicateurs")] = .connu(.indicateurs([indicateur]))
        }
        #expect(retenus(.territoire("Salers"), indicateur) == ["carte", "atlas"])
        let titre = try plan("fibre") { $0.titre = .connu("Déployer la fibre à Salers") }
        #expect(retenus(.territoire("Salers"), titre) == ["fibre"])
    }
}
