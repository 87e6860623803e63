import Evaluation
import PlanModel

/// Words that the chapters share.
extension RapportSemestriel {
    func texte(_ renseignement: Renseignement<String>) -> String {
        let texte = renseignement.valeur ?? renseignement.absence?.rawValue ?? ""
        return renseignement.precision.map { "\(texte) (\($0))" } ?? texte
    }

    /// The printed code; « sous 1.2 » for a node without one, so that a reader finds its action.
    func code(_ noeud: Noeud) -> String {
        noeud.code ?? index.ancetres(de: noeud).lazy.compactMap(\.code).first.map { "sous\u{A0}\($0)" } ?? "sans code"
    }

    /// « 1.2 – Rendre l'offre lisible ».
    func nom(_ noeud: Noeud) -> String { "\(code(noeud)) – \(noeud.titreAffiche)" }

    func pourcentage(_ ligne: Ligne) -> String {
        ligne.avancement.map { "\($0.rawValue)\u{A0}%" } ?? "non renseigné"
    }

    /// What stands out: blocked, late, to be confirmed, each with its reason.
    func signal(_ ligne: Ligne) -> String {
        var parts: [String] = []
        if let blocage = ligne.blocage { parts.append("Bloquée\u{A0}: \(blocage.motif)") }
        switch ligne.retard {
        case .enRetard(let motif): parts.append("En retard\u{A0}: \(motif)")
        case .aConfirmer(let motif): parts.append("Retard à confirmer\u{A0}: \(motif)")
        case .aucun, .nonCalculable: break
        }
        return parts.isEmpty ? "aucun" : parts.joined(separator: "\n")
    }

    func moyenne(_ bilan: Bilan) -> String {
        guard let moyenne = bilan.moyenne else { return "non calculable" }
        let sans = moyenne.sansValeur > 0 ? ", \(moyenne.sansValeur) sans valeur" : ""
        return "\(Texte.francais(moyenne.valeur))\u{A0}% (sur \(moyenne.avecValeur)\(sans))"
    }

    /// « dont 2 de plus qu'au 1er semestre 2018 »; nothing when nothing moved.
    func ecart(_ apres: Int, _ avant: Int) -> String {
        guard apres != avant else { return "" }
        let sens = apres > avant ? "de plus" : "de moins"
        return " (\(abs(apres - avant)) \(sens) qu’au \(semestre.precedent.libelle))"
    }

    /// The part of the plan that the document is about, nil for all of it.
    var limite: String? {
        switch options.perimetre {
        case .tout: nil
        case .sous(let id): index.noeud(id).map { "\(index.designation(de: $0)) – \($0.titreAffiche)" } ?? id.rawValue
        case .pilote(let nom): "les actions pilotées par \(nom)"
        case .territoire(let nom): "les actions dont la fiche nomme \(nom)"
        }
    }
}

extension String {
    var avecMajuscule: String { prefix(1).uppercased() + dropFirst() }
}
