/// A plan laid out as elements with named fields: what two versions are compared on, and rebuilt from.
struct PlanElements: Hashable, Sendable {
    /// What an element is: a section of the file, a node, an indicator, or the order of a group.
    struct Cle: Hashable, Sendable {
        var genre: String
        var id: String
    }

    /// In the order of the document.
    private(set) var cles: [Cle] = []
    private var champs: [Cle: [Arbre.Entree]] = [:]

    static let racine = ""
    /// Sections whose elements have an `id`.
    private static let identifiees = [
        "sources", "niveaux", "champs", "instances", "procedure", "conventions", "evaluations", "jalons", "schemas",
        "contradictions", "retraits",
    ]
    /// Sections that are one table.
    private static let uniques = ["plan", "fiche", "audiences"]
    private static let parSigle = ["organisations", "territoires", "glossaire"]

    init() {}

    init(_ plan: Plan) {
        let index = PlanIndex(plan)
        for section in plan.sections {
            switch section.cle {
            case let nom where Self.uniques.contains(nom): insert(nom, Self.racine, section.valeur.table ?? [])
            case let nom where Self.identifiees.contains(nom):
                insertGroup(nom, (section.valeur.liste ?? []).map { ($0["id"]?.texte ?? "", $0.table ?? []) })
            case let nom where Self.parSigle.contains(nom):
                insertGroup(nom, (section.valeur.table ?? []).map { ($0.cle, [.init("valeur", $0.valeur)]) })
            case "annonces":
                // Announced counts have no identity of their own: the list is one value.
                insert("annonces", Self.racine, [.init("valeur", section.valeur)])
            default: break
            }
        }
        insertOrder(of: "noeuds", index.racines.map(\.id.rawValue), under: Self.racine)
        for noeud in plan.noeuds {
            insert("noeuds", noeud.id.rawValue, Self.fields(of: noeud, plan.champs))
            insertOrder(of: "noeuds", index.enfants(de: noeud.id).map(\.id.rawValue), under: noeud.id.rawValue)
        }
        for (indicateur, _) in plan.tousLesIndicateurs {
            insert("indicateurs", indicateur.id.rawValue, indicateur.arbre.table ?? [])
        }
        insertOrder(of: "indicateurs", plan.indicateurs.map(\.id.rawValue), under: Self.racine)
    }

    subscript(cle: Cle) -> [Arbre.Entree]? {
        get { champs[cle] }
        set {
            if champs[cle] == nil, newValue != nil { cles.append(cle) }
            if newValue == nil { cles.removeAll { $0 == cle } }
            champs[cle] = newValue
        }
    }

    /// - Throws: `UnreadablePlan` when the elements do not make a plan.
    func plan() throws(UnreadablePlan) -> Plan {
        var root: [Arbre.Entree] = [.init("format", .texte(PlanReader.format))]
        for genre in Self.uniques {
            champs[Cle(genre: genre, id: Self.racine)].map { root.append(.init(genre, Arbre(.table($0)))) }
        }
        for genre in Self.identifiees {
            let tables = order(of: genre).compactMap { champs[Cle(genre: genre, id: $0)].map { Arbre(.table($0)) } }
            // The format wants these two, even empty.
            let isWanted = ["sources", "niveaux"].contains(genre)
            if isWanted || !tables.isEmpty { root.append(.init(genre, .liste(tables))) }
        }
        for genre in Self.parSigle {
            let entries = order(of: genre).compactMap { id in
                champs[Cle(genre: genre, id: id)]?.first.map { Arbre.Entree(id, $0.valeur) }
            }
            if !entries.isEmpty { root.append(.init(genre, Arbre(.table(entries)))) }
        }
        if let annonces = champs[Cle(genre: "annonces", id: Self.racine)]?.first {
            root.append(.init("annonces", annonces.valeur))
        }
        let indicateurs = order(of: "indicateurs").compactMap { indicateur($0) }
        if !indicateurs.isEmpty { root.append(.init("indicateurs", .liste(indicateurs))) }
        root.append(.init("noeuds", .liste(order(of: "noeuds").compactMap(nested))))
        let plan = try PlanReader(file: "comparaison").read(Arbre(.table(root))).plan
        // An element that no order names has lost its place: it would vanish in silence.
        let kept = Set(PlanElements(plan).cles)
        let lost = cles.filter { !kept.contains($0) && !isEmptyOrder($0) }
        guard lost.isEmpty else {
            throw UnreadablePlan(
                diagnostics: lost.map {
                    Diagnostic(
                        fichier: "comparaison", lieu: .inconnu,
                        trouve: "« \($0.id) » (\($0.genre)) sans place dans le plan",
                        attendu: "un élément que sa section ou son parent nomme")
                })
        }
        return plan
    }

