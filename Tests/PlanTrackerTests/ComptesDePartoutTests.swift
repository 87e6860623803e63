import Evaluation
import Exporters
import Fixtures
import Foundation
import HummingbirdTesting
import PlanCases
import PlanModel
import PlanWeb
import Testing
import WebFixtures

@testable import PlanStore
@testable import PlanTracker

/// A plan and a follow-up are drawn at random; every figure of every surface is compared with a count made here, from
/// what was drawn and by nothing of the program.
struct ComptesDePartoutTests {
    @Test(arguments: 1...24)
    func everySurfaceSaysTheSameFigures(graine: Int) async throws {
        let tirage = PlanTire(graine: graine)
        let poste = try Poste(tirage.yaml)
        poste.maintenant = .a("2018-01-15")
        let charge = poste.lance("load", "plan0.yaml")
        #expect(charge.code == 0, "\(charge.messages)\n\(tirage.yaml)")
        let store = try PlanStore(path: poste.chemin("base.sqlite"))
        for (rang, saisie) in tirage.saisies.enumerated() {
            _ = try store.record([saisie], dans: "tire", par: "essai", le: .a("2018-06-01T08:00:\(rang % 50 + 10)Z"))
        }
        let attendu = Attendu(tirage)
        let semestre = tirage.semestre

        try statut(poste, attendu)
        try exports(poste, attendu)
        try rapport(store, attendu)
        let reglages = Services.Reglages(semestre: semestre)
        try await SiteDEssai.sur(
            store, plan: "tire", reglages: reglages,
            essai: { site in try await self.pages(site, attendu) })
    }

    // MARK: - The terminal

