import Foundation
public import PlanModel

/// Changes a valid plan at random into another valid plan; the same seed makes the same changes.
public struct PlanMutator {
    private var random: SplitMix64
    private var made = 0

    public init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// Texts that a careless reader or writer would spoil.
    public static let textesDifficiles = [
        "Texte simple", "oui", "1.10", "2018", "2018-04-17", "12:30", "- tiret", "a: b", "# dièse", "[crochet", "{x}",
        "deux\nlignes", "ligne finale\n", "trois\n\n\n", "  espaces  ", "\nvide devant", "tabulation\tau milieu",
        "« guillemets » \"droits\" et 'simples'", "- id: x\nniveau: y", "  - id: x\n    niveau: y\n", "---", "...",
        "*étoile", "&ancre", "!balise", "%cent", "@", "`", "| barre", "> chevron", "?", "a\u{2028}b", "a\u{85}b",
        "é\u{301}\u{FEFF}x", "👩‍👩‍👧", "retour\r\nchariot", "\\n", "=", "<<", "0x1F", "1e3", ".5", "-", "valeur: ",
        "un texte assez long pour être replié par celui qui l'écrit, car il dépasse de loin la largeur d'une ligne : "
            + "- id: repli niveau: repli, et il continue encore un peu pour être sûr d'être coupé deux fois au moins",
    ]

    /// `plan` after `count` random changes.
    public mutating func mutate(_ plan: Plan, times count: Int = 1) -> Plan {
        var mutated = plan
        for _ in 0..<count {
            change(&mutated)
            Self.gardeLesAutresBranches(&mutated)
        }
        return mutated
    }

    /// A secondary node is of the structure, and of another branch: what a move made otherwise goes.
    private static func gardeLesAutresBranches(_ plan: inout Plan) {
        let index = PlanIndex(plan)
        for (place, noeud) in plan.noeuds.enumerated() {
            guard case .connu(let rattachements, let precision)? = noeud.rattachementSecondaire else { continue }
            let siens = Set(
                index.identifiantsDesAncetres(de: noeud) + index.descendance(de: noeud.id).map(\.id))
            let ids = rattachements.ids.filter { id in
                !siens.contains(id) && index.noeud(id).map { index.role(de: $0) == .structure } == true
            }
            guard ids != rattachements.ids else { continue }
            plan.noeuds[place].rattachementSecondaire = ids.isEmpty ? nil : .connu(.init(ids), precision: precision)
        }
    }

    private mutating func change(_ plan: inout Plan) {
        switch Int.random(in: 0..<20, using: &random) {
        case 0...3: changeNode(&plan)
        case 4...5: addNode(&plan)
        case 6...7: removeLeaf(&plan)
        case 8...9: moveNode(&plan)
        case 10...12: changeField(&plan)
        case 13: changeIndicator(&plan)
        case 14: changeHeader(&plan)
        case 15: plan.organisations.shuffle(using: &random)
        case 16: addOrganisation(&plan)
        case 17: changeGovernance(&plan)
        case 18: changeTranscription(&plan)
        default: changeSources(&plan)
        }
    }

    // MARK: - Draws

    private mutating func flip() -> Bool { Bool.random(using: &random) }
    private mutating func pick<Element>(_ elements: some Collection<Element>) -> Element? {
        elements.randomElement(using: &random)
    }
    /// As a plan holds it once read: it may be drawn for a title, which stands on one line.
    private mutating func text() -> String { pick(Self.textesDifficiles)?.saisiSurUneLigne ?? "" }
    private mutating func optionalText() -> String? { flip() ? text() : nil }

    private mutating func newName() -> String {
        made += 1
        return "tire-\(UInt32.random(in: 0 ... .max, using: &random))-\(made)"
    }

