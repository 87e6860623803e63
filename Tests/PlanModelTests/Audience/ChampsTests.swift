import Fixtures
import PlanModel
import Testing

/// Every stored property of the model has its readers.
struct ChampsTests {
    private let canaris: Canaris

    init() throws { canaris = try Canaris() }

    @Test func everyPropertyHasAnAudience() {
        // A property that is listed here has none: add it to the table of its type, in PlanModel/Audience.
        #expect(canaris.proprietesSansAudience.isEmpty)
        #expect(canaris.typesSansTable.isEmpty)
    }

    @Test func noTableNamesAPropertyThatIsGone() {
        func noms<T: Lisible>(_ valeur: T) -> (table: Set<String>, type: Set<String>) {
            (
                Set(T.lectures.map(\.nom)),
                Set(
                    Mirror(reflecting: valeur).children.compactMap(\.label).map {
                        $0.hasPrefix("_") ? String($0.dropFirst()) : $0
                    })
            )
        }
        let (plan, suivi) = (canaris.plan, canaris.suivi)
        for valeur: any Lisible in [
            plan, plan.departement, plan.version, plan.sources[0], plan.niveaux[0], plan.champs[0],
            plan.organisations[0], plan.glossaire[0], plan.noeuds[0], plan.instances[0], plan.procedure[0],
            plan.conventions[0], plan.evaluations[0], plan.jalons[0], plan.annonces[0], plan.contradictions[0],
            plan.retraits[0], plan.indicateurs[0], plan.territoires[0], plan.schemas[0], suivi.avancements[0],
            suivi.avancements[0].saisie,
            suivi.releves[0], suivi.releves[0].mesure, suivi.decisions[0], suivi.decisions[0].decision,
            suivi.commentaires[0], suivi.commentaires[0].commentaire,
        ] {
            let (table, type) = noms(valeur)
            #expect(table == type, "\(Swift.type(of: valeur))")
        }
    }

    @Test func everyTextOfTheSampleIsFollowed() {
        // Keys, codes and words of the program; anything else listed here must be filled by « Canaris ».
        let cles: Set = [
            "Departement.code", "Source.id", "Sigle.sigle", "Organisation.sigle", "Mention.cible", "Niveau.mot",
            "Niveau.pluriel", "Noeud.code", "Noeud.sources", "Indicateur.producteur", "Indicateur.territoires",
            "Periode.imprime", "Mission.id", "Contradiction.champ", "Instance.territoire", "Noeud.champs",
            "Lien.imprime", "Instance.rythme", "Mesure.territoire", "Plan.sigle", "Plan.fuseau", "Contact.courriel",
            "Contact.telephone",
            "Contact.url", "Source.url", "Organisation.siren", "Organisation.siret", "Territoire.nom",
            "Territoire.insee",
            "SchemaLie.sigle", "SchemaLie.url", "Horizon.nom", "Point.territoire", "Priorite.imprime", "Duree.imprime",
            "Chiffre.texte", "Chiffre.territoire", "Montant.devise",
        ]
        #expect(canaris.textesSansMot.subtracting(cles).isEmpty)
    }

    @Test(arguments: Audience.allCases)
    func whatAReaderMayNotReadIsNotInWhatTheyAreGiven(audience: Audience) {
        for audiences in [nil, [Donnee.motifBlocage: Audience.public, .freins: .partenaires, .ditPar: .interne]] {
            var plan = canaris.plan
            plan.audiences = audiences
            let regard = plan.regard(audience)
            var lus = canaris
            (lus.plan, lus.suivi) = (plan.visible(pour: regard), canaris.suivi.visible(pour: regard))
            let lisibles = Set(canaris.mots.filter { $0.estLisible(regard) }.map(\.mot))
            #expect(Set(lus.mots.map(\.mot)) == lisibles)
        }
    }

    @Test func limitingTwiceChangesNothing() {
        for audience in Audience.allCases {
            let regard = canaris.plan.regard(audience)
            let suivi = canaris.suivi.visible(pour: regard)
            #expect(suivi.visible(pour: regard) == suivi)
            let plan = canaris.plan.visible(pour: regard)
            #expect(plan.visible(pour: regard) == plan)
        }
    }

    @Test func theSignalStaysWithoutItsReason() {
        let visible = canaris.suivi.visible(pour: Regard(.public))
        #expect(visible.avancements.allSatisfy { $0.saisie.blocage != nil && $0.saisie.blocage?.motif == nil })
        #expect(visible.avancements[0].saisie.blocage?.motifAffiche == "motif réservé")
        #expect(visible.releves.allSatisfy { $0.mesure.contestation == "motif réservé" })
    }

    @Test func whoEntersAnActionReadsWhatWasDeclaredOfIt() {
        let visible = canaris.suivi.visible(pour: Regard(.partenaires), siens: [.cle("fibre")])
        let (sienne, autre) = (visible.avancements[3], visible.avancements[4])
        #expect(sienne.saisie.freins == canaris.suivi.avancements[3].saisie.freins)
        #expect(sienne.saisie.blocage == canaris.suivi.avancements[3].saisie.blocage)
        #expect(sienne.saisiPar == "réservé")
        #expect(autre.saisie.freins == nil && autre.saisie.note == nil)
    }

    @Test(arguments: [
        ("six ans (002:35, 001:97-99), sans année", "six ans, sans année"),
        ("onze critères (001:72-82).", "onze critères."),
        ("absents de la composition imprimée en 002:172", "absents de la composition imprimée"),
        ("le début manque, avant 002:207", "le début manque"),
        ("à 12:30, le rapport 1:100", "à 12:30, le rapport 1:100"),
        ("le numéro 90012:5 n'en est pas un", "le numéro 90012:5 n'en est pas un"),
    ])
    func placesInTheSourcesLeaveTheTexts(texte: String, propre: String) {
        var plan = canaris.plan
        plan.resume = texte
        #expect(plan.visible(pour: Regard(.public)).resume == propre)
        #expect(plan.visible(pour: Regard(.interne)).resume == texte)
    }

    @Test(arguments: [
        (["S"], "six ans, voir S:p15 et S:12, sans année", "six ans, sans année"),
        (["S"], "six ans (voir S:p15 et S:12).", "six ans."), (["S"], "à 12:30, PS:3", "à 12:30, PS:3"),
        (["1"], "vu page 1:p4, au rapport 1:25", "vu, au rapport 1:25"),
        (["1"], "au rapport 1:25 (1:30)", "au rapport 1:25"),
        (["doc"], "voir doc:12-14", ""),
    ])
    func aPageOrAnIdentifierWithALetterIsAlwaysAPlace(sources: [String], texte: String, propre: String) {
        var plan = canaris.plan
        plan.sources = sources.map { Source(id: $0, titre: "Source", nature: .document) }
        plan.resume = texte
        #expect(plan.visible(pour: Regard(.public)).resume == propre)
    }

    @Test func theSystemsAccountIsNoName() {
        var suivi = canaris.suivi
        suivi.avancements[0].saisiPar = Auteur.duSysteme("root")
        #expect(suivi.visible(pour: Regard(.interne)).avancements[0].saisiPar == "non précisé")
        #expect(suivi.visible(pour: Regard(.interne)).avancements[1].saisiPar == suivi.avancements[1].saisiPar)
    }
}
