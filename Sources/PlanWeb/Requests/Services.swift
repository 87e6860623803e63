package import PlanModel
package import PlanStore

/// All that the pages are made from, handed down to each request.
package struct Services: Sendable {
    let store: PlanStore
    let comptes: CompteStore
    let plans: PlansEnMemoire
    let pages = PagesGardees()
    let cadres = CadresGardes()
    let resumes = ResumesDePlans()
    /// LibreOffice takes hundreds of megabytes: one at a time. So does a walk through the whole journal.
    let fabriqueDePDF = UnALaFois()
    let verification = UnALaFois()
    /// Passwords are derived two at once; two hundred sign-ins together wait ten seconds, and not behind a PDF.
    let motsDePasse = Atelier(fils: 2, enAttente: 200)
    /// What else takes long: documents, uploads, the verification.
    let atelier = Atelier(fils: 4, enAttente: 100)
    /// Files of plans that were read, until they are accepted.
    let versions = Depots<VersionDeposee>()
    /// Grids that were read, until their rows are accepted.
    let grilles = Depots<RetourLu>()
    let gabarits: Gabarits
    let frein: Frein
    let reglages: Reglages
    let maintenant: @Sendable () -> Instant
    /// The PDF of a document (« odt » or « ods »).
    let pdf: @Sendable ([UInt8], String) throws -> [UInt8]
    /// The page of each entry of the contents of a text document; nil when nothing here can tell.
    let numerosDePage: @Sendable ([UInt8]) throws -> [Int]?

    package struct Reglages: Sendable {
        /// Cookies go over TLS only: the server speaks TLS itself, or a proxy does.
        package var chiffre = false
        /// The proxy says who is at the other end.
        package var derriereUnProxy = false
        /// What readers type before the path; nil for what the browser says.
        package var adressePublique: String?
        /// The semestre that is shown first; nil for the one of the day.
        package var semestre: Semestre?
        /// LibreOffice is there: pages propose the PDF.
        package var faitDesPDF = true
        /// Serves constant bodies too, to measure pages against.
        package var banc = false

        package init(
            chiffre: Bool = false, derriereUnProxy: Bool = false, adressePublique: String? = nil,
            semestre: Semestre? = nil, faitDesPDF: Bool = true, banc: Bool = false
        ) {
            (self.chiffre, self.derriereUnProxy, self.adressePublique) = (chiffre, derriereUnProxy, adressePublique)
            (self.semestre, self.faitDesPDF, self.banc) = (semestre, faitDesPDF, banc)
        }
    }

    package init(
        store: PlanStore, comptes: CompteStore, reglages: Reglages = Reglages(),
        maintenant: @escaping @Sendable () -> Instant, secondes: @escaping @Sendable () -> Int = Services.secondes,
        pdf: @escaping @Sendable ([UInt8], String) throws -> [UInt8],
        numerosDePage: @escaping @Sendable ([UInt8]) throws -> [Int]? = { _ in nil }
    ) throws {
        (self.store, self.comptes, self.reglages) = (store, comptes, reglages)
        (self.maintenant, self.pdf, self.numerosDePage) = (maintenant, pdf, numerosDePage)
        plans = PlansEnMemoire(store)
        frein = Frein(secondes)
        gabarits = try Gabarits()
    }

    private static let depart = ContinuousClock.now
    /// Since the program started; no change of the clock moves it.
    package static let secondes: @Sendable () -> Int = { Int(depart.duration(to: .now).components.seconds) }

    /// The last that may be entered: the one that comes, since a session may prepare it. A later one is a typing error.
    func dernierSemestre(_ plan: PlanVivant) -> Semestre { semestreDuJour(plan).suivant }

    /// Of today, where the plan is followed.
    func semestreDuJour(_ plan: PlanVivant) -> Semestre { Semestre(contenant: maintenant().jour(plan.heure)) }

    func tropLoin(_ semestre: Semestre, _ plan: PlanVivant) -> String {
        "Le \(semestre.libelle) est trop loin : le dernier que l’on suive est le \(dernierSemestre(plan).libelle)."
    }

    /// For what is of no plan, such as the accounts: that of the plans when they share one, else that of Paris.
    var heureCommune: Fuseau {
        let heures = Set((try? store.plans().map(\.fuseau)) ?? [])
        return heures.count == 1 ? heures.first ?? .paris : .paris
    }

    /// The semestre to show first: the one of the day, or the last of the plan once it is over.
    func semestre(de plan: PlanVivant) -> Semestre {
        if let semestre = reglages.semestre { return semestre }
        let dujour = semestreDuJour(plan)
        let dernier = plan.plan.periode.valeur?.fin.map { Semestre(contenant: $0) }
        let saisi = plan.suivi.semestresDeclares.filter { $0 <= dernierSemestre(plan) }.max()
        let propose = min(dujour, dernier ?? dujour)
        return max(propose, saisi ?? propose)
    }

    /// What the list of plans says of one.
    func resume(_ slug: String) throws -> ResumeDePlan {
        try resumes.resume(slug, de: plans, le: maintenant(), semestre: semestre(de:))
    }

    /// Once no request runs any more.
    func ferme() throws {
        try store.close()
        try comptes.close()
    }
}
