import Foundation
public import PlanModel

/// Words that stand nowhere else, one in each text of a plan and of its follow-up: where one is found in a document says
/// which datum was printed there.
public struct Canaris: Sendable {
    public var plan: Plan
    public var suivi: Suivi

    /// A word, and who may read it.
    public struct Mot: Hashable, Sendable {
        public var mot: String
        /// Where it stands: « Saisie.freins ».
        public var lieu: String
        /// Nil for what is kept from nobody, or has an audience of its own.
        public var donnee: Donnee?
        public var propre: Audience?

        public func estLisible(_ regard: Regard) -> Bool {
            (donnee.map(regard.lit) ?? true) && (propre.map(regard.audience.peutLire) ?? true)
        }
    }

    /// Every word, as the tables of the types say who reads it.
    public var mots: [Mot] {
        var releve = Releve()
        releve.parcourt(plan, "Plan", donnee: nil, propre: nil)
        releve.parcourt(suivi, "Suivi", donnee: nil, propre: nil)
        return releve.mots
    }

    /// Texts in which no word was put, by their place: there must be none but keys and codes.
    public var textesSansMot: Set<String> {
        var releve = Releve()
        releve.parcourt(plan, "Plan", donnee: nil, propre: nil)
        releve.parcourt(suivi, "Suivi", donnee: nil, propre: nil)
        return releve.sansMot
    }

    /// Types of the model that have no table.
    public var typesSansTable: Set<String> {
        var releve = Releve()
        releve.parcourt(plan, "Plan", donnee: nil, propre: nil)
        releve.parcourt(suivi, "Suivi", donnee: nil, propre: nil)
        return releve.sansTable
    }

    /// Properties that are in no table.
    public var proprietesSansAudience: Set<String> {
        var releve = Releve()
        releve.parcourt(plan, "Plan", donnee: nil, propre: nil)
        releve.parcourt(suivi, "Suivi", donnee: nil, propre: nil)
        return releve.sansAudience
    }

    public init() throws {
        var rang = 0
        func mot() -> String {
            rang += 1
            return "canari\(rang)z"
        }
        let complet = try PlanReader(file: "complet.yaml").read([UInt8](planComplet.utf8)).plan
        plan = try PlanReader(file: "canaris.yaml").read(Self.peuple(complet.arbre, mot: mot)).plan
        plan.audiences = nil
        // What the reading is checked against.
        for place in plan.contradictions.indices {
            for lecture in plan.contradictions[place].lectures.indices {
                plan.contradictions[place].lectures[lecture].valeur = mot()
            }
            plan.contradictions[place].retenue = plan.contradictions[place].retenue.map { _ in mot() }
        }
        for place in plan.glossaire.indices where plan.glossaire[place].sens.valeur != nil {
            plan.glossaire[place].sens = .connu(mot(), precision: plan.glossaire[place].sens.precision)
        }
        suivi = Self.suivi(mot)
    }

    // MARK: - The words put in

    private static let libres: Set<String> = [
        "titre", "resume", "precision", "note", "editeur", "nom", "methode", "motif", "origine", "periodicite", "unite",
        "hors_plan", "libelle", "objet", "relation", "etape", "service", "adresse", "objectif", "publics",
    ]

    private static func peuple(
        _ arbre: Arbre, _ cle: String = "", _ parent: String = "", mot: () -> String
    ) -> Arbre {
        switch arbre.contenu {
        case .table(let entrees):
            return Arbre(
                .table(
                    entrees.map { entree in
                        // The wording of a version or of a field is free, a sigle that stands for one is not.
                        .init(entree.cle, peuple(entree.valeur, entree.cle, cle, mot: mot))
                    }))
        case .liste(let elements): return .liste(elements.map { peuple($0, cle, parent, mot: mot) })
        case .texte(let texte):
            let estAbsent = Absence(rawValue: texte) != nil || Renvoi(rawValue: texte) != nil
            let estLibre =
                libres.contains(cle)
                || cle == "valeur" && ["objectif", "titre", "nom", "publics", "glossaire"].contains(parent)
                || ["organisations", "glossaire"].contains(parent) && cle != "nature"
                || cle == "imprime" && ["liens", "rythme"].contains(parent)
            return estLibre && !estAbsent ? .texte(mot()) : arbre
        case .nombre, .booleen, .nul: return arbre
        }
    }

