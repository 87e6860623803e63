import Fixtures
import Foundation
import Testing

@testable import Exporters

/// Charts of every shape, whose texts are hostile as well.
enum GraphiqueDEssai: String, CaseIterable {
    case uneSerie, plusieursSeries, trous, negatifs, uneCategorie, trenteCategories, quarantaineDeSeries, hostile, zeros

    func graphique(_ forme: Graphique.Forme) -> Graphique {
        func fait(
            _ categories: [String], _ series: [[Decimal?]], nom: (Int) -> String = { "Série \($0 + 1)" },
            titre: String = "Un titre d'essai"
        ) -> Graphique {
            Graphique(
                forme: forme, titre: titre, alternative: "Essai : \(categories.count) catégories",
                categories: categories,
                series: series.enumerated().map { rang, valeurs in
                    .init(nom(rang), Couleur.allCases[rang % Couleur.allCases.count], valeurs)
                }, unite: "actions")
        }
        let trois = ["Axe 1", "Axe 2", "Axe 3"]
        switch self {
        case .uneSerie: return fait(trois, [[3, 12, 7]])
        case .plusieursSeries: return fait(trois, [[3, 12, 7], [1, 2, 3], [1234.5, 0, 9]])
        case .trous: return fait(trois, [[3, nil, 7], [nil, nil, 1]])
        case .negatifs: return fait(trois, [[-3, 2, -7.5]])
        case .uneCategorie: return fait(["2018-S2"], [[40]])
        case .trenteCategories: return fait((1...30).map { "C\($0)" }, [(1...30).map { Decimal($0) }])
        case .quarantaineDeSeries: return fait(["Seule"], (1...40).map { [Decimal($0)] })
        case .hostile:
            let textes = TexteHostile.allCases.map(\.texte)
            return fait(textes, [textes.map { Decimal($0.utf8.count % 9) }], nom: { textes[$0] }, titre: textes[2])
        case .zeros: return fait(trois, [[0, 0, 0]])
        }
    }
}

extension LibXML2Suites {
    /// The two forms of a chart: an object that can be edited, and a drawing.
    struct GraphiqueTests {
        private static let formes = [Graphique.Forme.barresEmpilees, .courbes]

        @Test(arguments: GraphiqueDEssai.allCases, formes)
        func theObjectIsValid(essai: GraphiqueDEssai, forme: Graphique.Forme) throws {
            let contenu = try essai.graphique(forme).contenu(largeur: 170)
            #expect(try GrammaireODF.document.get().fautes(contenu) == [])
        }

        @Test(arguments: GraphiqueDEssai.allCases, formes)
        func theDataOfTheObjectAreThoseOfTheChart(essai: GraphiqueDEssai, forme: Graphique.Forme) throws {
            let graphique = essai.graphique(forme)
            let table = try #require(try ElementXML(graphique.contenu(largeur: 170)).tous("table:table").first)
            let rows = table.tous("table:table-row").map { $0.enfants("table:table-cell") }
            #expect(rows.first?.map(\.texte) == [""] + graphique.series.map { permis(imprime($0.nom)) })
            // Lines begin one category after the axis, so that no figure stands on it.
            let vides = forme == .courbes ? 1 : 0
            let donnees = rows.dropFirst(1 + vides)
            #expect(rows.dropFirst().prefix(vides).allSatisfy { $0[0].texte.isEmpty && $0[1]["office:value"] == "NaN" })
            #expect(donnees.map { $0[0].texte } == graphique.categories.map { permis(imprime($0)) })
            for (place, row) in donnees.enumerated() {
                let values = row.dropFirst().map { $0["office:value"] }
                let expected = graphique.series.map { serie -> String in
                    guard let valeur = serie.valeurs[place], forme == .courbes || valeur != 0 else { return "NaN" }
                    return valeur.description
                }
                #expect(values == expected)
            }
        }

        /// « local-table.$C$2:.$C$4 »: the columns of the table, A to Z and beyond.
        @Test(arguments: GraphiqueDEssai.allCases)
        func eachSeriesNamesItsOwnColumnAndEveryRow(essai: GraphiqueDEssai) throws {
            let graphique = essai.graphique(.courbes)
            let series = try ElementXML(graphique.contenu(largeur: 170)).tous("chart:series")
            let adresses = series.compactMap { $0["chart:values-cell-range-address"] }
            #expect(adresses.count == graphique.series.count)
            #expect(Set(adresses).count == adresses.count)
            let fin = graphique.categories.count + 2
            #expect(adresses.first == "local-table.$B$2:.$B$\(fin)")
            if essai == .quarantaineDeSeries {
                #expect(adresses[24] == "local-table.$Z$2:.$Z$3")
                #expect(adresses[25] == "local-table.$AA$2:.$AA$3")
                #expect(adresses.last == "local-table.$AO$2:.$AO$3")
            }
        }

