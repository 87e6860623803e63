public import Evaluation
import Foundation
public import PlanModel

/// The counts in French words: both levels named, or one number with its base.
extension Bilans {
    /// « 47 actions et 106 sous-actions ».
    public var base: String { parNiveau.map { $0.mot.compte($0.bilan.total) }.joined(separator: " et ") }

    /// What one number counts: the only level that there is, or points.
    public var motDesPoints: MotCompte { parNiveau.count == 1 ? parNiveau[0].mot : .point }

    /// « 3 actions et 5 sous-actions bloquées », « 3 actions bloquées et aucune sous-action ».
    /// - Parameter adjectif: In the feminine singular.
    public func compte(_ adjectif: String, _ nombre: (Bilan) -> Int) -> String {
        let niveaux = parNiveau.map { (mot: $0.mot, nombre: nombre($0.bilan)) }
        guard niveaux.count == 2 else { return niveaux[0].mot.compte(niveaux[0].nombre, adjectif) }
        let (premier, second) = (niveaux[0], niveaux[1])
        switch (premier.nombre, second.nombre) {
        case (0, 0):
            guard premier.mot.feminin == second.mot.feminin else {
                return
                    "\(premier.mot.compte(0)) ni \(second.mot.compte(0)) \(accord(adjectif, pluriel: true, feminin: false))"
            }
            return
                "\(premier.mot.compte(0)) ni \(second.mot.singulier) \(accord(adjectif, pluriel: false, feminin: mots.feminin))"
        case (0, _): return "\(second.mot.compte(second.nombre, adjectif)) et \(premier.mot.compte(0))"
        case (_, 0): return "\(premier.mot.compte(premier.nombre, adjectif)) et \(second.mot.compte(0))"
        case (_, _):
            let accorde = accord(adjectif, pluriel: true, feminin: mots.feminin)
            return "\(premier.mot.compte(premier.nombre)) et \(second.mot.compte(second.nombre)) \(accorde)"
        }
    }

    /// « 8 points bloqués sur 153 ».
    public func enPoints(_ adjectif: String, _ nombre: (Bilan) -> Int) -> String {
        "\(motDesPoints.compte(nombre(points), adjectif)) sur \(points.total)"
    }

    // MARK: - Lateness

    /// « 2 actions en retard et aucune sous-action ; retard non mesurable : 148 sur 153 points ». A zero is said with
    /// its base alone.
    public var retard: String {
        ([retardAvere, retardAConfirmer] + [retardNonMesurable]).compactMap(\.self).joined(separator: "\u{A0}; ")
    }

    private var retardAvere: String? {
        if points.enRetard > 0 { return compte("en retard", \.enRetard) }
        guard points.mesurables > 0, !points.retardInconnu else { return nil }
        guard points.closes < points.total else { return "aucun retard\u{A0}: \(clos(points.total))" }
        guard points.retardsNonMesurables > 0 else { return "aucun retard sur \(motDesPoints.compte(points.total))" }
        return "aucun retard sur \(motDesPoints.compte(points.mesurables, "mesurable"))"
    }

    private var retardAConfirmer: String? {
        guard points.retardsAConfirmer > 0 else { return nil }
        let parts = parNiveau.filter { $0.bilan.retardsAConfirmer > 0 }.map {
            $0.mot.compte($0.bilan.retardsAConfirmer)
        }
        return "retard à confirmer\u{A0}: \(parts.joined(separator: " et "))"
    }

    /// « retard non mesurable : 148 sur 153 points », and « ; les 5 autres sont clos » when nothing else was judged; nil when
    /// each can be judged.
    public var retardNonMesurable: String? {
        guard points.retardsNonMesurables > 0 else { return nil }
        let mot = motDesPoints.mot(points.total)
        let reste = points.retardInconnu && points.closes > 0 ? "\u{A0}; \(clos(points.closes, "autre"))" : ""
        return "retard non mesurable\u{A0}: \(points.retardsNonMesurables) sur \(points.total)\u{A0}\(mot)\(reste)"
    }