    private func statut(_ poste: Poste, _ attendu: Attendu) throws {
        let semestre = attendu.tirage.semestre.rawValue
        let json = poste.lance("status", "tire", "--semestre", semestre, "--json")
        let statut = try #require(
            try JSONSerialization.jsonObject(with: Data(json.sortie.utf8)) as? [String: Any], "\(json.messages)")
        func compare(_ bilans: Any?, _ groupe: String) throws {
            let bilans = try #require(bilans as? [String: Any])
            for (cle, base) in [("actions", Base.actions), ("sousActions", .sousActions), ("points", .points)] {
                let lu = try #require(bilans[cle] as? [String: Any])
                let compte = attendu.compte(groupe, base)
                #expect(lu["total"] as? Int == compte.total, "status \(groupe) \(cle)")
                let etats = lu["parEtat"] as? [String: Int]
                for etat in Etat.allCases { #expect(etats?[etat.rawValue] ?? 0 == compte.etats[etat] ?? 0) }
                let meteos = lu["parMeteo"] as? [String: Int]
                for meteo in Meteo.allCases { #expect(meteos?[meteo.rawValue] ?? 0 == compte.meteos[meteo] ?? 0) }
                let nombres = [
                    "sansEtat": compte.sansEtat, "sansSaisie": compte.sansSaisie, "bloquees": compte.bloquees,
                    "enRetard": compte.enRetard, "retardsAConfirmer": compte.aConfirmer,
                    "retardsNonMesurables": compte.nonMesurables,
                    "realisationsAConfirmer": compte.realisationsAConfirmer,
                    "arbitragesDemandes": compte.arbitrages,
                ]
                for (nom, nombre) in nombres { #expect(lu[nom] as? Int == nombre, "status \(groupe) \(cle) \(nom)") }
            }
        }
        try compare(statut["total"], "")
        for axe in try #require(statut["axes"] as? [[String: Any]]) {
            try compare(axe["bilan"], axe["id"] as? String ?? Attendu.reste)
        }
        let texte = poste.lance("status", "tire", "--semestre", semestre).sortie
        let rangees = texte.split(separator: "\n").map { $0.split(separator: #/ {2,}/#).map(String.init) }
        for (base, mot) in attendu.niveaux {
            let lues = rangees.filter { $0.first == "Ensemble, \(mot)" }
            #expect(lues.count == 3, "\(texte)")
            let compte = attendu.compte("", base)
            for (rangee, colonnes) in zip(lues, Colonnes.toutes) {
                Colonnes.compare(Array(rangee.dropFirst()), colonnes, compte, "status")
            }
        }
        attendu.phrases(texte, "status")
    }

    // MARK: - Exports

    private func exports(_ poste: Poste, _ attendu: Attendu) throws {
        let semestre = attendu.tirage.semestre.rawValue
        for format in ["json", "xml", "csv", "datapackage", "yaml"] {
            let audience = format == "datapackage" ? ["--audience", "public"] : []
            let reponse = poste.lance(
                ["export", "tire", "--format", format, "--semestre", semestre, "--output", "sortie-\(format)"]
                    + audience)
            #expect(reponse.code == 0, "\(reponse.messages)")
        }
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(poste.octets("sortie-json"))) as? [String: Any])
        let suivi = try #require(json["suivi"] as? [String: Any])
        for ligne in try #require(suivi["bilan"] as? [[String: Any]]) {
            attendu.compare(
                noeud: ligne["noeud"] as? String, intitule: ligne["intitule"] as? String ?? "",
                base: ligne["base"] as? String ?? "", ou: "json"
            ) { code in (ligne[code] as? NSNumber)?.intValue }
        }
        // The lines say the same as the counts that are made of them.
        let lignes = try #require(suivi["situation"] as? [[String: Any]])
        let tout = attendu.compte("", .points)
        #expect(lignes.count == tout.total)
        #expect(lignes.count { $0["bloquee"] as? Bool == true } == tout.bloquees)
        #expect(lignes.count { $0["retard"] as? String == "non_calculable" } == tout.nonMesurables)
        #expect(lignes.count { $0["meteo"] as? String == "non_renseignee" } == tout.meteos[.nonRenseignee] ?? 0)
        #expect(lignes.count { $0["etat"] == nil } == tout.sansEtat)

        let xml = try poste.texte("sortie-xml")
        for bilan in xml.matches(of: #/<bilan ([^>]*)>(.*?)<\/bilan>/#.dotMatchesNewlines()) {
            let attributs = Dictionary(
                String(bilan.1).matches(of: #/([a-z-]+)="([^"]*)"/#).map { (String($0.1), String($0.2)) },
                uniquingKeysWith: { first, _ in first })
            let comptes = Dictionary(
                String(bilan.2).matches(of: #/<compte de="([a-z_]+)">(\d+)<\/compte>/#).map {
                    (String($0.1), Int($0.2) ?? -1)
                }, uniquingKeysWith: { first, _ in first })
            attendu.compare(
                noeud: attributs["noeud"], intitule: attributs["intitule"] ?? "", base: attributs["base"] ?? "",
                ou: "xml"
            ) { comptes[$0] }
        }
        for (nom, separateur) in [("sortie-csv", Character(";")), ("sortie-datapackage", ",")] {
            let texte = try poste.texte("\(nom)/bilan.csv").replacing("\u{FEFF}", with: "")
            let rangees = texte.split(separator: "\r\n").map { csv($0, separateur) }
            let entete = try #require(rangees.first)
            var lues = 0
            for rangee in rangees.dropFirst() {
                func cellule(_ nom: String) -> String { entete.firstIndex(of: nom).map { rangee[$0] } ?? "" }
                lues += 1
                attendu.compare(
                    noeud: cellule("noeud").isEmpty ? nil : cellule("noeud"), intitule: cellule("intitule"),
                    base: cellule("base"), ou: nom
                ) { Int(cellule($0)) }
            }
            #expect(lues == attendu.nombreDeLignes, "\(nom)")
            let situation = try poste.texte("\(nom)/situation.csv").split(separator: "\r\n").dropFirst()
            #expect(situation.count == tout.total)
        }
        #expect(xml.matches(of: #/<bilan /#).count == attendu.nombreDeLignes)
        #expect((suivi["bilan"] as? [Any])?.count == attendu.nombreDeLignes)
        #expect(
            try poste.texte("sortie-yaml").matches(of: #/base: "?(points|actions|sous_actions)/#).count
                == attendu.nombreDeLignes)
    }

    private func csv(_ ligne: Substring, _ separateur: Character) -> [String] {
        var (cellules, courante, cite) = ([String](), "", false)
        for signe in ligne {
            switch signe {
            case "\"": cite.toggle()
            case separateur where !cite:
                cellules.append(courante)
                courante = ""
            default: courante.append(signe)
            }
        }
        return cellules + [courante]
    }

    // MARK: - The report

    private func rapport(_ store: PlanStore, _ attendu: Attendu) throws {
        let octets = try RedactionDuRapport(store: store, reference: "tire").octets(
            attendu.tirage.semestre, OptionsDeRapport(), etat: store.etat("tire"), pieces: [])
        let html = String(decoding: try ApercuHTML(octets).fragment(), as: UTF8.self)
        let tableaux = Page.tableaux(html)
        // The counts of the whole are in the first tables, those of each group in tables of their own.
        for (base, mot) in attendu.niveaux {
            let compte = attendu.compte("", base)
            let quand = attendu.tirage.semestre.rawValue.replacing("-", with: "\u{2011}")
            let cle = "\(mot.prefix(1).uppercased() + mot.dropFirst()), \(quand)"
            for colonnes in [Colonnes.etats, Colonnes.meteos] {
                let lue = tableaux.flatMap(\.self).first { $0.first == cle && $0.count == colonnes.count + 1 }
                let rangee = try #require(lue, "rapport : pas de ligne « \(cle) »")
                Colonnes.compare(Array(rangee.dropFirst()), colonnes, compte, "rapport")
            }
        }
        if attendu.groupes.count > 1 {
            for groupe in attendu.groupes {
                for (base, mot) in attendu.niveaux(groupe.id) {
                    let lues = tableaux.flatMap(\.self).filter { $0.first == "\(groupe.nom), \(mot)" }
                    #expect(lues.count == 3, "rapport, \(groupe.nom), \(mot)")
                    for (rangee, colonnes) in zip(lues, [Colonnes.etats, Colonnes.signauxDuRapport, Colonnes.meteos]) {
                        Colonnes.compare(
                            Array(rangee.dropFirst()), colonnes, attendu.compte(groupe.id, base),
                            "rapport, \(groupe.nom)")
                    }
                }
            }
        }
        attendu.phrases(Page.texte(html), "rapport")
    }

    // MARK: - Pages

    private func pages(_ site: SiteDEssai, _ attendu: Attendu) async throws {
        let semestre = attendu.tirage.semestre.rawValue
        let plan = try await site.visite("/plans/tire?semestre=\(semestre)").texte
        let tableaux = Page.tableaux(plan)
        for (groupe, nom) in [("", "Ensemble")]
            + (attendu.groupes.count > 1 ? attendu.pleins : []).map({ ($0.id, $0.nom) })
        {
            for (base, mot) in attendu.niveaux(groupe) {
                let lues = tableaux.flatMap(\.self).filter { $0.first == "\(nom), \(mot)" }
                #expect(lues.count == 3, "page du plan, \(nom), \(mot)")
                for (rangee, colonnes) in zip(lues, Colonnes.toutes) {
                    Colonnes.compare(
                        Array(rangee.dropFirst()), colonnes, attendu.compte(groupe, base), "page du plan, \(nom)")
                }
            }
        }
        attendu.phrases(Page.texte(plan), "page du plan")
        // The bars.
        let alternatives = plan.matches(of: #/aria-label="([^"]*)" focusable/#).map { Page.texte(String($0.1)) }
        #expect(alternatives.count >= attendu.pleins.count)

        let accueil = Page.texte(try await site.visite("/").texte)
        let tout = attendu.compte("", .points)
        #expect(accueil.contains("\(tout.etats[.realisee] ?? 0) sur \(tout.total)"), "Mes plans : \(accueil)")
        if tout.nonMesurables > 0 {
            #expect(accueil.contains("retard non mesurable : \(tout.nonMesurables) sur \(tout.total)"), "\(accueil)")
        }
        if !tout.inconnu, tout.total > 0 {
            #expect(accueil.contains("\(tout.enRetard) sur \(tout.mesurables)"), "\(accueil)")
        }

        for groupe in attendu.pleins where groupe.id != Attendu.reste {
            let fiche = Page.texte(
                try await site.visite("/plans/tire/fiches/\(groupe.id)?semestre=\(semestre)").texte)
            for (base, mot) in attendu.niveaux(groupe.id) {
                let compte = attendu.compte(groupe.id, base)
                #expect(
                    fiche.contains("\(compte.total) \(compte.total < 2 ? attendu.singulier(mot) : mot)"),
                    "fiche \(groupe.id) : \(fiche)")
            }
        }
    }
}

// MARK: - What is drawn

/// A plan and its follow-up, drawn from a seed.
private struct PlanTire {
    struct Point {
        var id: String
        var action: Bool
        /// The identifier of its structure root, or none.
        var groupe: String?
        var parent: String?
        var lancement: Int?
        var echeance: Int?
    }

