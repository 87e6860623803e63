import Fixtures
import PlanModel
import Testing

/// Facts of the four plans that a transcription once made say more, or other, than their source.
struct PlansDuDepotFaitsTests {
    private func noeud(_ slug: String, _ identifiant: String) throws -> Noeud {
        try #require(planDuDepot(slug).noeuds.first { $0.id.rawValue == identifiant }, "\(slug): \(identifiant)")
    }

    private func instance(_ slug: String, _ identifiant: String) throws -> Instance {
        try #require(planDuDepot(slug).instances.first { $0.id.rawValue == identifiant })
    }

    private func convention(_ slug: String, _ identifiant: String) throws -> Convention {
        try #require(planDuDepot(slug).conventions.first { $0.id.rawValue == identifiant })
    }

    private func liste(_ noeud: Noeud, _ champ: Identifiant<Champ>) throws -> [String] {
        guard case .liste(let lignes)? = noeud.champs[champ]?.valeur else {
            Issue.record("\(noeud.id): no list « \(champ) »")
            return []
        }
        return lignes
    }

    private func cites(_ noeud: Noeud, _ champ: Identifiant<Champ>) -> [Mention.Cible] {
        guard case .organisations(let mentions)? = noeud.champs[champ]?.valeur else { return [] }
        return mentions.map(\.cible)
    }

    // MARK: - Pas-de-Calais

    /// Printed code and place are two things: neither is worked out from the other.
    @Test(arguments: [
        ("centres-de-planification", "4.4.1", "prevention-jeunes", "4.3"),
        ("alimentation-de-proximite", "7.1.2", "initiatives-offre-complementaire", "7.2"),
    ])
    func aPrintedCodeStaysWhereThePlacePrintsAnother(
        sousAction: String, code: String, action: String, codeDeLAction: String
    ) throws {
        let noeud = try noeud("pasdecalais", sousAction)
        #expect(noeud.code == code)
        #expect(!noeud.codeDeduit)
        #expect(noeud.parent?.rawValue == action)
        #expect(try self.noeud("pasdecalais", action).code == codeDeLAction)
        #expect(try planDuDepot("pasdecalais").contradictions.contains { $0.noeud == noeud.id && $0.champ == "code" })
    }

    @Test func aFigureOfAnotherTerritorySaysSo() throws {
        let marchands = try liste(noeud("pasdecalais", "services-marchands"), id("chiffres-cles"))
        for chiffre in ["31 748 commerces", "157 drives", "64 % des commerçants", "17 % des commerçants"] {
            let ligne = try #require(marchands.first { $0.contains(chiffre) }, "\(chiffre)")
            #expect(ligne.hasPrefix("Ex-région Nord-Pas-de-Calais"), "\(ligne)")
        }
        let numerique = try liste(noeud("pasdecalais", "acces-numerique"), id("chiffres-cles"))
        #expect(numerique.contains { $0.contains("68 euros") && $0.contains("EPCI de la région") })
    }

