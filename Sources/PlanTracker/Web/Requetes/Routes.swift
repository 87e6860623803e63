/// Every address of the application. A test walks it with every role.
enum Routes {
    static let toutes: [Route] = parPages.flatMap(\.self)

    private static let parPages: [[Route]] = [
        StatiquePages.routes, ConnexionPages.routes, MesPlansPage.routes, PlanPage.routes, SaisiePages.routes,
        DocumentsPage.routes, ApercuPage.routes, EmissionPages.routes, VersionsPage.routes, ChargementPages.routes,
        JournalPage.routes, TextesPages.routes, DecisionsPages.routes, GrillesPages.routes, ComptesPages.routes,
        MonComptePage.routes, AidePage.routes, APIRoutes.routes, FichePage.routes, IndicateursPages.routes,
    ]
}