    var yaml = ""
    var points: [Point] = []
    var saisies: [Saisie] = []
    var semestre: Semestre
    var motAction: (String, String)
    var motSousAction = ("sous-action", "sous-actions")
    var motGroupe: (String, String)?
    /// Codes of the groups, in order.
    var groupes: [String] = []
    var champLancement: Bool
    var champEcheance: Bool

    init(graine: Int) {
        var tirage = Tirage(graine: "comptes \(graine)")
        let semestres = ["2018-S1", "2018-S2", "2019-S1", "2019-S2"].map(Semestre.du)
        semestre = semestres[1 + tirage.sur(3)]
        motAction =
            [("action", "actions"), ("fiche-action", "fiches-actions"), ("chantier", "chantiers")][tirage.sur(3)]
        motGroupe = tirage.sur(4) == 0 ? nil : [("axe", "axes"), ("orientation", "orientations")][tirage.sur(2)]
        (champLancement, champEcheance) = (tirage.sur(3) > 0, tirage.sur(3) == 0)
        let avecSousActions = tirage.sur(4) > 0
        groupes = motGroupe == nil ? [] : (1...(1 + tirage.sur(3))).map { "g\($0)" }
        var noeuds = ""
        if tirage.sur(2) == 0 { noeuds += "  - { id: egalite, niveau: principe, titre: Égalité }\n" }
        func point(_ id: String, _ action: Bool, _ groupe: String?, _ parent: String?, _ retrait: String) {
            var point = Point(id: id, action: action, groupe: groupe, parent: parent)
            if champLancement, tirage.sur(2) == 0 { point.lancement = 2017 + tirage.sur(4) }
            if champEcheance, tirage.sur(2) == 0 { point.echeance = 2017 + tirage.sur(5) }
            points.append(point)
            let champs = [
                point.lancement.map { "lancement: \($0)" }, point.echeance.map { "echeance: \($0)" },
            ].compactMap(\.self)
            let niveau = action ? "action" : "sous"
            noeuds += "\(retrait)- id: \(id)\n\(retrait)  niveau: \(niveau)\n\(retrait)  titre: Point \(id)\n"
            if !champs.isEmpty { noeuds += "\(retrait)  champs: { \(champs.joined(separator: ", ")) }\n" }
        }
        func actions(_ groupe: String?, _ retrait: String, _ combien: Int) {
            for rang in 1...max(combien, 1) {
                let id = "\(groupe ?? "p")-\(rang)"
                point(id, true, groupe, nil, retrait)
                let sous = avecSousActions ? tirage.sur(4) : 0
                guard sous > 0 else { continue }
                noeuds += "\(retrait)  contient:\n"
                for place in 1...sous { point("\(id)-\(place)", false, groupe, id, retrait + "    ") }
            }
        }
        for groupe in groupes {
            noeuds +=
                "  - id: \(groupe)\n    niveau: groupe\n    code: \"\(groupe.dropFirst())\"\n    titre: Groupe \(groupe)\n"
            // A group may hold nothing.
            let combien = tirage.sur(5)
            if combien > 0 {
                noeuds += "    contient:\n"
                actions(groupe, "      ", combien)
            }
        }
        if groupes.isEmpty || tirage.sur(4) == 0 || points.isEmpty { actions(nil, "  ", 1 + tirage.sur(4)) }
        yaml = Self.tete(motAction, motSousAction, motGroupe, champLancement, champEcheance) + noeuds
        for semestre in semestres {
            for point in points where tirage.sur(100) < 60 {
                // Now and then a second entry, which replaces the first.
                for _ in 0...(tirage.sur(8) == 0 ? 1 : 0) {
                    let etat = Etat.allCases[tirage.sur(5)]
                    var saisie = Saisie(noeud: .cle(point.id), semestre: semestre, etat: etat)
                    saisie.avancement = tirage.sur(3) == 0 ? nil : Pourcentage(rawValue: tirage.sur(101))
                    saisie.meteo = Meteo.allCases[tirage.sur(5)]
                    if tirage.sur(4) == 0 {
                        saisie.blocage = .init(motif: "foncier", arbitrageDemande: tirage.sur(2) == 0 ? "choisir" : nil)
                    }
                    saisies.append(saisie)
                }
            }
        }
    }

