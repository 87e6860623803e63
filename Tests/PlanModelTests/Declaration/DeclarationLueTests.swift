import PlanModel
import Testing

/// A field that is absent says nothing, a field that is there and empty erases.
struct DeclarationLueTests {
    private let noeud: Identifiant<Noeud>
    private let semestre: Semestre
    private let tenue: Saisie

    init() throws {
        noeud = try #require(.init(rawValue: "maisons"))
        semestre = try #require(.init(rawValue: "2018-S2"))
        var saisie = Saisie(noeud: noeud, semestre: semestre, etat: .enCours)
        (saisie.avancement, saisie.meteo) = (.init(rawValue: 40), .compromis)
        saisie.blocage = .init(motif: "foncier", arbitrageDemande: "choix du site")
        (saisie.freins, saisie.solutions, saisie.prochainesEtapes) = ("un", "deux", "trois")
        saisie.note = .init(texte: "à dire", audience: .public)
        (saisie.ditPar, saisie.seance) = ("ARS", "comité")
        tenue = saisie
    }

    private func lit(
        _ textes: [ChampDeDeclaration: String], _ regle: DeclarationLue.RegleDuBlocage = .ouiNon, depuis: Saisie?
    ) throws -> Saisie {
        try DeclarationLue(regle) { textes[$0] }.saisie(noeud, semestre, depuis: depuis)
    }

    @Test(arguments: [DeclarationLue.RegleDuBlocage.ouiNon, .parLeMotif])
    func nothingSaidLeavesEverything(regle: DeclarationLue.RegleDuBlocage) throws {
        #expect(try lit([:], regle, depuis: tenue) == tenue)
    }

    @Test func whatWeWriteOfADeclarationReadsBackAsIt() throws {
        var textes: [ChampDeDeclaration: String] = [:]
        for champ in ChampDeDeclaration.allCases { textes[champ] = tenue.texte(champ) ?? "" }
        #expect(try lit(textes, depuis: nil) == tenue)
        textes[.bloquee] = nil
        #expect(try lit(textes, .parLeMotif, depuis: nil) == tenue)
    }

    @Test(arguments: ChampDeDeclaration.allCases)
    func aMissingFieldKeepsWhatIsInForceWhateverTheOthersSay(manquant: ChampDeDeclaration) throws {
        var textes: [ChampDeDeclaration: String] = [:]
        for champ in ChampDeDeclaration.allCases where champ != manquant { textes[champ] = tenue.texte(champ) ?? "" }
        #expect(try lit(textes, depuis: tenue) == tenue)
    }

    @Test func anEmptiedFieldIsErased() throws {
        let saisie = try lit(
            [
                .avancement: "", .meteo: "", .bloquee: "", .motif: "", .arbitrage: "", .freins: "", .note: "",
                .ditPar: "",
            ],
            depuis: tenue)
        #expect(saisie.avancement == nil && saisie.meteo == .nonRenseignee && saisie.blocage == nil)
        #expect(saisie.freins == nil && saisie.note == nil && saisie.ditPar == nil)
        #expect(saisie.etat == Etat.enCours && saisie.solutions == "deux" && saisie.seance == "comité")
    }

    @Test func theAudienceOfANoteIsKeptWithItsColumn() throws {
        #expect(try lit([.note: "autre"], depuis: tenue).note == .init(texte: "autre", audience: .public))
        #expect(try lit([.audience: "partenaires"], depuis: tenue).note?.audience == .partenaires)
        #expect(try lit([.note: "autre", .audience: ""], depuis: tenue).note?.audience == .interne)
        #expect(try lit([.etat: "en cours", .note: "autre"], depuis: nil).note?.audience == .interne)
    }

    @Test func aBlockageIsReadWithOrWithoutItsColumns() throws {
        #expect(try lit([.bloquee: "oui"], depuis: tenue).blocage == tenue.blocage)
        #expect(try lit([.bloquee: "non"], depuis: tenue).blocage == nil)
        #expect(try lit([.motif: ""], depuis: tenue).blocage == tenue.blocage)
        #expect(try lit([.motif: "bail"], depuis: tenue).blocage?.motif == "bail")
        #expect(try lit([.motif: ""], .parLeMotif, depuis: tenue).blocage == nil)
        #expect(try lit([.arbitrage: "autre"], depuis: tenue).blocage?.arbitrageDemande == "autre")
        #expect(throws: FautesDeDeclaration(fautes: [.init(.motif, .vide)])) {
            try lit([.etat: "en cours", .bloquee: "oui"], depuis: nil)
        }
        #expect(throws: FautesDeDeclaration(fautes: [.init(.bloquee, .sansBlocage)])) {
            try lit([.bloquee: "non", .motif: "bail"], depuis: tenue)
        }
    }

    @Test func everyFaultIsSaidInTheOrderOfTheFields() throws {
        #expect(
            throws: FautesDeDeclaration(fautes: [
                .init(.etat, .choixInconnu("fini")), .init(.avancement, .pasUnPourcentage("40,5")),
                .init(.bloquee, .pasOuiNon("x")), .init(.freins, .caractereInterdit(1)),
            ])
        ) {
            try lit([.freins: "a\u{1}", .bloquee: "x", .avancement: "40,5", .etat: "fini"], depuis: nil)
        }
        #expect(throws: FautesDeDeclaration(fautes: [.init(.etat, .vide)])) { try lit([:], depuis: nil) }
    }
}
