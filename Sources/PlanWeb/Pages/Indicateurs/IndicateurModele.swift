import Evaluation
import Exporters
import PlanModel

/// An indicator in a page: what the plan says of it, where it stands, its curve, its readings.
struct IndicateurModele {
    /// Of its place in the page.
    var id: String
    var titreDeLIndicateur: String
    /// What it is about: a node, or the whole plan.
    var rattachement: String
    var vers: String?
    /// Why its last value is contested.
    var conteste: String?
    var faits: [Fait]
    var courbe: Courbe?
    var releves: Releves?
    var formulaire: FormulaireDeReleve?

    struct Fait {
        var fait: String
        var mots: String
        /// The words say why there is none.
        var absent: Bool
    }

    struct Courbe {
        var svg: String
        var legende: String
        var entetes: [String]
        var points: [PointDeCourbe]
    }

    struct PointDeCourbe {
        var quand: String
        var valeurs: [String]
    }

    struct Releves {
        var intituleDesReleves: String
        var enregistres: [ReleveModele]
    }

    /// - Parameters:
    ///   - position: At the end of the semestre that is shown.
    ///   - releves: All those of the indicator, replaced ones included, in the order of recording.
    ///   - plan: As its reader sees it.
    ///   - jour: The last one of that semestre.
    ///   - retirables: Those in force may be withdrawn by the reader, who comes back to that semestre.
    init(
        _ position: PositionIndicateur, releves: [Releve], _ plan: PlanVivant, au jour: Jour,
        retirables: Semestre? = nil
    ) throws {
        let (index, slug) = (plan.index, plan.slug)
        let indicateur = position.indicateur
        id = Self.ancre(indicateur.id)
        titreDeLIndicateur = Typographie.francaise(indicateur.titre)
        let noeud = position.noeud.flatMap(index.noeud)
        rattachement = noeud.map { Typographie.francaise(index.intitule($0)) } ?? "Plan entier"
        vers = noeud.map { PlanModele.adresse($0.id, slug) }
        conteste = position.releves.last?.mesure.contestation.map(Typographie.francaise)
        faits = Self.faits(position, index)
        courbe = try CourbeDePage(position).map { courbe in
            Courbe(
                svg: courbe.svg,
                legende: courbe.entetes.count > 2
                    ? "Trait plein : valeurs relevées. Tirets : cible qui vaut à chaque date."
                    : indicateur.aDesCiblesParTerritoireSeulement
                        ? "Valeurs relevées ; le plan ne donne de cible que par territoire."
                        : "Valeurs relevées ; le plan ne donne pas de cible chiffrée.",
                entetes: courbe.entetes.map(Typographie.francaise),
                points: courbe.lignes.map { PointDeCourbe(quand: $0.first ?? "", valeurs: Array($0.dropFirst())) })
        }
        let remplacants = Dictionary(
            releves.compactMap { releve in releve.remplace.map { ($0, releve.id) } }, uniquingKeysWith: { $1 })
        let retires = Set(releves.filter(\.retire).map(\.id))
        let enVigueur = releves.filter { !$0.retire && remplacants[$0.id] == nil }
            .sorted { ($0.mesure.date, $0.id) < ($1.mesure.date, $1.id) }
        faits += PositionIndicateur.parTerritoire(
            indicateur, noeud: position.noeud, releves: enVigueur, au: jour
        ).map(Self.fait)
        let recents = releves.sorted { ($0.mesure.date, $0.id) > ($1.mesure.date, $1.id) }
        self.releves =
            releves.isEmpty
            ? nil
            : Releves(
                intituleDesReleves: compte(releves.count, "relevé enregistré", "relevés enregistrés"),
                enregistres: recents.map { releve in
                    var modele = ReleveModele(
                        releve, indicateur, plan.regard, plan.heure, remplacePar: remplacants[releve.id])
                    if let semestre = retirables, !releve.retire, remplacants[releve.id] == nil {
                        modele.retirer =
                            "\(Page.Onglet.indicateurs.href(slug))/releves/\(releve.id)/retirer?semestre=\(semestre)"
                    }
                    if let retrait = modele.remplacePar, retires.contains(retrait) {
                        (modele.remplacePar, modele.retirePar) = (nil, retrait)
                    }
                    return modele
                })
    }

    static func ancre(_ id: Identifiant<Indicateur>) -> String { "indicateur-\(id)" }

