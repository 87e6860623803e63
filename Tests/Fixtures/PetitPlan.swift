import Foundation
public import PlanModel

/// An identifier written in a test; stops the test run when it is malformed.
public func id<Genre>(_ text: String) -> Identifiant<Genre> {
    guard let identifiant = Identifiant<Genre>(rawValue: text) else { preconditionFailure("« \(text) »") }
    return identifiant
}

/// A day written in a test: `jour("2018-04-17")`.
public func jour(_ iso: String) -> Jour {
    guard let jour = Jour(iso: iso) else { preconditionFailure("« \(iso) »") }
    return jour
}

/// A semestre written in a test: `semestre("2018-S2")`.
public func semestre(_ texte: String) -> Semestre {
    guard let semestre = Semestre(rawValue: texte) else { preconditionFailure("« \(texte) »") }
    return semestre
}

/// A moment written in a test: `instant("2018-06-30T16:05:00Z")`.
public func instant(_ texte: String) -> Instant {
    guard let instant = Instant(rawValue: texte) else { preconditionFailure("« \(texte) »") }
    return instant
}

/// A printed period that the reader understands: `periode("1er semestre 2018")`.
public func periode(_ imprime: String) -> Periode {
    guard let periode = Periode(imprime: imprime) else { preconditionFailure("« \(imprime) »") }
    return periode
}

/// A reference to a source: `renvoi("001:12-14")`.
public func renvoi(_ texte: String) -> Renvoi {
    guard let renvoi = Renvoi(rawValue: texte) else { preconditionFailure("« \(texte) »") }
    return renvoi
}

/// A node; without `titre`, its title is made from its identifier.
public func noeud(
    _ identifiant: String, _ niveau: String, sous parent: String? = nil, code: String? = nil, titre: String? = nil
) -> Noeud {
    Noeud(
        id: id(identifiant), parent: parent.map { id($0) }, niveau: id(niveau), code: code,
        titre: .connu(titre ?? "Titre de \(identifiant)"))
}

/// Two axes, three actions and one sous-action, period 2018-2023:
///
///     1 proximite
///         1.1 carte          pilote CD, lancement 2018
///             1.1.1 atlas
///         1.2 maison         pilote à définir
///     2 numerique
///         2.1 fibre          pilotes CD et ARS, lancement 2nd semestre 2019
public func petitPlan() -> Plan {
    var plan = Plan(
        identifiant: id("petit"), departement: Departement(code: "15", nom: "Cantal"), titre: "Petit plan",
        periode: .connu(periode("2018-2023")), version: VersionImprimee(libelle: "avril 2018"))
    plan.sources = [Source(id: "001", titre: "Petit plan", nature: .document)]
    plan.niveaux = [
        Niveau(id: id("axe"), mot: "axe", pluriel: "axes", role: .structure, numerotation: .globale),
        Niveau(
            id: id("action"), mot: "action", pluriel: "actions", role: .action, numerotation: .composee,
            base: id("axe")),
        Niveau(
            id: id("sous-action"), mot: "sous-action", pluriel: "sous-actions", role: .sousAction,
            numerotation: .composee, base: id("action")),
    ]
    let suivis: [Identifiant<Niveau>] = [id("action"), id("sous-action")]
    plan.champs = [
        Champ(id: id("objectif"), libelle: "Objectif", type: .texte, niveaux: suivis, attendu: false),
        Champ(id: id("pilotes"), libelle: "Pilotes", type: .organisations, role: .pilote, niveaux: suivis),
        Champ(id: id("lancement"), libelle: "Période de lancement", type: .periode, usage: .lancement, niveaux: suivis),
        Champ(id: id("indicateurs"), libelle: "Indicateurs", type: .indicateurs, niveaux: suivis, attendu: false),
    ]
    plan.organisations = [
        Organisation(sigle: "ARS", nom: .connu("Agence régionale de santé")),
        Organisation(sigle: "CD", nom: .connu("Conseil départemental")),
    ]
    var carte = noeud("carte", "action", sous: "proximite", code: "1.1", titre: "Dresser une carte de référence")
    carte.champs[id("pilotes")] = .connu(.organisations([Mention(.sigle("CD"))]))
    carte.champs[id("lancement")] = .connu(.periode(periode("2018")))
    carte.champs[id("indicateurs")] = .connu(
        .indicateurs([Indicateur(id: id("cartes"), titre: "Nombre de cartes publiées")]))
    var maison = noeud("maison", "action", sous: "proximite", code: "1.2", titre: "Ouvrir une maison des services")
    maison.champs[id("pilotes")] = .absent(.aDefinir)
    var fibre = noeud("fibre", "action", sous: "numerique", code: "2.1", titre: "Déployer la fibre")
    fibre.champs[id("pilotes")] = .connu(.organisations([Mention(.sigle("CD")), Mention(.sigle("ARS"))]))
    fibre.champs[id("lancement")] = .connu(.periode(periode("2nd semestre 2019")))
    plan.noeuds = [
        noeud("proximite", "axe", code: "1", titre: "Préserver la proximité"), carte,
        noeud("atlas", "sous-action", sous: "carte", code: "1.1.1", titre: "Publier un atlas"), maison,
        noeud("numerique", "axe", code: "2", titre: "Développer le numérique"), fibre,
    ]
    return plan
}

/// What is declared of a node of `petitPlan` for a semestre.
public func saisie(
    _ noeud: String, _ quand: String, _ etat: Etat = .enCours, avancement: Int? = nil, bloquee motif: String? = nil
) -> Saisie {
    var saisie = Saisie(noeud: id(noeud), semestre: semestre(quand), etat: etat)
    saisie.avancement = avancement.flatMap(Pourcentage.init)
    saisie.blocage = motif.map { Saisie.Blocage(motif: $0) }
    return saisie
}

/// A declaration recorded on the last second of the day `le`.
public func avancement(_ numero: Int, _ saisie: Saisie, le iso: String, remplace: Int? = nil) -> Avancement {
    Avancement(
        id: numero, saisie: saisie, saisiPar: "secretariat", saisiLe: Instant(finDe: jour(iso)), remplace: remplace)
}

/// A reading recorded on the last second of the day `le`; without `du`, it was taken on that day.
public func releve(
    _ numero: Int, _ indicateur: String, _ valeur: Int, le iso: String, du date: String? = nil, remplace: Int? = nil
) -> Releve {
    Releve(
        id: numero, mesure: Mesure(indicateur: id(indicateur), date: jour(date ?? iso), valeur: .nombre(.init(valeur))),
        saisiPar: "secretariat", saisiLe: Instant(finDe: jour(iso)), remplace: remplace)
}