        @Test(arguments: GraphiqueDEssai.allCases, formes)
        func theDrawingIsWellFormedAndShowsItsTitleItsCategoriesAndItsLegend(
            essai: GraphiqueDEssai, forme: Graphique.Forme
        ) throws {
            let graphique = essai.graphique(forme)
            let svg = try ElementXML(graphique.dessin(largeur: 170))
            #expect(svg.nom == "svg")
            #expect(svg["viewBox"] == "0 0 170 \(graphique.hauteur)")
            #expect(svg.enfants("title").map(\.texte) == [imprime(graphique.alternative)])
            let textes = Set(svg.tous("text").map(\.texte))
            for attendu in [graphique.titre] + graphique.categories + graphique.series.map(\.nom) where !attendu.isEmpty
            {
                #expect(textes.contains(permis(imprime(attendu))))
            }
            // Nothing is drawn outside the drawing, nor with a figure that is none.
            for rect in svg.tous("rect") {
                let mesures = ["x", "y", "width", "height"].compactMap { rect[$0].flatMap { Double($0) } }
                try #require(mesures.count == 4)
                #expect(mesures[0] >= 0 && mesures[0] + mesures[2] <= 170.01)
                #expect(mesures[1] >= 0 && mesures[1] + mesures[3] <= Double(graphique.hauteur) + 0.01)
            }
        }

        // MARK: - Time

        /// Readings at uneven dates, a baseline, targets behind and ahead, and values close to each other.
        private static var chronique: Graphique {
            Graphique(
                forme: .courbes, titre: "Bornes", alternative: "Essai",
                categories: ["référence 2016", "30/06/2018", "31/07/2018", "cible 2018", "31/12/2019", "cible 2022"],
                series: [
                    .init("relevés", .realisee, [nil, 12, 13, nil, 1234, nil]),
                    .init("cible", .brique, [nil, nil, nil, 20, nil, 1300], isolee: true),
                    .init("référence", .aucun, [10, nil, nil, nil, nil, nil], isolee: true),
                ], dates: [2016, 2018.493, 2018.578, 2019, 2019.997, 2023].map { Decimal($0) }, unite: "bornes")
        }

        @Test func aTimeAxisIsToScaleAndATargetIsAMarkThatNoLineReaches() throws {
            let graphique = Self.chronique
            let svg = try ElementXML(graphique.dessin(largeur: 170))
            let lignes = svg.tous("polyline").filter { $0["stroke-width"] == "0.80" }
            let x = lignes.first?["points"]?.split(separator: " ").compactMap { Double($0.prefix { $0 != "," }) } ?? []
            // Besides the sample of the legend, one line: the readings.
            #expect(x.count == 3 && lignes.count == 2)
            try #require(x.count == 3)
            #expect(abs((x[2] - x[1]) / (x[1] - x[0]) - (2019.997 - 2018.578) / (2018.578 - 2018.493)) < 0.3)
            let textes = svg.tous("text").map(\.texte)
            // A year before the baseline, whose mark and figure stand clear of the axis.
            #expect((2015...2023).allSatisfy { textes.contains("\($0)") })
            #expect(textes.contains("1\u{202F}234") && !textes.contains("référence 2016"))
            // The object says the same: a scatter over the same years, its targets without a line.
            let objet = try ElementXML(graphique.contenu(largeur: 170))
            #expect(try GrammaireODF.document.get().fautes(graphique.contenu(largeur: 170)) == [])
            #expect(objet.tous("chart:chart").first?["chart:class"] == "chart:scatter")
            #expect(objet.tous("chart:series").allSatisfy { $0.enfants("chart:domain").count == 1 })
            let axe = objet.tous("style:style").first { $0["style:name"] == "axe-x" }
            let bornes = axe?.enfants("style:chart-properties").first
            #expect(bornes?["chart:minimum"] == "2015" && bornes?["chart:maximum"] == "2023")
            let cible = objet.tous("style:style").first { $0["style:name"] == "serie1" }
            #expect(cible?.enfants("style:graphic-properties").first?["draw:stroke"] == "none")
        }

