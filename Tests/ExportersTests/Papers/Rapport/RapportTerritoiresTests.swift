import Exporters
import Fixtures
import Foundation
import PlanModel
import Testing

extension LibXML2Suites {
    /// A plan whose targets are by territory, whose funders stand in its amounts, one of whose pilotes is to be defined.
    struct RapportTerritoiresTests {
        private static let mesures: [Mesure] = [
            .de("appels", "2021-10-01", 820, territoire: "Guéret"), .de("voyages", "2021-10-01", 1500),
        ]

        private func plan() throws -> Plan {
            try PlanReader(file: "x").read([UInt8](PlansDAilleurs.territoires.yaml.utf8)).plan
        }

        private func lu(_ perimetre: Perimetre = .tout) throws -> RapportLu {
            try RapportLu(
                export(plan(), suivi: .de([], mesures: Self.mesures), semestre: "2021-S2"), semestre: "2021-S2",
                perimetre: perimetre)
        }

        private func lignes(_ elements: [ElementXML]) -> [[String]] {
            elements.flatMap { $0.tous("table:table-row") }.map { $0.enfants("table:table-cell").map(\.texteODF) }
        }

        @Test func theReportSaysThatTargetsAreByTerritoryAndGivesEach() throws {
            let lignes = try lignes(lu().sous("Indicateurs"))
            #expect(
                lignes.contains([
                    "Appels reçus", "A.1", "non renseigné", "aucun relevé", "aucun relevé",
                    "cibles par territoire seulement", "non calculable\u{A0}: cibles par territoire seulement",
                ]), "\(lignes)")
            #expect(
                lignes.contains([
                    "Appels reçus", "Guéret", "820 appels01/10/2021", "au moins 800 appels (2025, Guéret)",
                    "cible atteinte",
                ]), "\(lignes)")
            #expect(
                lignes.contains([
                    "Appels reçus", "Aubusson", "aucun relevé", "300 appels (2025, Aubusson)",
                    "non calculable\u{A0}: aucun relevé",
                ]), "\(lignes)")
        }

        @Test func noSurfaceSaysThatThePlanHasNoTarget() throws {
            let made = try export(plan(), suivi: .de([], mesures: Self.mesures), semestre: "2021-S2")
            let carnet = try PaquetODT(
                CarnetIndicateursODT(made, semestre: semestre("2021-S2"), date: dateDEssai).bytes())
            let fiches = try PaquetODT(FicheActionODT(made, date: dateDEssai).bytes())
            let entier = try PaquetODT(PlanEntierODT(made, date: dateDEssai).bytes())
            let textes = try [lu().paquet, carnet, fiches, entier].map { try $0.xml("content.xml").texteODF }
            for texte in textes { #expect(!texte.contains("aucune cible dans le plan")) }
            for texte in textes.dropLast() { #expect(texte.contains("cibles par territoire seulement")) }
            #expect(textes[1].contains("1 avec une cible dans le plan pour le département entier, 1 par territoire"))
            #expect(textes[1].contains("au moins 800 appels (2025, Guéret)"))
        }

        @Test func atLeastIsNotDroppedFromThePosition() throws {
            let sansReference = try PlanReader(file: "x").read(
                [UInt8](
                    PlansDAilleurs.territoires.yaml.replacing("reference: { annee: 2020, valeur: 1200 }, ", with: "")
                        .utf8)
            ).plan
            let lu = try RapportLu(
                export(sansReference, suivi: .de([], mesures: Self.mesures), semestre: "2021-S2"), semestre: "2021-S2")
            let textes = try lu.textes("Indicateurs")
            #expect(
                textes.contains {
                    $0.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
                        == "1 500 voyages pour une cible d’au moins 2 000 voyages"
                },
                "\(textes)")
        }

        @Test func amountsAreGivenWithTheirFundersAndNoSum() throws {
            let montages = try lu().textes("Montages et financements")
            #expect(!montages.contains { $0.contains("ne nomme ni financeur") })
            let rangees = try lu().rangees("Montages et financements").map {
                $0.map { $0.replacing("\u{202F}", with: " ") }
            }
            #expect(
                rangees == [
                    ["A", "Le transport à la demande", "2022", "250 000\u{A0}€", "bus", "Région"],
                    [
                        "A.1", "Ouvrir une centrale de réservation", "2022", "40 000\u{A0}€", "non renseigné",
                        "non renseigné",
                    ],
                ])
            #expect(
                try lu(.sous(id("covoiturer"))).textes("Montages et financements").first?.contains("ni financeur")
                    == true)
        }

        @Test func meetingsThatAreOnlyProposedOrConditionalSaySo() throws {
            #expect(
                try lu().rangees("Prochaines dates") == [
                    ["Comité de suivi (instance proposée)", "1\u{A0}réunion, mois non fixé", "deux fois par an"],
                    ["Forum citoyen", "mars 2022", "mars (rythme conditionnel)"],
                ])
            let entier = try PaquetODT(
                PlanEntierODT(export(plan(), semestre: nil, audience: .public), date: dateDEssai).bytes()
            ).xml("content.xml").texteODF
            #expect(entier.contains("Statut\u{A0}: proposée"))
            #expect(entier.contains("mars (rythme conditionnel)"))
        }

        @Test func theSheetOfAChapeauHoldsItsIndicatorsAndTheCountsBelowIt() throws {
            let made = try export(plan(), suivi: .de([], mesures: Self.mesures), semestre: "2021-S2")
            let content = try PaquetODT(
                FicheActionODT(made, perimetre: .sous(id("demande")), date: dateDEssai).bytes()
            ).xml("content.xml")
            let lignes = lignes([content]).map { $0.map { $0.replacing("\u{202F}", with: "_") } }
            #expect(
                lignes.contains([
                    "Voyages par an", "1_200 voyages (2020)", "1_500 voyages01/10/2021",
                    "au moins 2_000 voyages (2024)", "38\u{A0}% du chemin",
                ]), "\(lignes)")
            #expect(content.texteODF.contains("2\u{A0}projets"))
        }

        @Test func thePlanIsToldInItsOwnWords() throws {
            let lu = try lu()
            #expect(lu.chapitres.contains("Projets à lancer"))
            let mots = lu.content.tous("text:p").map(\.texteODF) + lu.content.tous("text:h").map(\.texteODF)
            let etrangers = mots.filter { $0.folded.contains(/\b(sous-)?actions?\b|\baxes?\b/) }
            #expect(etrangers.isEmpty, "\(etrangers)")
            let methode = try #require(mots.first { $0.contains("n’est en retard qu’au") })
            #expect(methode.contains("«\u{A0}2021\u{A0}»") && methode.contains("2022"), "\(methode)")
        }

        @Test func whoIsToBeDefinedIsNotReplacedByThePiloteAbove() throws {
            let texte = try lu().content.texteODF
            #expect(texte.contains("à définir (avant l’été)A.2Former les chauffeurs"), "\(texte.suffix(9000))")
            let lignes = try DonneesOuvertes.files(
                export(plan(), semestre: "2021-S2", audience: .public), date: dateDEssai)
            let noeuds = try #require(lignes.first { $0.name == "noeuds.csv" })
            let rows = lireCSV(noeuds.bytes, separateur: UInt8(ascii: ","))
            let row = try #require(rows.first { $0.contains("chauffeurs") })
            #expect(row.suffix(2) == ["", "à définir (avant l'été)"])
            #expect(try #require(rows.first { $0.contains("centrale") }).suffix(2) == ["CD", ""])
        }

        @Test func openDataHoldEveryTargetWithItsTerritory() throws {
            let files = try DonneesOuvertes.files(
                export(plan(), semestre: "2021-S2", audience: .public), date: dateDEssai)
            let cibles = try #require(files.first { $0.name == "cibles.csv" })
            #expect(
                lireCSV(cibles.bytes, separateur: UInt8(ascii: ",")).dropFirst().map { Array($0.dropFirst(3)) } == [
                    ["voyages", "2024", "2000", "", "au_moins", "", ""],
                    ["appels", "2025", "800", "", "au_moins", "Guéret", "23096"],
                    ["appels", "2025", "300", "", "", "Aubusson", "23008"],
                ])
        }
    }
}