    private static func faits(_ position: PositionIndicateur, _ index: PlanIndex) -> [Fait] {
        let indicateur = position.indicateur
        func fait(_ nom: String, _ mots: String, absent: Bool = false) -> Fait {
            Fait(fait: nom, mots: Typographie.francaise(mots), absent: absent)
        }
        func facultatif(_ nom: String, _ mots: String?) -> [Fait] { mots.map { [fait(nom, $0)] } ?? [] }
        let reference = indicateur.reference?.valeur?.valeur.valeur
        let releve = position.releves.last.map {
            "\(indicateur.texte($0.mesure.valeur)), au \($0.mesure.date.enToutesLettres)"
        }
        let calculable = if case .nonCalculable = position.verdict { false } else { true }
        return facultatif("Définition", indicateur.note) + [
            fait("Valeur de référence", indicateur.referenceAffichee, absent: reference == nil),
            fait(
                indicateur.cibles.count > 1 ? "Cibles" : "Cible",
                indicateur.ciblesAffichees.replacing("\n", with: " ; "),
                absent: indicateur.cibles.allSatisfy { $0.valeur.valeur == nil }),
            fait("Dernier relevé", releve ?? "aucun relevé", absent: releve == nil),
            fait("Position", position.phrase, absent: !calculable),
        ] + facultatif("Sens", indicateur.sens?.libelle) + facultatif("Périodicité", indicateur.periodicite)
            + facultatif(
                "Territoires", indicateur.territoires.isEmpty ? nil : indicateur.territoires.joined(separator: ", "))
            + [
                fait(
                    "Source attendue", indicateur.origine ?? Absence.nonRenseigne.rawValue,
                    absent: indicateur.origine == nil),
                fait("Producteur", producteur(indicateur, index), absent: indicateur.producteur?.valeur == nil),
            ]
    }

    /// « Mauriac : 12 bornes, au 31 décembre 2019 ; cible : au moins 20 bornes (2020, Mauriac) ; … ».
    private static func fait(_ position: PositionIndicateur) -> Fait {
        let releve = position.releves.last.map {
            "\(position.indicateur.texte($0.mesure.valeur)), au \($0.mesure.date.enToutesLettres)"
        }
        let cible = position.cible == nil ? nil : "cible : \(position.cibleAffichee)"
        return Fait(
            fait: position.territoire ?? "",
            mots: Typographie.francaise(
                [releve ?? "aucun relevé", cible, releve == nil ? nil : position.phrase].compactMap(\.self)
                    .joined(separator: " ; ")), absent: releve == nil)
    }

    private static func producteur(_ indicateur: Indicateur, _ index: PlanIndex) -> String {
        Texte.renseigne(
            indicateur.producteur?.map { sigle in
                index.organisation(sigle)?.nom.valeur.map { "\(sigle) – \($0)" } ?? sigle
            })
    }
}

/// A reading in the history of an indicator.
struct ReleveModele {
    var numeroDuReleve: Int
    var date: String
    var valeurRelevee: String
    var territoireReleve: String
    var sourceRelevee: String
    /// Who said it, who entered it and when.
    var paroles: String
    var contestation: String?
    var remplace: Int?
    var remplacePar: Int?
    var retirePar: Int?
    /// The number of the reading that this one takes off, and why.
    var retrait: Int?
    var motifDuRetrait: String?
    /// Where it can be withdrawn.
    var retirer: String?

    init(
        _ releve: Releve, _ indicateur: Indicateur, _ regard: Regard, _ heure: Fuseau, remplacePar: Int?
    ) {
        let mesure = releve.mesure
        numeroDuReleve = releve.id
        date = mesure.date.enChiffres
        valeurRelevee = Typographie.francaise(indicateur.texte(mesure.valeur))
        territoireReleve = mesure.territoire ?? "tout le département"
        let source = [mesure.source, mesure.producteur.map { "produit par \($0)" }].compactMap(\.self)
        sourceRelevee =
            source.isEmpty ? Absence.nonRenseigne.rawValue : Typographie.francaise(source.joined(separator: ", "))
        let dit = regard.lit(.ditPar) ? mesure.ditPar.map { "dit par \($0)" } ?? "sans dire de qui" : nil
        let par = regard.lit(.saisiPar) ? "saisi par \(releve.saisiPar)" : "saisi"
        paroles = Typographie.francaise(
            [dit, "\(par) le \(releve.saisiLe.enToutesLettres(heure))"].compactMap(\.self).joined(separator: ", "))
        contestation = mesure.contestation.map(Typographie.francaise)
        (remplace, self.remplacePar) = (releve.retire ? nil : releve.remplace, remplacePar)
        retrait = releve.retire ? releve.remplace : nil
        motifDuRetrait = releve.motif.map(Typographie.francaise)
    }
}