    private static func suivi(_ mot: () -> String) -> Suivi {
        func saisie(_ noeud: String, _ quand: String, _ audience: Audience) -> Saisie {
            var saisie = Saisie.pour(noeud, quand, .enCours, 40)
            saisie.blocage = .init(motif: mot(), arbitrageDemande: mot())
            (saisie.freins, saisie.solutions, saisie.prochainesEtapes) = (mot(), mot(), mot())
            saisie.note = .init(texte: mot(), audience: audience)
            (saisie.ditPar, saisie.seance) = (mot(), mot())
            return saisie
        }
        func inscrit(_ id: Int, _ saisie: Saisie, remplace: Int? = nil) -> Avancement {
            Avancement(
                id: id, saisie: saisie, saisiPar: mot(), saisiLe: instant("2018-12-30T10:00:0\(id)Z"),
                remplace: remplace)
        }
        var suivi = Suivi()
        suivi.avancements = [
            inscrit(1, saisie("carte-de-reference", "2018-S1", .interne)),
            inscrit(2, saisie("carte-de-reference", "2018-S2", .public)),
            inscrit(3, saisie("carte-de-reference", "2018-S2", .public), remplace: 2),
            inscrit(4, saisie("fibre", "2018-S2", .partenaires)), inscrit(5, saisie("atlas", "2018-S2", .interne)),
        ]
        for (rang, indicateur) in ["bornes", "delais", "publications", "population"].enumerated() {
            var mesure = Mesure(
                indicateur: id(indicateur), date: jour("2018-12-1\(rang)"),
                valeur: indicateur == "delais" ? .texte(mot()) : .nombre(Decimal(20 + rang)))
            (mesure.source, mesure.producteur, mesure.contestation, mesure.ditPar) = (mot(), mot(), mot(), mot())
            mesure.territoire = indicateur == "bornes" ? "Ajaccio" : nil
            suivi.releves.append(
                .init(
                    id: rang + 1, mesure: mesure, saisiPar: mot(),
                    saisiLe: instant("2018-12-31T10:00:0\(rang)Z")))
        }
        for (rang, audience) in Audience.allCases.enumerated() {
            var decision = Decision(.arbitrage, mot(), le: jour("2018-10-12"))
            (decision.seance, decision.responsable, decision.suite) = (mot(), mot(), mot())
            (decision.audience, decision.noeuds, decision.sujet) = (audience, [id("carte-de-reference")], .avancement)
            decision.echeance = jour("2019-03-01")
            suivi.decisions.append(
                .init(
                    id: rang + 1, numero: rang + 1, decision: decision, saisiPar: mot(),
                    saisiLe: instant("2018-12-31T11:00:0\(rang)Z")))
        }
        suivi.commentaires = [(Commentaire.Partie.introduction), .axe(id("proximite")), .conclusion].enumerated().map {
            rang, partie in
            .init(
                id: rang + 1, commentaire: .init(partie, semestre("2018-S2"), texte: mot()), saisiPar: mot(),
                saisiLe: instant("2018-12-31T12:00:0\(rang)Z"))
        }
        return suivi
    }

    // MARK: - The words found again, by the tables

    private struct Releve {
        var mots: [Mot] = []
        var sansMot: Set<String> = []
        var sansTable: Set<String> = []
        var sansAudience: Set<String> = []

        /// Values that are one word, or that their owner's table answers for.
        private static let valeurs: Set<String> = [
            "Jour", "Instant", "Semestre", "Renvoi", "Pourcentage", "Decimal", "NSDecimal", "Encadre", "Fuseau",
            "Rattachements",
            "Rythme",
            "Suivi",
        ]

        mutating func parcourt(_ valeur: Any, _ lieu: String, donnee: Donnee?, propre: Audience?) {
            if let texte = valeur as? String { return note(texte, lieu, donnee: donnee, propre: propre) }
            if valeur is Decimal { return }
            let miroir = Mirror(reflecting: valeur)
            guard miroir.displayStyle != .optional else {
                for enfant in miroir.children { parcourt(enfant.value, lieu, donnee: donnee, propre: propre) }
                return
            }
            let type = "\(Swift.type(of: valeur))"
            // A decision is shown whole or not at all.
            let propre = (valeur as? DecisionInscrite)?.decision.audience ?? propre
            if let lisible = valeur as? any Lisible {
                let table = Swift.type(of: lisible).lectures
                let sienne = miroir.children.first { $0.label == "audience" }?.value as? Audience
                for enfant in miroir.children {
                    // The storage of a wrapped property begins with a line below.
                    let label = enfant.label ?? ""
                    let nom = label.hasPrefix("_") ? String(label.dropFirst()) : label
                    guard let lecture = table.first(where: { $0.nom == nom }) else {
                        sansAudience.insert("\(type).\(nom)")
                        continue
                    }
                    parcourt(
                        enfant.value, "\(type).\(nom)", donnee: lecture.donnee ?? donnee,
                        propre: propre ?? (lecture.lecture == "propre" ? sienne : nil))
                }
                return
            }
            if type.hasPrefix("Renseignement<") {
                return renseignement(miroir, lieu, donnee: donnee, propre: propre)
            }
            if miroir.displayStyle == .struct, !type.hasPrefix("Identifiant<"),
                !type.hasPrefix("OuVide<"), !Self.valeurs.contains(type)
            {
                sansTable.insert(type)
            }
            if type.hasPrefix("Identifiant<") || type == "Renvoi" { return }
            for enfant in miroir.children { parcourt(enfant.value, lieu, donnee: donnee, propre: propre) }
        }

        private mutating func renseignement(_ miroir: Mirror, _ lieu: String, donnee: Donnee?, propre: Audience?) {
            guard let cas = miroir.children.first else { return }
            let parts = Mirror(reflecting: cas.value).children
            let choisi = parts.first.map { $0.value as? Absence == .aDefinir } ?? false
            for part in parts {
                guard part.label == "precision" else {
                    parcourt(part.value, lieu, donnee: donnee, propre: propre)
                    continue
                }
                let libre = choisi || lieu == "Plan.periode"
                parcourt(
                    part.value, "\(lieu) (précision)", donnee: libre ? donnee : donnee ?? .transcription,
                    propre: propre)
            }
        }

        private mutating func note(_ texte: String, _ lieu: String, donnee: Donnee?, propre: Audience?) {
            let trouves = texte.matches(of: /canari[0-9]+z/).map { String($0.output) }
            if trouves.isEmpty, !texte.isEmpty { sansMot.insert(lieu) }
            mots += trouves.map { Mot(mot: $0, lieu: lieu, donnee: donnee, propre: propre) }
        }
    }
}
