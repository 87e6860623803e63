/// Every address of the application. A test walks it with every role.
enum Routes {
    /// Those of an address, whatever their method: of the most literal path that it answers to, as the router has it.
    static func a(_ adresse: String) -> [Route] {
        let parts = adresse.split(separator: "/")
        let repondent = toutes.map { ($0, $0.chemin.split(separator: "/")) }.filter { repond($0.1, a: parts) }
        func rang(_ chemin: [Substring]) -> [Int] { chemin.map { $0.hasPrefix("*") ? 2 : $0.hasPrefix(":") ? 1 : 0 } }
        guard let premier = repondent.map({ rang($0.1) }).min(by: { $0.lexicographicallyPrecedes($1) }) else {
            return []
        }
        return repondent.filter { rang($0.1) == premier }.map(\.0)
    }

    private static func repond(_ chemin: [Substring], a parts: [Substring]) -> Bool {
        let libre = chemin.last == "**"
        guard libre ? parts.count >= chemin.count : parts.count == chemin.count else { return false }
        return zip(chemin, parts).allSatisfy { $0.hasPrefix(":") || $0 == "**" || $0 == $1 }
    }

    static let toutes: [Route] = parPages.flatMap(\.self)

    private static let parPages: [[Route]] = [
        StatiquePages.routes, ConnexionPages.routes, MesPlansPage.routes, PlanPage.routes, EnBrefPage.routes,
        SaisiePages.routes,
        DocumentsPage.routes, ApercuPage.routes, EmissionPages.routes, VersionsPage.routes, ChargementPages.routes,
        JournalPage.routes, TextesPages.routes, ChartePages.routes, DecisionsPages.routes, GrillesPages.routes,
        ComptesPages.routes, MonComptePage.routes, AidePage.routes, APIRoutes.routes, FichePage.routes,
        IndicateursPages.routes,
    ]
}