    private static func tete(
        _ action: (String, String), _ sous: (String, String), _ groupe: (String, String)?, _ lancement: Bool,
        _ echeance: Bool
    ) -> String {
        var texte = """
            format: plantracker/1
            plan:
              identifiant: tire
              departement: { code: "15", nom: Cantal }
              titre: Plan tiré au sort
              periode: 2016-2023
              version: { libelle: avril 2018, date: 2018-04-17, etat: projet }
            sources:
              - { id: "002", titre: Document d'essai, nature: document }
            niveaux:
              - { id: principe, mot: principe, pluriel: principes, role: transversal, numerotation: aucune }

            """
        if let groupe {
            texte +=
                "  - { id: groupe, mot: \(groupe.0), pluriel: \(groupe.1), role: structure, numerotation: globale }\n"
        }
        texte += "  - { id: action, mot: \(action.0), pluriel: \(action.1), role: action, numerotation: aucune }\n"
        texte += "  - { id: sous, mot: \(sous.0), pluriel: \(sous.1), role: sous_action, numerotation: aucune }\n"
        texte += "champs:\n  - { id: mots, libelle: Mots, type: texte, niveaux: [action], attendu: false }\n"
        if lancement {
            texte +=
                "  - { id: lancement, libelle: Lancement, type: periode, usage: lancement, niveaux: [action, sous], attendu: false }\n"
        }
        if echeance {
            texte +=
                "  - { id: echeance, libelle: Échéance, type: periode, usage: echeance, niveaux: [action, sous], attendu: false }\n"
        }
        return texte + "noeuds:\n"
    }
}

// MARK: - What is counted here

private enum Base: String {
    case actions
    case sousActions = "sous_actions"
    case points
}

private struct Compte {
    var total = 0
    var etats: [Etat: Int] = [:]
    var meteos: [Meteo: Int] = [:]
    var realisationsAConfirmer = 0
    var sansEtat = 0
    var sansSaisie = 0
    var bloquees = 0
    var arbitrages = 0
    var enRetard = 0
    var aConfirmer = 0
    var nonMesurables = 0
    var somme = 0
    var avecValeur = 0
    var sansValeur = 0
    var mesurables: Int { total - nonMesurables }
    var closes: Int { (etats[.realisee] ?? 0) + (etats[.abandonnee] ?? 0) }
    /// All that could be judged is closed.
    var inconnu: Bool { nonMesurables > 0 && mesurables == closes }
}

private struct Attendu {
    static let reste = "(reste)"

