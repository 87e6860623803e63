import Foundation
import PlanModel

/// Four semestres of invented progress: plausible in shape, clearly fictitious in words, the same at each run.
struct DonneesFictives {
    static let auteur = "secrétariat fictif"
    // swift-format-ignore: NeverForceUnwrap, a constant that a test reads
    static let chargement = Instant(rawValue: "2018-01-15T09:00:00Z")!
    static let semestres = ["2018-S1", "2018-S2", "2019-S1", "2019-S2"].compactMap(Semestre.init(rawValue:))

    private let plan: Plan
    private let index: PlanIndex
    private var etats: [Identifiant<Noeud>: (etat: Etat, avancement: Int)] = [:]

    init(_ plan: Plan) {
        self.plan = plan
        index = PlanIndex(plan)
    }

    /// One declaration for most of the followed nodes; some have none, as in life.
    mutating func saisies(_ semestre: Semestre) -> [Saisie] {
        index.suivis.compactMap { noeud in
            var tirage = Tirage(graine: "\(plan.identifiant)/\(noeud.id)/\(semestre)")
            guard tirage.sur(100) < 85 else { return nil }
            let (etat, avancement) = avance(noeud, &tirage)
            var saisie = Saisie(noeud: noeud.id, semestre: semestre, etat: etat)
            saisie.avancement = tirage.sur(100) < 80 ? Pourcentage(rawValue: avancement) : nil
            saisie.meteo = etat.estClos ? .securises : Meteo.allCases[tirage.sur(Meteo.allCases.count)]
            if etat == .enCours, tirage.sur(100) < 12 {
                saisie.blocage = .init(
                    motif: "Exemple fictif : financement non confirmé",
                    arbitrageDemande: tirage.sur(2) == 0 ? "Exemple fictif : choix entre deux maîtres d'ouvrage" : nil)
            }
            if etat == .enCours || etat == .suspendue, tirage.sur(100) < 40 {
                saisie.freins = "Exemple fictif : délai de réponse des partenaires"
                saisie.solutions = "Exemple fictif : réunion technique proposée"
            }
            if etat == .enCours {
                saisie.prochainesEtapes = "Exemple fictif : étape \(tirage.sur(3) + 1) du calendrier"
            }
            if tirage.sur(100) < 20 {
                saisie.note = .init(
                    texte: "Exemple fictif de note", audience: Audience.allCases[tirage.sur(Audience.allCases.count)])
            }
            saisie.ditPar = "pilote fictif"
            return saisie
        }
    }

    private mutating func avance(_ noeud: Noeud, _ tirage: inout Tirage) -> (Etat, Int) {
        let (etat, avancement) = etats[noeud.id] ?? (.aLancer, 0)
        let suivant: (Etat, Int)
        switch etat {
        case .aLancer: suivant = tirage.sur(100) < 55 ? (.enCours, 5 + tirage.sur(6) * 5) : (.aLancer, 0)
        case .enCours:
            let atteint = avancement + tirage.sur(8) * 5
            switch tirage.sur(100) {
            case 0..<5: suivant = (.suspendue, avancement)
            case 5..<7: suivant = (.abandonnee, avancement)
            default: suivant = atteint >= 100 ? (.realisee, 100) : (.enCours, atteint)
            }
        case .suspendue: suivant = tirage.sur(2) == 0 ? (.enCours, avancement) : (.suspendue, avancement)
        case .realisee, .abandonnee: suivant = (etat, avancement)
        }
        etats[noeud.id] = suivant
        return suivant
    }

    /// Two readings of every second indicator.
    func mesures() -> [Mesure] {
        plan.tousLesIndicateurs.map(\.indicateur).flatMap { indicateur -> [Mesure] in
            var tirage = Tirage(graine: "\(plan.identifiant)/\(indicateur.id)")
            guard tirage.sur(2) == 0 else { return [] }
            var valeur = 10 + tirage.sur(40)
            return Self.semestres.filter { $0.rang == 2 }.map { semestre in
                valeur += tirage.sur(15)
                let lue: Mesure.Valeur =
                    indicateur.nature == .qualitatif ? .texte("Exemple fictif de bilan") : .nombre(Decimal(valeur))
                var mesure = Mesure(indicateur: indicateur.id, date: semestre.fin, valeur: lue)
                (mesure.source, mesure.ditPar) = ("chiffre fictif", "producteur fictif")
                return mesure
            }
        }
    }
}

extension DonneesFictives {
    /// Three decisions of a session at the end of the semestre, each on an action that is under way.
    func decisions(_ semestre: Semestre, _ saisies: [Saisie]) -> [Decision] {
        var tirage = Tirage(graine: "\(plan.identifiant)/décisions/\(semestre)")
        let enCours = saisies.filter { $0.etat == .enCours }
        guard !enCours.isEmpty else { return [] }
        let modeles: [(Decision.Nature, Decision.Sujet, String)] = [
            (.arbitrage, .montage, "Exemple fictif : retenir le plan de financement à deux tiers"),
            (
                .decision, .experimentation,
                "Exemple fictif : essayer le service dans un bassin de vie avant de l'étendre"
            ),
            (.suiteADonner, .avancement, "Exemple fictif : présenter un calendrier révisé à la prochaine séance"),
        ]
        return modeles.map { nature, sujet, texte in
            var decision = Decision(nature, texte, le: semestre.fin)
            decision.seance = "comité de suivi fictif"
            decision.sujet = sujet
            decision.noeuds = [enCours[tirage.sur(enCours.count)].noeud]
            decision.responsable = "responsable fictif"
            decision.echeance = semestre.suivant.fin
            return decision
        }
    }

    /// What became of the decisions of the semestre before: one in three stays open.
    func suites(_ inscrites: [DecisionInscrite]) -> [(numero: Int, decision: Decision)] {
        inscrites.filter { $0.numero % 3 != 0 }.map { inscrite in
            var decision = inscrite.decision
            decision.etat = .close
            decision.suite = "Exemple fictif : suite donnée"
            return (inscrite.numero, decision)
        }
    }

    /// The leads' words for the report of a semestre.
    func commentaires(_ semestre: Semestre) -> [Commentaire] {
        let axe = index.racines.first { index.role(de: $0) == .structure }
        return [
            Commentaire(
                .introduction, semestre,
                texte: "Exemple fictif d'introduction, telle que les copilotes peuvent l'écrire.\n\n"
                    + "Ce texte est gardé dans la base et revient à chaque fabrication du rapport."),
            Commentaire(
                .conclusion, semestre,
                texte: "Exemple fictif de conclusion :\n- un premier point à retenir ;\n- un second point à retenir."),
        ]
            + (axe.map { [Commentaire(.axe($0.id), semestre, texte: "Exemple fictif de commentaire sur cet axe.")] }
                ?? [])
    }
}

/// SplitMix64 seeded by a text: the same everywhere, where Swift's own hashing changes at each run.
struct Tirage {
    private var state: UInt64

    init(graine: String) {
        state = graine.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// From 0 to `limit` - 1.
    mutating func sur(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }
}
