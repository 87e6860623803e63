import Exporters
import PlanModel

/// A field of the plan's own sheet: words, a list, links, or why there is none.
struct ChampDeFiche {
    var libelle: String
    var texte: String?
    var liste: Liste?
    var liens: Liens?
    var absence: String?
    var precision: String?

    struct Liste { var elements: [Element] }
    struct Liens { var cibles: [Cible] }

    struct Element {
        var valeur: String
        var note: String?
        /// The words say why there is none.
        var manque: Bool
    }

    struct Cible {
        var vers: String?
        var libelleDuLien: String
        var noteDuLien: String?
    }

    /// Those that the node has, and those whose absence says something.
    static func tous(_ noeud: Noeud, _ index: PlanIndex, _ adresses: AdressesDeFiche) -> [ChampDeFiche] {
        index.champsAffiches(de: noeud).map { champ in
            ChampDeFiche(champ, noeud.champs[champ.id] ?? .absent(.nonRenseigne), index, adresses)
        }
    }

    private init(
        _ champ: Champ, _ renseignement: Renseignement<Contenu>, _ index: PlanIndex, _ adresses: AdressesDeFiche
    ) {
        libelle = Typographie.francaise(champ.libelle)
        precision = renseignement.precision.map(Typographie.francaise)
        absence = renseignement.absence?.rawValue
        switch renseignement.valeur {
        case nil: break
        case .texte(let texte): self.texte = Typographie.francaise(texte)
        case .periode(let periode):
            texte = Typographie.francaise(periode.imprime)
            let dite = [periode.signification, periode.horsPlan, renseignement.precision].compactMap(\.self)
            precision = dite.isEmpty ? nil : Typographie.francaise(dite.joined(separator: " ; "))
        case .duree(let duree): texte = Typographie.francaise(duree.imprime)
        case .liste, .chiffres, .montants, .calendrier:
            let textes = renseignement.valeur.flatMap { Texte.elements($0) } ?? []
            liste = .init(
                elements: textes.map { .init(valeur: Typographie.francaise($0), note: nil, manque: false) })
        case .organisations(let mentions): liste = .init(elements: mentions.map { Self.element($0, index) })
        case .indicateurs(let indicateurs):
            liens = .init(
                cibles: indicateurs.map {
                    .init(
                        vers: "#\(IndicateurModele.ancre($0.id))", libelleDuLien: Typographie.francaise($0.titre),
                        noteDuLien: nil)
                })
        case .liens(let liens): self.liens = .init(cibles: liens.map { Self.cible($0, index, adresses) })
        }
        let vide = liste?.elements.isEmpty ?? liens?.cibles.isEmpty ?? false
        if vide { (liste, liens, absence) = (nil, nil, Absence.nonRenseigne.rawValue) }
    }

    private static func element(_ mention: Mention, _ index: PlanIndex) -> Element {
        let note = mention.incise.map(Typographie.francaise)
        switch mention.cible {
        case .sigle(let sigle):
            let nom = index.organisation(sigle)?.nom.valeur.flatMap { $0 == sigle ? nil : $0 }
            return Element(
                valeur: Typographie.francaise(nom.map { "\(sigle) – \($0)" } ?? sigle), note: note, manque: false)
        case .libelle(let libelle):
            return Element(valeur: Typographie.francaise(libelle), note: note, manque: false)
        case .absente(let absence): return Element(valeur: absence.rawValue, note: note, manque: true)
        }
    }

    private static func cible(_ lien: Lien, _ index: PlanIndex, _ adresses: AdressesDeFiche) -> Cible {
        let noeud = lien.vers.valeur.flatMap(index.noeud)
        let but = noeud.map(index.intitule) ?? Texte.renseigne(lien.vers.map(\.rawValue))
        let libelle = [lien.imprime, but].compactMap(\.self).joined(separator: " → ")
        return Cible(
            vers: noeud.map { adresses.fiche($0.id) }, libelleDuLien: Typographie.francaise(libelle),
            noteDuLien: lien.note.map(Typographie.francaise))
    }
}

extension Periode {
    /// « du 1er janvier 2018 au 31 décembre 2018 », what the printed words mean.
    fileprivate var signification: String? {
        let engagee = dejaEngagee ? "déjà engagée" : nil
        let bornes: String? =
            switch (debut, fin) {
            case (let debut?, let fin?):
                debut == fin
                    ? "le \(debut.enToutesLettres)" : "du \(debut.enToutesLettres) au \(fin.enToutesLettres)"
            case (let debut?, nil): "à partir du \(debut.enToutesLettres)"
            case (nil, let fin?): "jusqu’au \(fin.enToutesLettres)"
            case (nil, nil): nil
            }
        let dites = [engagee, bornes].compactMap(\.self)
        return dites.isEmpty ? nil : dites.joined(separator: ", ")
    }
}