    let tirage: PlanTire
    private var comptes: [String: [String: Compte]] = [:]

    init(_ tirage: PlanTire) {
        self.tirage = tirage
        var dernieres: [String: Saisie] = [:]
        for saisie in tirage.saisies where saisie.semestre <= tirage.semestre {
            let tenue = dernieres[saisie.noeud.rawValue]
            if tenue.map({ $0.semestre <= saisie.semestre }) ?? true { dernieres[saisie.noeud.rawValue] = saisie }
        }
        for point in tirage.points {
            let saisie = dernieres[point.id]
            let ouverts = tirage.points.filter { $0.parent == point.id }.contains {
                ![Etat.realisee, .abandonnee].contains(dernieres[$0.id]?.etat)
            }
            let bases: [Base] = [point.action ? .actions : .sousActions, .points]
            for groupe in ["", point.groupe ?? Self.reste] {
                for base in bases {
                    var compte = comptes[groupe, default: [:]][base.rawValue] ?? Compte()
                    ajoute(point, saisie, ouverts, &compte)
                    comptes[groupe, default: [:]][base.rawValue] = compte
                }
            }
        }
    }

    private func ajoute(_ point: PlanTire.Point, _ saisie: Saisie?, _ ouverts: Bool, _ compte: inout Compte) {
        compte.total += 1
        if saisie?.semestre != tirage.semestre { compte.sansSaisie += 1 }
        compte.meteos[saisie?.meteo ?? .nonRenseignee, default: 0] += 1
        if let etat = saisie?.etat { compte.etats[etat, default: 0] += 1 } else { compte.sansEtat += 1 }
        let clos = saisie?.etat == .realisee || saisie?.etat == .abandonnee
        if saisie?.etat == .realisee, ouverts { compte.realisationsAConfirmer += 1 }
        if !clos, saisie?.blocage != nil {
            compte.bloquees += 1
            if saisie?.blocage?.arbitrageDemande != nil { compte.arbitrages += 1 }
        }
        if saisie?.etat != .abandonnee {
            if let valeur = saisie?.avancement?.rawValue {
                compte.somme += valeur
                compte.avecValeur += 1
            } else {
                compte.sansValeur += 1
            }
        }
        guard !clos else { return }
        let lance = saisie != nil && saisie?.etat != .aLancer
        // Years only are drawn: over on the 31 December of the year.
        func depassee(_ annee: Int?) -> Bool {
            annee.map { tirage.semestre.annee > $0 } ?? false
        }
        if depassee(point.echeance) || depassee(point.lancement) && !lance {
            if saisie == nil { compte.aConfirmer += 1 } else { compte.enRetard += 1 }
        } else if point.echeance == nil, point.lancement == nil {
            let lancementSeul = tirage.champLancement && !tirage.champEcheance
            if !(lance && lancementSeul) { compte.nonMesurables += 1 }
        }
    }