    private func isEmptyOrder(_ cle: Cle) -> Bool {
        cle.genre.hasPrefix("ordre/") && champs[cle]?.first?.valeur.liste?.isEmpty ?? true
    }

    // MARK: - Nodes

    private static func fields(of noeud: Noeud, _ ordre: [Champ]) -> [Arbre.Entree] {
        (noeud.arbre(ordre).table ?? []).flatMap { entree -> [Arbre.Entree] in
            guard entree.cle == "champs" || entree.cle == "sources" else { return [entree] }
            return (entree.valeur.table ?? []).map {
                let valeur = entree.cle == "champs" ? withoutIndicators($0.valeur, in: noeud, $0.cle) : $0.valeur
                return .init("\(entree.cle).\($0.cle)", valeur)
            }
        }
    }

    /// Indicators are elements of their own: the field keeps their identifiers.
    private static func withoutIndicators(_ valeur: Arbre, in noeud: Noeud, _ cle: String) -> Arbre {
        guard let id = Identifiant<Champ>(rawValue: cle), case .indicateurs? = noeud.champs[id]?.valeur else {
            return valeur
        }
        func identifiers(_ arbre: Arbre) -> Arbre { .liste((arbre.liste ?? []).map { .texte($0["id"]?.texte ?? "") }) }
        guard let entries = valeur.table else { return identifiers(valeur) }
        return Arbre(.table(entries.map { $0.cle == "valeur" ? .init("valeur", identifiers($0.valeur)) : $0 }))
    }

    private func nested(_ id: String) -> Arbre? {
        guard let fields = champs[Cle(genre: "noeuds", id: id)] else { return nil }
        var entries: [Arbre.Entree] = []
        var groups: [String: [Arbre.Entree]] = [:]
        for field in fields {
            let parts = field.cle.split(separator: ".", maxSplits: 1)
            if parts.count == 2 {
                let valeur = parts[0] == "champs" ? withIndicators(field.valeur, String(parts[1])) : field.valeur
                groups[String(parts[0]), default: []].append(.init(String(parts[1]), valeur))
            } else {
                entries.append(field)
            }
        }
        for group in ["champs", "sources"] { groups[group].map { entries.append(.init(group, Arbre(.table($0)))) } }
        let children = order(of: "noeuds", under: id).compactMap(nested)
        if !children.isEmpty { entries.append(.init("contient", .liste(children))) }
        return Arbre(.table(entries))
    }

    private func withIndicators(_ valeur: Arbre, _ champ: String) -> Arbre {
        let type = champs[Cle(genre: "champs", id: champ)]?.first { $0.cle == "type" }?.valeur.texte
        guard type == Champ.Genre.indicateurs.rawValue else { return valeur }
        func expanded(_ arbre: Arbre) -> Arbre {
            arbre.liste.map { .liste($0.compactMap { $0.texte.flatMap(indicateur) }) } ?? arbre
        }
        guard let entries = valeur.table else { return expanded(valeur) }
        return Arbre(.table(entries.map { $0.cle == "valeur" ? .init("valeur", expanded($0.valeur)) : $0 }))
    }

    private func indicateur(_ id: String) -> Arbre? {
        champs[Cle(genre: "indicateurs", id: id)].map { Arbre(.table($0)) }
    }

    // MARK: - Order

    static func ordre(_ genre: String, under parent: String) -> Cle { Cle(genre: "ordre/\(genre)", id: parent) }

    private func order(of genre: String, under parent: String = racine) -> [String] {
        (champs[Self.ordre(genre, under: parent)]?.first?.valeur.liste ?? []).compactMap(\.texte)
    }

    private mutating func insertOrder(of genre: String, _ ids: [String], under parent: String) {
        guard !ids.isEmpty else { return }
        let cle = Self.ordre(genre, under: parent)
        insert(cle.genre, cle.id, [.init("ordre", .liste(ids.map(Arbre.texte)))])
    }

    private mutating func insertGroup(_ genre: String, _ elements: [(id: String, champs: [Arbre.Entree])]) {
        insertOrder(of: genre, elements.map(\.id), under: Self.racine)
        for element in elements { insert(genre, element.id, element.champs) }
    }

    private mutating func insert(_ genre: String, _ id: String, _ entries: [Arbre.Entree]) {
        self[Cle(genre: genre, id: id)] = entries
    }
}