        @Test(arguments: GraphiqueDEssai.allCases)
        func noFigureCoversAnotherNorAnAxisAndTheLastIsAlwaysThere(essai: GraphiqueDEssai) {
            for graphique in [essai.graphique(.courbes), Self.chronique] {
                let trace = graphique.trace(170, .papier)
                let boites = trace.points.compactMap { point in
                    point.etiquette.map {
                        Trace.place($0, Texte.francais(point.valeur), x: point.x, y: point.y, corps: 3.2).cadre
                    }
                }
                for (rang, boite) in boites.enumerated() {
                    #expect(boite.gauche > trace.cadre.gauche && boite.bas < trace.cadre.bas)
                    // Under the title, whatever the highest value.
                    #expect(boite.haut >= trace.cadre.haut - 1)
                    #expect(!boites.dropFirst(rang + 1).contains { $0.touche(boite) })
                }
                #expect(trace.points.allSatisfy { $0.x > trace.cadre.gauche + Trace.marque })
                #expect(trace.points.last { $0.serie == 0 }?.etiquette != nil)
            }
        }

        @Test func graduationsAreRoundAndHoldEveryValue() {
            let essais: [([Decimal], [Decimal])] = [
                ([3, 7], [0, 2, 4, 6, 8]), ([61.5], [0, 20, 40, 60, 80]), ([1234, 20], [0, 500, 1000, 1500]),
                ([-3, 2], [-4, -2, 0, 2, 4]), ([0], [0, 1]), ([], [0, 1]), ([0.3], [0, 0.1, 0.2, 0.3, 0.4]),
                ([40], [0, 10, 20, 30, 40, 50]),
            ]
            for (valeurs, attendues) in essais { #expect(Echelle(valeurs).graduations == attendues, "\(valeurs)") }
            #expect(Echelle([40], plafond: 100).graduations == [0, 25, 50, 75, 100])
        }

        @Test func theWordsOfAChartHaveTheirTypography() throws {
            var graphique = GraphiqueDEssai.uneSerie.graphique(.courbes)
            graphique.titre = "Nombre d'installations : l'essai"
            let attendu = "Nombre d’installations\u{A0}: l’essai"
            #expect(try ElementXML(graphique.dessin(largeur: 170)).tous("text").map(\.texte).contains(attendu))
            let objet = try ElementXML(graphique.contenu(largeur: 170))
            #expect(objet.tous("chart:title").first?.texte == attendu)
        }

        @Test func theDrawingSaysEachValueOfALine() throws {
            let graphique = GraphiqueDEssai.trous.graphique(.courbes)
            let svg = try ElementXML(graphique.dessin(largeur: 170))
            // Two lines, of two points and of one: no point where there is no value.
            let lignes = svg.tous("polyline").filter { $0["stroke-width"] == "0.80" }
            // Then the sample of each in the legend.
            #expect(lignes.map { $0["points"]?.split(separator: " ").count } == [2, 1, 2, 2])
            let valeurs = svg.tous("text").filter { $0["text-anchor"] == "middle" }.map(\.texte)
            #expect(valeurs.filter { ["1", "3", "7"].contains($0) }.sorted() == ["1", "3", "7"])
        }

        @Test func theSameChartGivesTheSameBytes() throws {
            for forme in Self.formes {
                let graphique = GraphiqueDEssai.plusieursSeries.graphique(forme)
                #expect(try graphique.contenu(largeur: 170) == graphique.contenu(largeur: 170))
                #expect(try graphique.dessin(largeur: 170) == graphique.dessin(largeur: 170))
            }
        }
    }
}

/// What a chart says of itself.
struct GraphiqueDonneesTests {
    @Test func withoutAnyValueThereIsNothingToDrawAndAZeroIsAValue() {
        func vide(_ series: [Graphique.Serie]) -> Bool {
            Graphique(forme: .courbes, titre: "", alternative: "", categories: ["a"], series: series, unite: "").estVide
        }
        #expect(vide([]))
        #expect(vide([.init("s", .realisee, [])]))
        #expect(vide([.init("s", .realisee, [nil]), .init("t", .realisee, [nil])]))
        #expect(!vide([.init("s", .realisee, [nil]), .init("t", .realisee, [0])]))
    }

    @Test func theRowsOfItsTableHaveAWordForNoValue() {
        #expect(
            GraphiqueDEssai.trous.graphique(.courbes).lignes
                == [["Axe 1", "3", "sans valeur"], ["Axe 2", "sans valeur", "sans valeur"], ["Axe 3", "7", "1"]])
        #expect(GraphiqueDEssai.plusieursSeries.graphique(.courbes).lignes[0][3] == "1\u{202F}234,5")
    }
}