    func compte(_ groupe: String, _ base: Base) -> Compte { comptes[groupe]?[base.rawValue] ?? Compte() }

    /// The groups of the plan, those without a line included, as the surfaces name them.
    var groupes: [(id: String, nom: String)] {
        let mot = tirage.motGroupe?.0 ?? ""
        let nommes = tirage.groupes.map {
            (id: $0, nom: "\(mot.prefix(1).uppercased() + mot.dropFirst()) \($0.dropFirst())")
        }
        guard comptes[Self.reste] != nil else { return nommes }
        return nommes + [(id: Self.reste, nom: tirage.motGroupe.map { "Hors \($0.0)" } ?? "Ensemble du plan")]
    }

    var pleins: [(id: String, nom: String)] { groupes.filter { compte($0.id, .points).total > 0 } }

    /// The levels that a group holds, and the plan's words.
    func niveaux(_ groupe: String = "") -> [(base: Base, mot: String)] {
        let tous: [(Base, String)] = [(.actions, tirage.motAction.1), (.sousActions, tirage.motSousAction.1)]
        let presents = tous.filter { compte(groupe, $0.0).total > 0 }
        return (presents.isEmpty ? [tous[0]] : presents).map { (base: $0.0, mot: $0.1) }
    }

    var niveaux: [(base: Base, mot: String)] { niveaux("") }

