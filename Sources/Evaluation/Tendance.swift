public import PlanModel

/// The same perimeter, semestre after semestre: what a curve is drawn from.
public struct Tendance: Sendable {
    public struct Point: Sendable {
        public var semestre: Semestre
        public var bilans: Bilans
    }

    /// From the first semestre that was entered to the one asked for, twelve at most: a six-year plan.
    public var points: [Point]

    public init(_ situation: Situation) {
        let semestres = situation.suivi.semestresDeclares.filter { $0 <= situation.semestre }
        guard let premier = semestres.min() else {
            points = []
            return
        }
        var points = [Point(semestre: situation.semestre, bilans: situation.bilans)]
        var courante = situation
        while courante.semestre > premier, points.count < 12 {
            courante = courante.precedente
            points.append(Point(semestre: courante.semestre, bilans: courante.bilans))
        }
        self.points = points.reversed()
    }
}