    /// « les 6 autres sont closes », « l'objectif est clos ».
    private func clos(_ nombre: Int, _ nom: String? = nil) -> String {
        let mot = nom.map { MotCompte($0, "\($0)s", feminin: motDesPoints.feminin) } ?? motDesPoints
        let adjectif = accord("close", pluriel: nombre > 1, feminin: mot.feminin)
        return nombre == 1 ? "\(mot.defini) est \(adjectif)" : "les \(nombre)\u{A0}\(mot.pluriel) sont \(adjectif)"
    }

    // MARK: - States

    /// « 47 actions : 3 bloquées, 5 réalisées (dont 1 à confirmer) ; 106 sous-actions : … ; retard non mesurable : … ».
    public var phrase: String {
        (parNiveau.map { "\($0.mot.compte($0.bilan.total))\(suite($0.bilan, $0.mot))" } + [retardNonMesurable])
            .compactMap(\.self).joined(separator: "\u{A0}; ")
    }

    private func suite(_ bilan: Bilan, _ mot: MotCompte) -> String {
        func nombre(_ nombre: Int, _ adjectif: String) -> String? {
            nombre == 0 ? nil : "\(nombre)\u{A0}\(accord(adjectif, pluriel: nombre > 1, feminin: mot.feminin))"
        }
        let signaux = [
            nombre(bilan.bloquees, "bloquée"), nombre(bilan.enRetard, "en retard"),
            bilan.retardsAConfirmer == 0
                ? nil : PlanModel.compte(bilan.retardsAConfirmer, "retard à confirmer", "retards à confirmer"),
        ]
        let parts = signaux.compactMap(\.self) + etats(bilan, mot)
        return parts.isEmpty ? "" : "\u{A0}: \(parts.joined(separator: ", "))"
    }

    /// « 5 réalisées (dont 1 à confirmer) », in the one order, then those never declared; states without any are left out.
    public func etats(_ bilan: Bilan, _ mot: MotCompte) -> [String] {
        var parts = Etat.allCases.filter { bilan.nombre($0) > 0 }.map { etat in
            let nombre = bilan.nombre(etat)
            let reserve =
                etat == .realisee && bilan.realisationsAConfirmer > 0
                ? " (dont \(bilan.realisationsAConfirmer) à confirmer)" : ""
            return "\(nombre)\u{A0}\(etat.libelle(nombre, feminin: mot.feminin))\(reserve)"
        }
        if bilan.sansEtat > 0 { parts.append("\(bilan.sansEtat)\u{A0}sans aucune saisie") }
        return parts
    }

    /// « météo des actions : 12 objectifs sécurisés, 3 non renseignées ».
    public var meteo: String {
        parNiveau.filter { $0.bilan.total > 0 }.map { niveau in
            let parts = Meteo.allCases.filter { niveau.bilan.nombre($0) > 0 }.map {
                "\(niveau.bilan.nombre($0))\u{A0}«\u{A0}\($0.libelle)\u{A0}»"
            }
            return "météo, sur \(niveau.mot.compte(niveau.bilan.total))\u{A0}: \(parts.joined(separator: ", "))"
        }.joined(separator: "\u{A0}; ")
    }

    /// Wherever the états are counted, the météo is.
    public var phraseEtMeteo: String { "\(phrase). \(meteo.avecMajuscule)." }

    // MARK: - Mean

    /// « avancement moyen des actions : 41,5 % (sur 3, 1 sans valeur) ; des sous-actions : non calculable ».
    public var moyennes: String {
        parNiveau.enumerated().map { rang, niveau in
            "\(rang == 0 ? "avancement moyen des" : "des") \(niveau.mot.pluriel)\u{A0}: \(niveau.bilan.moyenneAffichee(niveau.mot))"
        }.joined(separator: "\u{A0}; ")
    }
}

