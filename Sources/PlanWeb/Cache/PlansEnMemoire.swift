import PlanModel
import PlanStore
import Synchronization

/// The plans that were asked for lately, kept as values; each request first asks the base for its last movement, so a
/// change made by anyone, another program included, is seen by the next request.
final class PlansEnMemoire: Sendable {
    /// Plans held at once; the one that was asked for longest ago leaves first.
    static let capacite = 24

    /// Views held at once, of all plans: one for each kind of reader.
    private static let vuesAuPlus = 48

    private struct CleDeVue: Hashable {
        var plan: String
        var regard: Regard
        var siens: Set<Identifiant<Noeud>>
    }

    private struct Etat {
        var plans: [String: (plan: PlanVivant, vu: Int)] = [:]
        /// Plans as a kind of reader sees them.
        var vues: [CleDeVue: PlanVivant] = [:]
        /// Last row of the journal that was looked at.
        var mouvement = 0
        /// The last row about each plan.
        var parPlan: [String: Int] = [:]
        /// The last row about the base as a whole, such as its mention.
        var general = 0
        var horloge = 0
        /// Former versions, by plan and number: they never change.
        var anciennes: [String: (index: PlanIndex, version: Version)] = [:]

        func mouvement(de plan: String) -> Int { max(parPlan[plan] ?? 0, general) }
    }

    private let store: PlanStore
    private let etat = Mutex(Etat())

    init(_ store: PlanStore) { self.store = store }

    /// - Parameter reference: The plan's slug.
    /// - Throws: `StoreError.planInconnu`.
    func plan(_ reference: String) throws -> PlanVivant {
        let dernier = try store.dernierMouvement()
        let tenu = try etat.withLock { etat -> PlanVivant? in
            try Self.suit(&etat, jusqua: dernier, store)
            guard let tenu = etat.plans[reference], tenu.plan.mouvement >= etat.mouvement(de: reference) else {
                return nil
            }
            etat.horloge += 1
            etat.plans[reference]?.vu = etat.horloge
            return tenu.plan
        }
        if let tenu { return tenu }
        return try relit(reference, dernier)
    }

    /// The plan in the version that was in force at the end of a semestre.
    func plan(_ tenu: PlanVivant, a semestre: Semestre) throws -> PlanVivant {
        guard tenu.version.numero > 1 else { return tenu }
        let numero = try store.version(tenu.slug, a: semestre, etat: tenu.etat)
        guard numero < tenu.version.numero else { return tenu }
        let cle = "\(tenu.origine)/\(tenu.slug)/\(numero)/\(tenu.regard.audience)/\(tenu.regard.reservees)"
        if let ancienne = etat.withLock({ $0.anciennes[cle] }) { return tenu.avec(ancienne.index, ancienne.version) }
        let (plan, version) = try store.plan(tenu.slug, version: numero)
        let index = PlanIndex(plan.visible(pour: tenu.regard))
        etat.withLock { etat in
            if etat.anciennes.count >= Self.capacite { etat.anciennes.removeAll() }
            etat.anciennes[cle] = (index, version)
        }
        return tenu.avec(index, version)
    }

    /// The plan as a reader may see it: made once for all those who may see the same.
    func vue(_ plan: PlanVivant, _ regard: Regard, siens: Set<Identifiant<Noeud>>) -> PlanVivant {
        guard !regard.litTout else { return plan }
        let cle = CleDeVue(plan: plan.slug, regard: regard, siens: siens)
        if let tenue = etat.withLock({ $0.vues[cle] }), tenue.mouvement == plan.mouvement { return tenue }
        let vue = plan.vu(regard, siens: siens)
        etat.withLock { etat in
            if etat.vues.count >= Self.vuesAuPlus, etat.vues[cle] == nil { etat.vues.removeAll() }
            etat.vues[cle] = vue
        }
        return vue
    }

    /// The plan in its version in force; its follow-up may be behind by a few rows. Enough to enter a row, which the
    /// base checks against what is in force: a session that is being entered does not read itself again at each row.
    func structure(_ reference: String) throws -> PlanVivant {
        let tenu = etat.withLock { $0.plans[reference]?.plan }
        guard let tenu, tenu.version.numero == (try store.versionEnVigueur(reference)) else {
            return try plan(reference)
        }
        return tenu
    }

    /// The journal says which plans moved: the others stay as they are.
    private static func suit(_ etat: inout Etat, jusqua dernier: Int, _ store: PlanStore) throws {
        guard dernier > etat.mouvement else { return }
        for mouvement in try store.mouvements(apres: etat.mouvement) {
            etat.mouvement = mouvement.id
            if mouvement.plan.isEmpty {
                etat.general = mouvement.id
            } else {
                etat.parPlan[mouvement.plan] = mouvement.id
            }
        }
    }

    /// The last row of the journal that is about a plan: as long as it stays, so does all that is made from the plan.
    func mouvement(de reference: String) throws -> Int {
        let dernier = try store.dernierMouvement()
        return try etat.withLock { etat in
            try Self.suit(&etat, jusqua: dernier, store)
            return etat.mouvement(de: reference)
        }
    }

    /// Reads what is new of a plan, or all of it; two requests at once may both do it, and find the same.
    /// - Parameter mouvement: Read before the rest, so that what it counts is surely there.
    private func relit(_ reference: String, _ mouvement: Int) throws -> PlanVivant {
        let tenu = etat.withLock { $0.plans[reference]?.plan }
        let relu: PlanVivant
        if let tenu, case let suite = try store.suite(reference, apres: tenu.suivi.repere),
            suite.version == tenu.version.numero
        {
            var suivi = tenu.suivi
            suivi.ajoute(suite.nouveautes)
            relu = PlanVivant(
                index: tenu.index, version: tenu.version, origine: tenu.origine, suivi: suivi, mention: suite.mention,
                etat: suite.etat, mouvement: mouvement)
        } else {
            let lu = try store.snapshot(reference)
            // The base knows a plan by its département as well; its movements bear its name alone.
            guard lu.plan.identifiant.rawValue == reference else { throw StoreError.planInconnu(reference, connus: []) }
            relu = PlanVivant(
                index: PlanIndex(lu.plan), version: lu.version, origine: lu.versions.first?.origine ?? "",
                suivi: lu.suivi, mention: lu.mention, etat: lu.etat, mouvement: mouvement)
        }
        etat.withLock { etat in
            // Another request may have read further meanwhile.
            guard relu.mouvement >= etat.plans[reference]?.plan.mouvement ?? 0 else { return }
            etat.horloge += 1
            etat.plans[reference] = (relu, etat.horloge)
            while etat.plans.count > Self.capacite, let ancien = etat.plans.min(by: { $0.value.vu < $1.value.vu }) {
                etat.plans[ancien.key] = nil
            }
        }
        return relu
    }
}

extension Version {
    fileprivate var origine: String { "\(sha256.prefix(12))-\(chargeeLe.rawValue.filter(\.isNumber))" }
}