    func singulier(_ mot: String) -> String { mot == tirage.motAction.1 ? tirage.motAction.0 : tirage.motSousAction.0 }

    /// Rows of the counts as data: each base of the whole and of each group, points always.
    var nombreDeLignes: Int {
        func lignes(_ groupe: String) -> Int {
            [Base.actions, .sousActions].count { compte(groupe, $0).total > 0 } + 1
        }
        let montres = tirage.motGroupe == nil ? [] : groupes
        return lignes("") + montres.map { lignes($0.id) }.reduce(0, +)
    }

    func compare(noeud: String?, intitule: String, base: String, ou: String, _ lu: (String) -> Int?) {
        guard let base = Base(rawValue: base) else {
            Issue.record("\(ou) : base « \(base) » inconnue")
            return
        }
        let groupe = noeud ?? (intitule == "Ensemble du plan" ? "" : Self.reste)
        let compte = compte(groupe, base)
        for code in Colonnes.tousLesNombres {
            #expect(lu(code) == Colonnes.nombres(compte)[code], "\(ou), \(intitule), \(base.rawValue), \(code)")
        }
    }

    /// What is announced in sentences: the base, and the lateness that cannot be measured.
    func phrases(_ texte: String, _ ou: String) {
        let texte = texte.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").lowercased()
        let tout = compte("", .points)
        let base = niveaux.map { base, mot in
            let nombre = compte("", base).total
            return "\(nombre == 0 ? "aucune" : String(nombre)) \(nombre < 2 ? singulier(mot) : mot)"
        }.joined(separator: " et ")
        #expect(texte.contains(base), "\(ou) : « \(base) » ne s’y trouve pas")
        if tout.nonMesurables > 0 {
            #expect(texte.contains("retard non mesurable : \(tout.nonMesurables) sur \(tout.total) "), "\(ou)")
        }
        let sansRetard = texte.contains("aucun retard")
        #expect(sansRetard == (tout.enRetard == 0 && tout.total > 0 && !tout.inconnu), "\(ou)")
        if sansRetard, tout.closes < tout.total {
            #expect(texte.contains("aucun retard sur \(tout.mesurables) "), "\(ou)")
        }
        if tout.inconnu, tout.closes > 0 {
            #expect(texte.contains(#/(les \d+ autres sont clos|l['’]autre est clos)/#), "\(ou)")
        }
        for (niveau, mot) in niveaux where compte("", niveau).bloquees > 0 {
            let nombre = compte("", niveau).bloquees
            #expect(texte.contains("\(nombre) \(nombre < 2 ? singulier(mot) : mot)"), "\(ou) : bloquées, \(mot)")
        }
    }
}

/// The columns of the tables of counts, as they are written, and what they must hold.
private enum Colonnes {
    static let etats = ["total"] + Etat.allCases.map(\.rawValue) + ["aucune_saisie"]
    static let signaux = [
        "sans_saisie_ce_semestre", "bloquees", "en_retard", "retard_a_confirmer", "retard_non_mesurable", "moyenne",
    ]
    static let signauxDuRapport = Array(signaux.dropFirst())
    static let meteos = Meteo.allCases.map { "meteo_\($0.rawValue)" }
    static let toutes = [etats, signaux, meteos]