    @Test func aMentionAfterATitleIsNotTheTitle() throws {
        let noeud = try noeud("pasdecalais", "etat-des-lieux-acces-au-droit")
        #expect(
            noeud.titre.valeur
                == "Réaliser un état des lieux du maillage territorial des structures d'accès au droit")
        #expect(noeud.autresTitres.contains { $0.titre.hasSuffix("(nouveau)") })
    }

    @Test func bodiesGivenAsExamplesHaveNoRole() throws {
        let presence = try noeud("pasdecalais", "strategies-de-presence")
        #expect(presence.champs[id("operateurs")] == nil)
        #expect(try liste(presence, id("reperes")).contains { $0.contains("cités en exemple") })
        let enLigne = try noeud("pasdecalais", "services-en-ligne-et-applications")
        #expect(cites(enLigne, id("partenaires")) == [.sigle("CD"), .sigle("Acteurs de l'ESS")])
        #expect(try !planDuDepot("pasdecalais").organisations.contains { $0.sigle == "SGMAP" })
    }

    /// The presidency printed is that of the committee that drew the plan up.
    @Test func thePartnersCommitteeOfTheFollowUpHasNoPrintedPresidency() throws {
        let comite = try instance("pasdecalais", "comite-des-partenaires")
        #expect(comite.presidence.isEmpty)
        #expect(comite.note?.contains("Pendant l'élaboration, il était présidé par le Préfet") == true)
    }

    // MARK: - Lot

    @Test func nothingSaysThatTheTwoContractsOfFigeacAreOne() throws {
        let renvoi = { (convention: Convention) in convention.source.map(\.rawValue) }
        #expect(try renvoi(convention("lot", "pacte-sante-figeac")) == ["000:890"])
        #expect(try renvoi(convention("lot", "contrat-territorial-sante-figeac")) == ["000:1024"])
        let contradiction = try planDuDepot("lot").contradictions.first { $0.id.rawValue == "nom-contrat-figeac" }
        #expect(try #require(contradiction).retenue == nil)
    }

    @Test func thePlanOfTheLotSaysNoMoreThanItsLines() throws {
        #expect(try convention("lot", "pacte-de-mobilite").signataires.isEmpty)
        let communication = try liste(noeud("lot", "communication"), id("projette"))
        #expect(communication.contains { $0.contains("orchestré par le niveau départemental") })
        let travail = try liste(noeud("lot", "modele-peu-dense"), id("plan-de-travail"))
        #expect(!travail.contains { $0.contains("dès le départ") })
        let situation = try liste(noeud("lot", "thematiques-sensibles"), id("situation"))
        let encadrement = try #require(situation.first { $0.contains("5,92") })
        #expect(!encadrement.contains("Premier degré"))
    }

    /// « depuis fin 2015 » (000:902): an open beginning, not an end.
    @Test func whatHasLastedSinceTheEndOfAYearHasNoEnd() throws {
        let jalon = try #require(planDuDepot("lot").jalons.first { $0.id.rawValue == "pacte-sante-2" })
        let periode = try #require(jalon.periode?.valeur)
        #expect(periode.imprime == "depuis fin 2015")
        #expect((periode.debut?.annee, periode.fin) == (2015, nil))
    }

    /// Proposed, or told in the conditional, is not « en place » (004:699, 004:959, 000:1123, 000:1164, 002:1145).
    @Test(arguments: [
        ("pasdecalais", "rencontres-mobilite", Instance.Statut.conditionnel),
        ("pasdecalais", "comite-des-operateurs", .propose), ("lot", "conferences-citoyennes", .propose),
        ("lot", "comite-financeurs", .propose), ("lot", "groupe-demo-46", .enPlace),
        ("cantal", "espace-structuration-commerciale", .conditionnel),
        ("cantal", "espace-concertation-departemental", .enPlace), ("lozere", "comite-de-pilotage", .passe),
    ])
    func anInstanceHoldsAsMuchAsItsLineSays(slug: String, identifiant: String, statut: Instance.Statut) throws {
        #expect(try instance(slug, identifiant).statut == statut)
    }

    /// What the transcriber says of a cell or of a wording is a note, which only insiders read.
    @Test(arguments: plansDuDepot)
    func noPublicTextHoldsTheWordsOfTheTranscriber(slug: String) throws {
        let plan = try planDuDepot(slug).visible(pour: Regard(.public))
        let yaml = try PlanWriter.yaml(plan)
        for mots in [": imprimé", "imprimé «", "au singulier", "cellule", "extraction", "000:", "002:", "003:", "004:"]
        {
            let lignes = yaml.split(separator: "\n").filter { $0.contains("precision") && $0.contains(mots) }
            #expect(lignes.isEmpty, "\(mots) : \(lignes)")
        }
    }

    // MARK: - Lozère

    @Test func twoBodiesOfOneCellStayTwo() throws {
        let pilotes = try cites(noeud("lozere", "soins-d-urgence"), id("pilotage"))
        #expect(pilotes == [.sigle("ALUMPS"), .sigle("État"), .sigle("Sécurité civile")])
    }

    @Test func onlyTheTwoPrintedTotalsAreAnnounced() throws {
        let annonces = try planDuDepot("lozere").annonces
        #expect(annonces.map(\.nombre) == [6, 36])
        #expect(annonces.allSatisfy { $0.sous == nil })
    }

    // MARK: - Cantal

    /// A statutory part of the schéma: three parts, four findings that bear ten recommendations, six operators.
    @Test func thePlanOfMutualisationIsTranscribed() throws {
        let plan = try planDuDepot("cantal")
        let index = PlanIndex(plan)
        let parties = plan.noeuds.filter { $0.niveau == id("partie-mutualisation") }
        #expect(parties.map(\.code) == ["A", "B", "C"])
        #expect(parties.allSatisfy { index.role(de: $0) == .transversal })
        let constats = index.enfants(de: id("mutualisation-preconisations"))
        let preconisations = try constats.map { try liste($0, id("preconisations")).count }
        #expect(preconisations == [3, 3, 2, 2])
        #expect(try liste(noeud("cantal", "mutualisation-conditions"), id("conditions")).count == 5)
        let operateurs = index.enfants(de: id("msap-operateurs")).map { cites($0, id("operateur")) }
        #expect(
            operateurs == [
                [.sigle("CPAM")], [.sigle("CARSAT")], [.sigle("CAF")], [.sigle("Pôle emploi")], [.sigle("MSA")],
                [.sigle("ERDF"), .sigle("GRDF")],
            ])
        for rubrique in index.descendance(de: id("mutualisation-etat-des-lieux")).dropFirst()
        where rubrique.id != id("msap-operateurs") {
            #expect(!rubrique.champs.isEmpty, "\(rubrique.id)")
        }
    }

    /// What the sheet says of each sous-action, with its line, or the reason why it says nothing.
    @Test func everySousActionHasItsContentAndItsLine() throws {
        let plan = try planDuDepot("cantal")
        for sousAction in plan.noeuds.filter({ $0.niveau == id("sous-action") }) {
            #expect(sousAction.champs[id("operations")] != nil, "\(sousAction.id)")
            #expect(sousAction.sources["operations"]?.isEmpty == false, "\(sousAction.id)")
        }
        let employeurs = try liste(noeud("cantal", "accueil-collectif-soignants"), id("operations"))
        #expect(employeurs.contains { $0.contains("grands employeurs") && $0.contains("chambres consulaires") })
        let ecoles = try liste(noeud("cantal", "ecoles-numeriques"), id("operations"))
        #expect(ecoles.contains { $0.contains("5 février 2015") })
    }

    @Test func thePlanOfTheCantalSaysNoMoreThanItsLines() throws {
        #expect(!(try texteDuDepot("plans/cantal.yaml").contains("à égalité")))
        let publics = try noeud("cantal", "accueil-soignants").champs[id("publics")]?.valeur
        guard case .texte(let texte)? = publics else {
            Issue.record("publics")
            return
        }
        #expect(
            texte.contains(
                "http//www.auvergne-rhone-alpes.paps.sante.fr/Zones-fragiles-et-de-vigilance-en-Auvergne-et-Rhone-Alpes.37174.0.html"
            ))
        let resume = try #require(noeud("cantal", "instances-sante").resume)
        #expect(!resume.contains("programmes locaux"))
    }
}
