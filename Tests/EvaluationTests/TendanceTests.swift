import Evaluation
import Fixtures
import Foundation
import PlanModel
import Testing

/// The same actions, semestre after semestre.
struct TendanceTests {
    private func points(_ saisies: [Saisie], _ perimetre: Perimetre = .tout) throws -> [Tendance.Point] {
        let situation = Situation(
            try SuiviPlan.lu(), suivi: .de(saisies), semestre: .du("2018-S2"), perimetre: perimetre)
        return Tendance(situation).points
    }

    @Test func goesFromTheFirstSemestreThatWasEnteredToTheOneAskedForWithoutAGap() throws {
        let points = try points([.pour("maisons", "2017-S1", .enCours, 10), .pour("maisons", "2018-S1", .enCours, 40)])
        #expect(points.map(\.semestre.rawValue) == ["2017-S1", "2017-S2", "2018-S1", "2018-S2"])
        #expect(points.map { $0.bilans.actions.moyenne?.valeur } == [10, 10, 40, 40])
        #expect(points.map(\.bilans.actions.sansSaisie) == [2, 3, 2, 3])
    }

    @Test func countsTheActionsAndTheSousActionsApart() throws {
        let points = try points([.pour("gare", "2018-S2", .enCours, 80)])
        #expect(points.map(\.bilans.actions.total) == [3])
        #expect(points.map(\.bilans.actions.moyenne) == [nil])
        #expect(points.map(\.bilans.sousActions.total) == [3])
        #expect(points.map(\.bilans.sousActions.moyenne?.valeur) == [80])
        #expect(points.map(\.bilans.points.total) == [6])
    }

    @Test func keepsTwelveSemestresAtMostTheLastOnes() throws {
        let points = try points([.pour("maisons", "2008-S1", .enCours, 10)])
        #expect(points.count == 12)
        #expect(points.first?.semestre == .du("2013-S1"))
        #expect(points.last?.semestre == .du("2018-S2"))
    }

    @Test func isEmptyWhenNothingWasEnteredByThen() throws {
        #expect(try points([]).isEmpty)
        #expect(try points([.pour("maisons", "2019-S1")]).isEmpty)
    }

    @Test func staysInThePerimeter() throws {
        let points = try points(
            [.pour("maisons", "2018-S1", .enCours, 10), .pour("navettes", "2018-S1", .enCours, 90)],
            .sous(.cle("mobilite")))
        #expect(points.map(\.bilans.actions.total) == [1, 1])
        #expect(points.map { $0.bilans.actions.moyenne?.valeur } == [90, 90])
    }
}