    static let tousLesNombres =
        etats + signaux.filter { $0 != "moyenne" } + meteos + ["realisations_a_confirmer"]

    static func nombres(_ compte: Compte) -> [String: Int] {
        var nombres = [
            "total": compte.total, "aucune_saisie": compte.sansEtat, "sans_saisie_ce_semestre": compte.sansSaisie,
            "bloquees": compte.bloquees, "en_retard": compte.enRetard, "retard_a_confirmer": compte.aConfirmer,
            "retard_non_mesurable": compte.nonMesurables, "realisations_a_confirmer": compte.realisationsAConfirmer,
        ]
        if compte.inconnu { (nombres["en_retard"], nombres["retard_a_confirmer"]) = (nil, nil) }
        for etat in Etat.allCases { nombres[etat.rawValue] = compte.etats[etat] ?? 0 }
        for meteo in Meteo.allCases { nombres["meteo_\(meteo.rawValue)"] = compte.meteos[meteo] ?? 0 }
        return nombres
    }

    static func compare(_ cellules: [String], _ colonnes: [String], _ compte: Compte, _ ou: String) {
        #expect(cellules.count == colonnes.count, "\(ou) : \(cellules)")
        let nombres = nombres(compte)
        for (cellule, colonne) in zip(cellules, colonnes) {
            let cellule = cellule.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
            if colonne == "moyenne" {
                if compte.avecValeur == 0 {
                    #expect(cellule == "non calculable", "\(ou)")
                } else {
                    let dixiemes = (Double(compte.somme) * 10 / Double(compte.avecValeur)).rounded(
                        .toNearestOrAwayFromZero)
                    let entier = Int(dixiemes)
                    let moyenne = entier % 10 == 0 ? "\(entier / 10)" : "\(entier / 10),\(entier % 10)"
                    #expect(cellule.hasPrefix("\(moyenne) % (sur \(compte.avecValeur), "), "\(ou) : \(cellule)")
                    #expect(
                        cellule.hasSuffix("\(compte.sansValeur) sans valeur)")
                            || compte.sansValeur == 0 && cellule.contains("aucun"), "\(ou) : \(cellule)")
                }
                continue
            }
            if ["en_retard", "retard_a_confirmer"].contains(colonne), compte.inconnu {
                #expect(cellule == "non mesurable", "\(ou)")
                continue
            }
            let lu = cellule.prefixMatch(of: #/\d+/#).flatMap { Int($0.0) }
            #expect(lu == nombres[colonne], "\(ou), \(colonne) : « \(cellule) »")
            if colonne == "en_retard", compte.nonMesurables > 0 {
                #expect(cellule == "\(compte.enRetard) sur \(compte.mesurables)", "\(ou)")
            }
            if colonne == "retard_non_mesurable", compte.nonMesurables > 0 {
                #expect(cellule == "\(compte.nonMesurables) sur \(compte.total)", "\(ou)")
            }
        }
    }
}

/// Tables and words of a page, without a browser.
private enum Page {
    static func tableaux(_ html: String) -> [[[String]]] {
        html.matches(of: #/<table.*?<\/table>/#.dotMatchesNewlines()).map { tableau in
            String(tableau.0).matches(of: #/<tr.*?<\/tr>/#.dotMatchesNewlines()).map { rangee in
                String(rangee.0).matches(of: #/<t[hd](?: [^>]*)?>(.*?)<\/t[hd]>/#.dotMatchesNewlines()).map {
                    texte(String($0.1))
                }
            }
        }
    }

    static func texte(_ html: String) -> String {
        html.replacing(#/<[^>]*>/#, with: " ").replacing("&amp;", with: "&").replacing("&lt;", with: "<")
            .replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
            .replacing(#/\s+/#, with: " ").trimmingCharacters(in: .whitespaces)
    }
}