    private mutating func renseignement<Valeur>(_ valeur: Valeur) -> Renseignement<Valeur> {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: .absent(pick(Absence.allCases) ?? .illisible)
        case 1: .absent(pick(Absence.allCases) ?? .illisible, precision: text())
        case 2: .connu(valeur, precision: text())
        default: .connu(valeur)
        }
    }

    private mutating func renvois(in plan: Plan) -> [Renvoi] {
        (0..<Int.random(in: 0...2, using: &random)).compactMap { _ in
            let line = Int.random(in: 1...2000, using: &random)
            let range = (flip() ? "" : "p") + (flip() ? "\(line)" : "\(line)-\(line + 5)")
            return pick(plan.sources).flatMap { Renvoi(rawValue: "\($0.id):\(range)") }
        }
    }

    private mutating func mention(in plan: Plan) -> Mention {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: Mention(.libelle(text()), precision: optionalText(), note: optionalText())
        case 1:
            Mention(
                .absente(pick(Absence.allCases) ?? .aDefinir), precision: optionalText(), note: optionalText())
        default:
            Mention(
                pick(plan.organisations).map { .sigle($0.sigle) } ?? .libelle("personne"), precision: optionalText(),
                note: optionalText())
        }
    }

    /// Each once, as who reads takes them.
    private mutating func mentions(in plan: Plan) -> [Mention] {
        let drawn = (0..<Int.random(in: 1...3, using: &random)).map { _ in mention(in: plan) }
        var seen: Set<String> = []
        return drawn.filter { seen.insert($0.texte.folded).inserted }
    }

    private mutating func somePeriod() -> Periode {
        let annee = Int.random(in: 1990...2040, using: &random)
        let printed = pick(["\(annee)", "courant \(annee)", "en cours", "2nd semestre \(annee)", "rapidement, dit-on"])
        var periode = Periode(imprime: printed ?? "") ?? Periode(imprime: printed ?? "", debut: nil, fin: nil)
        if flip() {
            periode.debut = Jour(annee, 2, 3)
            periode.fin = flip() ? Jour(annee + 1, 5, 31) : nil
        }
        // Whatever the plan's own period.
        periode.horsPlan = "tiré au sort"
        return periode
    }

    private mutating func indicator(in plan: Plan) -> Indicateur {
        var indicateur = Indicateur(id: id(newName()), titre: text())
        indicateur.unite = optionalText()
        indicateur.sens = pick(Indicateur.Sens.allCases)
        indicateur.reference = flip() ? .connu(.init(annee: 2015, valeur: renseignement(.init(12.5)))) : nil
        indicateur.cibles = flip() ? [.init(annee: 2020, valeur: renseignement(.init(-3)))] : []
        if flip() {
            let borne = pick(Indicateur.Borne.allCases)
            indicateur.cibles.append(.init(annee: 2019, valeur: renseignement(4), borne: borne, territoire: text()))
        }
        indicateur.source = renvois(in: plan)
        return indicateur
    }

    private func duree(_ imprime: String) -> Duree { Duree(imprime: imprime) ?? Duree(imprime: imprime, mois: nil) }

    private mutating func figure(in plan: Plan) -> Chiffre {
        var chiffre = Chiffre(texte: text())
        chiffre.valeur = flip() ? -12.25 : nil
        (chiffre.unite, chiffre.territoire, chiffre.note) = (optionalText(), optionalText(), optionalText())
        chiffre.date = flip() ? renseignement(somePeriod()) : nil
        chiffre.source = renvois(in: plan)
        return chiffre
    }

    private mutating func amount(in plan: Plan) -> Montant {
        var montant = Montant(centimes: renseignement(Int.random(in: 0...10_000_000, using: &random)))
        montant.devise = flip() ? "EUR" : "FRF"
        montant.annee = flip() ? 2021 : nil
        (montant.objet, montant.note) = (optionalText(), optionalText())
        montant.financeur = flip() ? mention(in: plan) : nil
        montant.source = renvois(in: plan)
        return montant
    }

    private mutating func someContact() -> Contact {
        var contact = Contact()
        (contact.service, contact.adresse, contact.telephone) = (text(), optionalText(), optionalText())
        contact.courriel = flip() ? "a.b@example.fr" : nil
        contact.url = flip() ? "https://example.fr/a?b=c#d" : nil
        return contact
    }

    // MARK: - Nodes

    private func rank(_ niveau: Identifiant<Niveau>, in plan: Plan) -> Int {
        plan.niveaux.firstIndex { $0.id == niveau } ?? 0
    }

    private mutating func changeNode(_ plan: inout Plan) {
        guard let place = pick(plan.noeuds.indices) else { return }
        switch Int.random(in: 0..<8, using: &random) {
        case 0: plan.noeuds[place].titre = renseignement(text())
        case 1: plan.noeuds[place].code = optionalText()
        case 2: plan.noeuds[place].codeDeduit.toggle()
        case 3: plan.noeuds[place].resume = optionalText()
        case 4: plan.noeuds[place].note = optionalText()
        case 5: plan.noeuds[place].source = renvois(in: plan)
        case 6: plan.noeuds[place].autresTitres = [.init(titre: text(), source: renvois(in: plan))]
        default:
            plan.noeuds[place].references = plan.noeuds.indices.prefix(2).map { plan.noeuds[$0].id }
            let autres = plan.noeuds.map(\.id).shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
            plan.noeuds[place].rattachementSecondaire = renseignement(.init(Array(autres)))
            plan.noeuds[place].priorite = .init(imprime: text(), rang: flip() ? 3 : nil)
        }
    }

    private mutating func addNode(_ plan: inout Plan) {
        guard let niveau = pick(plan.niveaux) else { return }
        let above = plan.noeuds.indices.filter { rank(plan.noeuds[$0].niveau, in: plan) < rank(niveau.id, in: plan) }
        let parent = flip() ? nil : pick(above)
        let place = parent.map { $0 + 1 } ?? plan.noeuds.endIndex
        var added = noeud(newName(), niveau.id.rawValue, sous: parent.map { plan.noeuds[$0].id.rawValue })
        added.titre = renseignement(text())
        plan.noeuds.insert(added, at: place)
    }

    private mutating func removeLeaf(_ plan: inout Plan) {
        let parents = Set(plan.noeuds.compactMap(\.parent))
        let named = Self.namedNodes(plan)
        let leaves = plan.noeuds.indices.filter {
            !parents.contains(plan.noeuds[$0].id) && !named.contains(plan.noeuds[$0].id)
        }
        guard plan.noeuds.count > 1, let place = pick(leaves) else { return }
        plan.noeuds.remove(at: place)
    }

    /// Nodes that something else refers to.
    private static func namedNodes(_ plan: Plan) -> Set<Identifiant<Noeud>> {
        var named = Set(plan.conventions.flatMap(\.noeuds) + plan.contradictions.compactMap(\.noeud))
        named.formUnion(plan.annonces.compactMap(\.sous) + plan.retraits.compactMap(\.vers))
        named.formUnion(plan.indicateurs.compactMap(\.noeud))
        named.formUnion(plan.schemas.flatMap(\.noeuds))
        for noeud in plan.noeuds {
            named.formUnion(noeud.references)
            named.formUnion(noeud.rattachementSecondaire?.valeur?.ids ?? [])
            for contenu in noeud.champs.values {
                if case .liens(let liens) = contenu.valeur { named.formUnion(liens.compactMap(\.vers.valeur)) }
            }
        }
        return named
    }

    /// Takes a node and all that is below it elsewhere, under a node of a higher level or to the root.
    private mutating func moveNode(_ plan: inout Plan) {
        guard let start = pick(plan.noeuds.indices) else { return }
        let index = PlanIndex(plan)
        var branch = index.descendance(de: plan.noeuds[start].id)
        let rang = rank(branch[0].niveau, in: plan)
        plan.noeuds.removeSubrange(start..<(start + branch.count))
        let above = plan.noeuds.indices.filter { rank(plan.noeuds[$0].niveau, in: plan) < rang }
        if let parent = flip() ? nil : pick(above) {
            branch[0].parent = plan.noeuds[parent].id
            plan.noeuds.insert(contentsOf: branch, at: parent + 1)
        } else {
            branch[0].parent = nil
            let atStart = flip()
            plan.noeuds.insert(contentsOf: branch, at: atStart ? 0 : plan.noeuds.endIndex)
        }
    }

    private mutating func changeField(_ plan: inout Plan) {
        guard let place = pick(plan.noeuds.indices) else { return }
        let niveau = plan.noeuds[place].niveau
        guard let champ = pick(plan.champs.filter { $0.niveaux.contains(niveau) }) else { return }
        let contenu: Contenu
        switch champ.type {
        case .texte: contenu = .texte(text())
        case .liste: contenu = .liste([text(), text()])
        case .organisations: contenu = .organisations(mentions(in: plan))
        case .periode: contenu = .periode(somePeriod())
        case .indicateurs: contenu = .indicateurs([indicator(in: plan), indicator(in: plan)])
        case .liens:
            let vers = pick(plan.noeuds).map { renseignement($0.id) } ?? .absent(.illisible)
            contenu = .liens([Lien(vers: vers, imprime: optionalText(), note: optionalText())])
        case .chiffres: contenu = .chiffres([figure(in: plan), Chiffre(texte: text())])
        case .montants: contenu = .montants([amount(in: plan), amount(in: plan)])
        case .duree:
            contenu = .duree(flip() ? duree("18 mois") : Duree(imprime: "un certain temps", mois: flip() ? 7 : nil))
        case .calendrier:
            var etape = EtapeDatee(annee: 2019, etape: text(), fait: pick([true, false, nil]) ?? nil)
            etape.note = optionalText()
            contenu = .calendrier([etape, EtapeDatee(annee: 2020, etape: text())])
        }
        plan.noeuds[place].champs[champ.id] = Int.random(in: 0..<6, using: &random) == 0 ? nil : renseignement(contenu)
        let renvois = renvois(in: plan)
        plan.noeuds[place].sources[flip() ? champ.id.rawValue : "titre"] = renvois.isEmpty ? nil : renvois
    }

    // MARK: - The rest of the file

    private mutating func changeIndicator(_ plan: inout Plan) {
        if flip() || plan.indicateurs.isEmpty {
            var added = indicator(in: plan)
            added.noeud = nil
            plan.indicateurs.append(added)
        } else if flip() {
            plan.indicateurs.removeLast()
        } else {
            plan.indicateurs.reverse()
            plan.indicateurs[0].titre = text()
        }
    }

    private mutating func changeHeader(_ plan: inout Plan) {
        switch Int.random(in: 0..<10, using: &random) {
        case 6:
            plan.sigle = optionalText()
            plan.duree = flip() ? renseignement(duree("6 ans")) : nil
            plan.contact = flip() ? someContact() : nil
        case 7:
            let horizon = somePeriod()
            // Added only: the periods that the others give days to were read with them.
            plan.horizons.append(.init(nom: newName(), periode: horizon))
        case 0: plan.titre = text()
        case 1: plan.resume = optionalText()
        case 2: plan.version = .init(libelle: text(), date: renseignement(jour("2019-02-28")), etat: .arrete)
        case 3: plan.copilotes = mentions(in: plan)
        case 4:
            let encadre = pick(plan.champs).map { Fiche.Encadre(titre: text(), champs: [$0.id]) }
            plan.fiche = pick(Fiche.Forme.allCases).map { Fiche($0, encadre: flip() ? encadre : nil) }
        case 5: plan.fuseau = flip() ? nil : pick(Fuseau.allCases)
        case 8: plan.succedeA = flip() ? nil : Identifiant(rawValue: "plan-d-avant")
        default: plan.source = renvois(in: plan)
        }
    }

    private mutating func addOrganisation(_ plan: inout Plan) {
        let sigle = newName()
        var organisation = Organisation(
            sigle: sigle, nom: renseignement(text()), nature: pick(Organisation.Nature.allCases) ?? .organisme,
            note: optionalText(), source: renvois(in: plan))
        organisation.siren = flip() ? "552100554" : nil
        organisation.siret = flip() ? "55210055400013" : nil
        organisation.contact = flip() ? someContact() : nil
        plan.organisations.append(organisation)
        var territoire = Territoire(nom: newName())
        territoire.insee = flip() ? "15120" : nil
        (territoire.note, territoire.source) = (optionalText(), renvois(in: plan))
        plan.territoires.append(territoire)
        plan.glossaire.append(Sigle(sigle: sigle, sens: renseignement(text())))
    }

    private mutating func changeGovernance(_ plan: inout Plan) {
        var instance = Instance(id: id(newName()), nom: text())
        instance.role = pick(Instance.Role.allCases)
        instance.presidence = mentions(in: plan)
        let regles: [Instance.Rythme.Regle?] = [.mois([3, 10]), .foisParAn(min: 1, max: 2), .libre, nil]
        let rythme = Instance.Rythme(imprime: text(), regle: pick(regles) ?? nil)
        instance.rythme = flip() ? renseignement(rythme) : nil
        instance.statut = pick(Instance.Statut.allCases)
        instance.statutPresidence = flip() ? pick(Instance.Statut.allCases) : nil
        instance.statutRythme = instance.rythme == nil ? nil : pick(Instance.Statut.allCases)
        instance.missions = [.init(id: newName(), titre: text())]
        instance.alimente = pick(plan.instances)?.id
        plan.instances.insert(instance, at: 0)
        var etape = Etape(id: id(newName()), titre: text())
        etape.apres = plan.procedure.last?.id
        etape.periode = renseignement(somePeriod())
        plan.procedure.append(etape)
        var convention = Convention(id: id(newName()), titre: text())
        convention.signataires = mentions(in: plan)
        convention.noeuds = plan.noeuds.prefix(1).map(\.id)
        plan.conventions.append(convention)
        var schema = SchemaLie(id: id(newName()), titre: text())
        (schema.sigle, schema.relation, schema.note) = (optionalText(), optionalText(), optionalText())
        schema.periode = flip() ? renseignement(somePeriod()) : nil
        schema.noeuds = plan.noeuds.prefix(2).map(\.id)
        schema.url = flip() ? "http://example.fr" : nil
        plan.schemas.append(schema)
    }

    private mutating func changeTranscription(_ plan: inout Plan) {
        if flip(), !plan.contradictions.isEmpty {
            plan.contradictions.removeFirst()
            return
        }
        let (one, other) = (text(), text())
        var contradiction = Contradiction(
            id: id(newName()), lectures: [.init(valeur: one), .init(valeur: other, source: renvois(in: plan))])
        contradiction.noeud = pick(plan.noeuds)?.id
        contradiction.retenue = flip() ? other : nil
        contradiction.motif = optionalText()
        plan.contradictions.append(contradiction)
        plan.retraits.append(Retrait(id: id(newName()), sort: .clos, motif: text()))
        var jalon = Jalon(id: id(newName()), titre: text())
        jalon.note = optionalText()
        plan.jalons.append(jalon)
        if let niveau = pick(plan.niveaux) {
            plan.annonces.append(Annonce(niveau: niveau.id, nombre: Int.random(in: 0...9, using: &random)))
        }
    }

    private mutating func changeSources(_ plan: inout Plan) {
        var source = Source(id: newName(), titre: text(), nature: pick(Source.Nature.allCases) ?? .autre)
        source.date = flip() ? renseignement(somePeriod()) : nil
        source.note = optionalText()
        source.url = flip() ? "https://example.fr/x" : nil
        plan.sources.append(source)
        if let place = pick(plan.niveaux.indices) { plan.niveaux[place].mot = text() }
        if let place = pick(plan.champs.indices) { plan.champs[place].attendu.toggle() }
    }
}
