public import PlanModel

/// Remarks on what is astonishing in an entry, and may be true all the same: told to whoever enters it, never refused.
///
/// One set of rules for every door. Remarks are parts of a sentence, in French: a door adds its own beginning.
public struct Plausibilite: Sendable {
    /// An issued report, as its readers hold it: what is entered later is not in it.
    public struct RapportConnu: Hashable, Sendable {
        public var numero: Int
        public var semestre: Semestre
        public var perimetre: Perimetre

        public init(numero: Int, semestre: Semestre, perimetre: Perimetre) {
            (self.numero, self.semestre, self.perimetre) = (numero, semestre, perimetre)
        }
    }

    let index: PlanIndex
    let aujourdhui: Jour
    /// In the order of their numbers.
    let rapports: [RapportConnu]

    public init(_ index: PlanIndex, aujourdhui: Jour, rapports: [RapportConnu]) {
        (self.index, self.aujourdhui, self.rapports) = (index, aujourdhui, rapports)
    }

    public var plan: Plan { index.plan }
    var periode: Periode? { plan.periode.valeur }

    /// - Parameters:
    ///   - avant: Years before the plan that are still plausible, from `depuis` when it comes earlier.
    ///   - apres: Years after it.
    func remarques(
        sur jour: Jour, _ nom: String, avant: Int, apres: Int, depuis: Int? = nil, aVenir: Bool = false
    ) -> [String] {
        let debut = [periode?.debut?.annee, depuis].compactMap(\.self).min() ?? aujourdhui.annee - 30
        let fin = periode?.fin?.annee ?? aujourdhui.annee + 30
        let admises = debut - avant...max(debut - avant, fin + apres)
        guard admises.contains(jour.annee) else {
            let duPlan = periode.map { " (\($0.imprime))" } ?? ""
            let voulue = Self.anneeVoulue(jour.annee, parmi: admises).map { " ; vouliez-vous \($0) ?" } ?? ""
            return ["\(nom) \(jour.enToutesLettres) est loin hors de la période du plan\(duPlan)\(voulue)"]
        }
        return jour > aujourdhui && !aVenir ? ["\(nom) \(jour.enToutesLettres) est dans le futur"] : []
    }

    /// The year that was meant: the same figures in another order, or one of them changed, when only one year fits.
    static func anneeVoulue(_ annee: Int, parmi admises: ClosedRange<Int>) -> Int? {
        let chiffres = Array(String(annee))
        let permutees = admises.filter { String($0).sorted() == chiffres.sorted() }
        if let seule = permutees.count == 1 ? permutees.first : nil { return seule }
        let voisines = admises.filter { autre in
            let autres = Array(String(autre))
            return autres.count == chiffres.count && zip(autres, chiffres).count { $0 != $1 } == 1
        }
        return voisines.count == 1 ? voisines.first : nil
    }

    /// - Parameter noeud: Nil for what is about the whole plan.
    func rapport(_ semestre: Semestre, sur noeud: Identifiant<Noeud>?) -> RapportConnu? {
        rapports.last { rapport in
            guard rapport.semestre == semestre else { return false }
            guard rapport.perimetre != .tout else { return true }
            return noeud.map { rapport.perimetre.noeuds(index).contains($0) } ?? false
        }
    }

    /// The report of a semestre that is already in its readers' hands, nil when there is none.
    public func dejaEmis(_ semestre: Semestre) -> RapportConnu? { rapport(semestre, sur: nil) }

    func emis(_ semestre: Semestre, sur noeud: Identifiant<Noeud>?) -> [String] {
        rapport(semestre, sur: noeud).map {
            ["le rapport n° \($0.numero) de ce semestre est émis, il ne dira pas cela"]
        } ?? []
    }

    func horsDuPlan(_ semestre: Semestre) -> [String] {
        let duree = Periode(imprime: semestre.libelle, debut: semestre.debut, fin: semestre.fin)
        if let periode, duree.estHors(de: periode) {
            return ["le semestre \(semestre) est hors de la période du plan (\(periode.imprime))"]
        }
        return semestre.debut > aujourdhui ? ["le semestre \(semestre) n’a pas commencé"] : []
    }
}
