import Evaluation
import Exporters
import PlanCases
import PlanModel

/// The tree as a table: a group for each structure node, its actions and sous-actions below.
struct ArbreDuPlan {
    var legendeDuTableau: String
    /// Whether its reader may see who did not answer.
    var dateDesSaisies: Bool
    var colonnes: Int
    var groupes: [Groupe]

    struct Groupe {
        /// Those that stand above the lines, from the highest: no heading is left without a line below.
        var entetes: [Entete]
        var lignes: [LigneDuPlan]
    }

    struct Entete {
        var profondeur: Int
        var ancre: String
        var mot: String
        var libelle: String
        var href: String
        var synthese: String?
    }

    init(
        _ retenues: [(ligne: Ligne, trouves: [Trouvaille])], _ situation: Situation, _ slug: String, _ regard: Regard
    ) {
        let index = situation.index
        dateDesSaisies = regard.lit(.sansReponse)
        colonnes = dateDesSaisies ? 7 : 6
        legendeDuTableau =
            "Le plan, \(situation.semestre.libelle) : \(index.plan.niveaux.map(\.pluriel).joined(separator: ", "))"
        let syntheses = Dictionary(
            situation.groupes.compactMap { groupe in
                groupe.noeud.map { ($0.id, situation.bilans(groupe.lignes).phraseEtMeteo) }
            }, uniquingKeysWith: { first, _ in first })
        let parNoeud = Dictionary(uniqueKeysWithValues: retenues.map { ($0.ligne.noeud.id, $0) })
        // A structure node stands above what was kept below it, and nothing else does.
        var montres: Set<Identifiant<Noeud>> = []
        for (ligne, _) in retenues { montres.formUnion(index.ancetres(de: ligne.noeud).map(\.id)) }
        var groupes: [Groupe] = []
        for noeud in index.plan.noeuds {
            if let tenue = parNoeud[noeud.id] {
                if groupes.isEmpty { groupes.append(Groupe(entetes: [], lignes: [])) }
                groupes[groupes.count - 1].lignes.append(
                    LigneDuPlan(tenue.ligne, slug, datee: dateDesSaisies, trouves: tenue.trouves))
            } else if montres.contains(noeud.id), !index.role(de: noeud).porteAvancement {
                if groupes.last.map({ !$0.lignes.isEmpty }) ?? true { groupes.append(Groupe(entetes: [], lignes: [])) }
                groupes[groupes.count - 1].entetes.append(
                    Entete(
                        profondeur: min(index.ancetres(de: noeud).count + 1, 3), ancre: "noeud-\(noeud.id)",
                        mot: (index.niveau(noeud.niveau)?.mot ?? "").avecMajuscule,
                        libelle: index.designationCourte(noeud), href: PlanModele.adresse(noeud.id, slug),
                        synthese: syntheses[noeud.id]))
            }
        }
        self.groupes = groupes
    }
}

/// An action or a sous-action in the table of a plan.
struct LigneDuPlan {
    var role: String
    var code: String
    var intitule: String
    var href: String
    var etat: String
    var etatLibelle: String
    var jauge: Int?
    var meteo: String
    var meteoLibelle: String
    var motDuBlocage: String
    var bloquee: String?
    var enRetard: String?
    var aConfirmer: String?
    var reserve: String?
    /// The semestre of the last declaration; nil for those who may not read who did not answer.
    var saisie: String?
    var trouves: [Trouvaille]

    init(_ ligne: Ligne, _ slug: String, datee: Bool, trouves: [Trouvaille] = []) {
        role = ligne.role.rawValue
        code = ligne.noeud.code ?? ""
        intitule = Typographie.francaise(ligne.noeud.titreAffiche)
        href = PlanModele.adresse(ligne.noeud.id, slug)
        etat = ligne.etat?.rawValue ?? FiltreDuPlan.aucunEtat
        etatLibelle = ligne.etatAccorde
        jauge = ligne.avancement?.rawValue
        (meteo, meteoLibelle) = (ligne.meteo.rawValue, ligne.meteo.libelle)
        motDuBlocage = ligne.motDuBlocage
        bloquee = ligne.blocage.map { Typographie.francaise($0.motifAffiche) }
        switch ligne.retard {
        case .enRetard(let motif): enRetard = Typographie.francaise(motif)
        case .aConfirmer(let motif): aConfirmer = Typographie.francaise(motif)
        case .aucun, .nonCalculable: break
        }
        reserve = ligne.reserve
        saisie =
            datee ? ligne.derniere.map { "S\($0.saisie.semestre.rang) \($0.saisie.semestre.annee)" } ?? "aucune" : nil
        self.trouves = trouves
    }
}

/// Asked by name, not by reflection: a plan has hundreds of rows, and the template asks each for twenty values.
extension LigneDuPlan: NamedValues {
    func child(named nom: String) -> Any? {
        switch nom {
        case "role": role
        case "code": code
        case "intitule": intitule
        case "href": href
        case "etat": etat
        case "etatLibelle": etatLibelle
        case "jauge": jauge
        case "meteo": meteo
        case "meteoLibelle": meteoLibelle
        case "motDuBlocage": motDuBlocage
        case "bloquee": bloquee
        case "enRetard": enRetard
        case "aConfirmer": aConfirmer
        case "reserve": reserve
        case "saisie": saisie
        case "trouves": trouves
        default: nil
        }
    }
}
