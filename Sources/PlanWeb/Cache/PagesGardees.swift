import PlanModel
import Synchronization

/// The main part of pages as it was last drawn, for as long as the plan does not move.
///
/// What is kept depends on the plan as of one row of the journal, on the day, on the address, and on what its reader may see and do;
/// never on the person. The frame around it (name, menus, messages) is drawn for each request.
final class PagesGardees: Sendable {
    /// Bytes held at once, those of the addresses included.
    static let capacite = 96 << 20
    /// A longer address is nobody's link: its page is drawn, and not kept.
    static let adresseAuPlus = 2 << 10

    struct Cle: Hashable, Sendable {
        var plan: String
        var mouvement: Int
        /// Of today: lateness and the semestre shown first depend on it.
        var jour: Jour
        /// Path and query, as they were asked for.
        var adresse: String
        var regard: Regard

        /// About what it weighs in memory.
        var octets: Int {
            let noeuds =
                switch regard.saisissables {
                case .tout: 0
                case .ceux(let noeuds): noeuds.count
                }
            return 128 + plan.utf8.count + adresse.utf8.count + noeuds * 32
        }
    }

    /// What makes two readers see different pages.
    struct Regard: Hashable, Sendable {
        var audience: Audience
        var saisissables: Acteur.Saisissables
        var permissions: [Permission]
    }

    private struct Etat {
        var pages: [Cle: (corps: CorpsGarde, vu: Int)] = [:]
        var taille = 0
        var horloge = 0
    }

    private let etat = Mutex(Etat())

    func corps(_ cle: Cle, sinon dessine: () throws -> String) throws -> CorpsGarde {
        if let garde = corps(cle) { return garde }
        return garde(try dessine(), sous: cle)
    }

    /// Nil when it must be drawn.
    func corps(_ cle: Cle) -> CorpsGarde? {
        etat.withLock { etat -> CorpsGarde? in
            guard etat.pages[cle] != nil else { return nil }
            etat.horloge += 1
            etat.pages[cle]?.vu = etat.horloge
            return etat.pages[cle]?.corps
        }
    }

    func garde(_ dessin: String, sous cle: Cle) -> CorpsGarde {
        let corps = CorpsGarde(dessin)
        guard cle.adresse.utf8.count <= Self.adresseAuPlus else { return corps }
        etat.withLock { etat in
            etat.horloge += 1
            if let ancien = etat.pages.updateValue((corps, etat.horloge), forKey: cle) {
                etat.taille -= ancien.corps.taille + cle.octets
            }
            etat.taille += corps.taille + cle.octets
            if etat.taille > Self.capacite { Self.allege(&etat) }
        }
        return corps
    }

    /// Down to half, so that it is not done at every page.
    private static func allege(_ etat: inout Etat) {
        for (cle, page) in etat.pages.sorted(by: { $0.value.vu < $1.value.vu }) {
            guard etat.taille > capacite / 2 else { return }
            etat.pages[cle] = nil
            etat.taille -= page.corps.taille + cle.octets
        }
    }
}