extension Bilan {
    /// « 41,5 % (sur 3, 1 sans valeur) »: never a percentage without its base.
    public func moyenneAffichee(_ mot: MotCompte) -> String {
        guard let moyenne else { return "non calculable" }
        let sans = moyenne.sansValeur == 0 ? (mot.feminin ? "aucune" : "aucun") : String(moyenne.sansValeur)
        return "\(Texte.francais(moyenne.valeur))\u{A0}% (sur \(moyenne.avecValeur), \(sans) sans valeur)"
    }
}

/// A column of a table of counts: the same names, order and figures in a page, a document, a terminal or a file.
public enum ColonneDeBilan: Hashable, Sendable {
    case total
    case etat(Etat)
    case aucuneSaisie, sansSaisie, bloquees, enRetard, retardAConfirmer, retardNonMesurable
    case meteo(Meteo)
    case moyenne

    public static let etats: [ColonneDeBilan] = [.total] + Etat.allCases.map(ColonneDeBilan.etat) + [.aucuneSaisie]
    public static let signaux: [ColonneDeBilan] = [
        .sansSaisie, .bloquees, .enRetard, .retardAConfirmer, .retardNonMesurable,
    ]
    public static let meteos: [ColonneDeBilan] = Meteo.allCases.map(ColonneDeBilan.meteo)

    /// « Réalisées ».
    public func titre(feminin: Bool = true) -> String {
        func pluriel(_ adjectif: String) -> String { accord(adjectif, pluriel: true, feminin: feminin).avecMajuscule }
        return switch self {
        case .total: "Total"
        case .etat(let etat): pluriel(etat.libelle)
        case .aucuneSaisie: "Aucune saisie"
        case .sansSaisie: "Sans saisie ce semestre"
        case .bloquees: pluriel("bloquée")
        case .enRetard: "En retard"
        case .retardAConfirmer: "Retard à confirmer"
        case .retardNonMesurable: "Retard non mesurable"
        case .meteo(let meteo): meteo.libelle.avecMajuscule
        case .moyenne: "Avancement moyen"
        }
    }

    /// Of an export.
    public var code: String {
        switch self {
        case .total: "total"
        case .etat(let etat): etat.rawValue
        case .aucuneSaisie: "aucune_saisie"
        case .sansSaisie: "sans_saisie_ce_semestre"
        case .bloquees: "bloquees"
        case .enRetard: "en_retard"
        case .retardAConfirmer: "retard_a_confirmer"
        case .retardNonMesurable: "retard_non_mesurable"
        case .meteo(let meteo): "meteo_\(meteo.rawValue)"
        case .moyenne: "avancement_moyen"
        }
    }

    /// Nil for a mean, which is no count, and for lateness where nothing can be judged.
    public func nombre(_ bilan: Bilan) -> Int? {
        switch self {
        case .total: bilan.total
        case .etat(let etat): bilan.nombre(etat)
        case .aucuneSaisie: bilan.sansEtat
        case .sansSaisie: bilan.sansSaisie
        case .bloquees: bilan.bloquees
        case .enRetard: bilan.retardInconnu ? nil : bilan.enRetard
        case .retardAConfirmer: bilan.retardInconnu ? nil : bilan.retardsAConfirmer
        case .retardNonMesurable: bilan.retardsNonMesurables
        case .meteo(let meteo): bilan.nombre(meteo)
        case .moyenne: nil
        }
    }

    /// What a cell shows: a number, with its base where a zero alone would lie.
    public func cellule(_ bilan: Bilan, _ mot: MotCompte) -> String {
        switch self {
        case .moyenne: bilan.moyenneAffichee(mot)
        case .etat(.realisee) where bilan.realisationsAConfirmer > 0:
            "\(bilan.nombre(.realisee)) (dont \(bilan.realisationsAConfirmer) à confirmer)"
        case .enRetard where bilan.retardInconnu, .retardAConfirmer where bilan.retardInconnu: "non mesurable"
        case .enRetard where bilan.retardsNonMesurables > 0: "\(bilan.enRetard) sur \(bilan.mesurables)"
        case .retardNonMesurable where bilan.retardsNonMesurables > 0:
            "\(bilan.retardsNonMesurables) sur \(bilan.total)"
        default: nombre(bilan).map(String.init) ?? ""
        }
    }
}
