import Foundation
public import PlanModel

/// A plan whose document gives nothing to follow yet.
public func planVide() -> Plan {
    var plan = petitPlan()
    plan.noeuds = []
    return plan
}

/// A plan that is only named: the sections that the format wants are empty.
public func planBlanc() -> Plan {
    let petit = petitPlan()
    return Plan(
        identifiant: petit.identifiant, departement: petit.departement, titre: petit.titre, periode: petit.periode,
        version: petit.version)
}

/// `petitPlan` with `nombre` actions under its two axes, each with a sous-action.
public func grandPlan(actions nombre: Int) -> Plan {
    var plan = petitPlan()
    plan.noeuds = ["proximite", "numerique"].enumerated().flatMap { rang, axe in
        [noeud(axe, "axe", code: "\(rang + 1)")]
            + (1...(nombre / 2)).flatMap { place in
                let code = "\(rang + 1).\(place)"
                var action = noeud("\(axe)-\(place)", "action", sous: axe, code: code, titre: "Action \(code) du plan")
                action.champs[id("pilotes")] = .connu(.organisations([Mention(.sigle("CD"))]))
                action.champs[id("lancement")] = .connu(.periode(periode("2018")))
                return [action, noeud("\(axe)-\(place)-a", "sous-action", sous: action.id.rawValue, code: "\(code).1")]
            }
    }
    return plan
}

/// Texts that a careless exporter would spoil, or that would spoil its document.
public enum TexteHostile: CaseIterable, Sendable {
    case controles, finDeCDATA, balises, emoji, droiteAGauche, motDe10000, finsDeLigne, finsDeLigneWindows
    case retoursChariot, tabulations, espaces, espaceAuxBords, finsDeLigneSeules, combinant, formule

    public var texte: String {
        switch self {
        case .controles: "avant\u{0}\u{1}\u{B}\u{C}\u{1F}\u{FFFE}\u{FFFF}après"
        case .finDeCDATA: "a ]]> b <![CDATA[ c"
        case .balises: "<text:p>&amp; \"q\" 'a' <!-- -- --> <?php ?>"
        case .emoji: "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇫🇷"
        case .droiteAGauche: "\u{202E}עברית\u{202C} العربية \u{2067}x\u{2069}"
        case .motDe10000: String(repeating: "anticonstitutionnellement", count: 400)
        case .finsDeLigne: "un\ndeux\n\ntrois"
        case .finsDeLigneWindows: "un\r\ndeux"
        case .retoursChariot: "un\r\ndeux\rtrois"
        case .tabulations: "\tun\t\tdeux\t"
        case .espaces: "un  deux   trois \u{A0} \u{202F}quatre"
        case .espaceAuxBords: "  bords "
        case .finsDeLigneSeules: "\n\n"
        case .combinant: "\u{301}a\u{301} ;\u{301} \"\u{301} =\u{301}"
        case .formule: "=HYPERLINK(\"http://exemple.invalid\";\"clic\")"
        }
    }

    /// Whether XML may hold it as it is.
    public var estPermis: Bool { self != .controles }
}

/// `petitPlan` with `texte` wherever words go.
public func planAvec(_ texte: String) -> Plan {
    var plan = petitPlan()
    (plan.titre, plan.resume, plan.version.libelle) = (texte, texte, texte)
    plan.departement.nom = texte
    plan.copilotes = [Mention(.libelle(texte), precision: texte)]
    for place in plan.noeuds.indices {
        plan.noeuds[place].titre = .connu(texte, precision: place == 1 ? texte : nil)
        plan.noeuds[place].code = place == 2 ? texte : plan.noeuds[place].code
        plan.noeuds[place].note = texte
        for (champ, contenu) in plan.noeuds[place].champs where contenu.valeur != nil {
            guard case .organisations = contenu.valeur else { continue }
            plan.noeuds[place].champs[champ] = .connu(
                .organisations([Mention(.libelle(texte)), Mention(.sigle("CD"), precision: texte)]), precision: texte)
        }
        if plan.noeuds[place].niveau == id("action") {
            plan.noeuds[place].champs[id("objectif")] = .connu(.texte(texte))
        }
    }
    var indicateur = Indicateur(id: id("du-plan"), titre: texte)
    (indicateur.unite, indicateur.cibles) = (texte, [.init(annee: 2020, valeur: .connu(3))])
    indicateur.reference = .connu(.init(annee: 2016, valeur: .absent(.illisible, precision: texte)))
    plan.indicateurs = [indicateur]
    var instance = Instance(id: id("comite"), nom: texte)
    instance.rythme = .connu(.init(imprime: texte, regle: .mois([3, 10])), precision: texte)
    plan.instances = [instance]
    plan.niveaux[1].mot = texte
    plan.champs[0].libelle = texte
    return plan
}

/// A follow-up of `petitPlan` with `texte` wherever words go.
public func suiviAvec(_ texte: String) -> Suivi {
    var suivi = Suivi()
    for (rang, noeud) in ["carte", "maison", "fibre", "atlas"].enumerated() {
        var saisie = saisie(noeud, "2018-S2", avancement: 40, bloquee: texte)
        saisie.blocage?.arbitrageDemande = texte
        (saisie.freins, saisie.solutions, saisie.prochainesEtapes) = (texte, texte, texte)
        saisie.note = .init(texte: texte, audience: .interne)
        (saisie.ditPar, saisie.seance) = (texte, texte)
        var recorded = avancement(rang + 1, saisie, le: "2018-12-31")
        recorded.saisiPar = texte
        suivi.avancements.append(recorded)
    }
    var mesure = Mesure(indicateur: id("cartes"), date: jour("2018-12-31"), valeur: .texte(texte))
    (mesure.source, mesure.producteur, mesure.contestation, mesure.ditPar) = (texte, texte, texte, texte)
    suivi.releves.append(
        Releve(id: 1, mesure: mesure, saisiPar: texte, saisiLe: instant("2018-12-31T23:59:59Z")))
    mesure.territoire = texte
    suivi.releves.append(
        Releve(id: 2, mesure: mesure, saisiPar: texte, saisiLe: instant("2018-12-31T23:59:59Z"), remplace: 1))
    return suivi
}
