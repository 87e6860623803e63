/// The pieces that several sections share, and the registers that cross-checks use.
extension PlanReader {
    struct Lieux {
        /// Every identifier of the plan, whatever it names, with the place of its declaration.
        var declarations: [String: Arbre.Lieu] = [:]
        var noeuds: [(id: Identifiant<Noeud>, lieu: Arbre.Lieu)] = []
        /// Secondary nodes, each with the node that comes under it.
        var rattachements: [(noeud: Identifiant<Noeud>, vers: Identifiant<Noeud>, lieu: Arbre.Lieu)] = []
        /// Declared, but too faulty to be made: a reference to one of them is not at fault.
        var noeudsFautifs: Set<String> = []
        var niveauxFautifs: Set<String> = []
        var instances: [(id: Identifiant<Instance>, lieu: Arbre.Lieu)] = []
        var etapes: [(id: Identifiant<Etape>, lieu: Arbre.Lieu)] = []
        /// Periods of the sheets, to be compared with the plan's own.
        var periodes: [(periode: Periode, lieu: Arbre.Lieu)] = []
        var annonces: [Arbre.Lieu] = []
    }

    /// - Parameter exemple: The element that a bare text stands for, for the advice.
    mutating func list<Element>(
        _ node: Arbre?, exemple: (String) -> String? = { _ in nil },
        _ element: (inout PlanReader, Arbre) -> Element?
    ) -> [Element] {
        guard let node else { return [] }
        guard let elements = node.liste else { return tree.notAList(node, mots: false, element: exemple) ?? [] }
        return elements.compactMap { element(&self, $0) }
    }

    /// The entries of a table whose keys are free (sigles).
    mutating func entries<Element>(
        _ node: Arbre?, of what: String, _ element: (inout PlanReader, Arbre.Entree) -> Element?
    ) -> [Element] {
        guard let node else { return [] }
        guard let entries = node.table else {
            tree.fault(
                node.lieu, found: tree.shape(node),
                expected: "une table (\(what)) : une ligne « sigle: nom » par entrée")
            return []
        }
        return entries.compactMap { element(&self, $0) }
    }

    /// Takes the `id` of a declaration; all identifiers of a plan share one space.
    mutating func declared<Genre>(
        _ fields: TreeReader.Fields, of what: String, _ genre: Genre.Type
    ) -> Identifiant<Genre>? {
        guard let id = tree.requiredIdentifier(fields, "id", of: what, genre) else { return nil }
        let place = fields["id"]?.lieu ?? fields.lieu
        // Levels are words of the plan: a node may well bear the same one.
        guard genre != Niveau.self else { return id }
        if let first = lieux.declarations[id.rawValue] {
            tree.fault(
                place, found: "l'identifiant « \(id) », déjà déclaré ligne \(first.ligne)",
                expected: "un identifiant unique dans le plan",
                remedy: "choisissez un autre identifiant pour l'un des deux")
        } else {
            lieux.declarations[id.rawValue] = place
        }
        return id
    }

    mutating func known<Genre>(
        _ id: Identifiant<Genre>, at node: Arbre, among declared: some Collection<Identifiant<Genre>>, what: String
    ) -> Identifiant<Genre>? {
        if declared.contains(id) { return id }
        let names = declared.map(\.rawValue).sorted()
        tree.fault(
            node.lieu, found: "« \(id) »", expected: "\(what) : \(names.prefix(12).joined(separator: ", "))",
            remedy: suggestion(id.rawValue, among: names))
        return nil
    }

    /// A reference to a node, compared with the declared ones once all is read.
    mutating func noeudReference(_ node: Arbre?) -> Identifiant<Noeud>? {
        guard let node, let id = tree.identifier(node, Noeud.self) else { return nil }
        lieux.noeuds.append((id, node.lieu))
        return id
    }

    mutating func renseignement<Valeur>(
        _ node: Arbre, _ decode: (inout PlanReader, Arbre) -> Valeur?
    ) -> Renseignement<Valeur>? {
        // The common form is decoded by the tree reader; the value itself may need our registers.
        var inner: Arbre?
        guard
            let shell = tree.renseignement(
                node,
                { _, value -> Arbre? in
                    inner = value
                    return value
                })
        else { return nil }
        guard let inner else { return shell.absence.map { .absent($0, precision: shell.precision) } }
        return decode(&self, inner).map { .connu($0, precision: shell.precision) }
    }

    mutating func renvois(_ node: Arbre?) -> [Renvoi] {
        let renvois = tree.renvois(node)
        for renvoi in renvois where !sources.contains(renvoi.source) {
            tree.fault(
                node?.lieu ?? .inconnu, found: "la source « \(renvoi.source) »",
                expected: "une source déclarée : \(sources.sorted().joined(separator: ", "))",
                remedy: "ajoutez-la à « sources », ou corrigez le renvoi")
        }
        return renvois
    }

    /// A list of organisations, or one of the four words in place of the whole list.
    mutating func mentions(_ node: Arbre?) -> [Mention] {
        if let absence = node?.texte.flatMap(Absence.init(rawValue:)) { return [Mention(.absente(absence))] }
        let mentions = list(node) { reader, node in reader.mention(node).map { ($0, node.lieu) } }
        uniques(mentions.map { ($0.0.texte, $0.1) }, "l'organisation")
        return mentions.map(\.0)
    }

    mutating func mention(_ node: Arbre) -> Mention? {
        if node.texte != nil {
            guard let text = tree.text(node) else { return nil }
            if let absence = Absence(rawValue: text) { return Mention(.absente(absence)) }
            return sigle(text, at: node).map { Mention(.sigle($0)) }
        }
        guard
            let fields = tree.fields(
                node, ["sigle", "libelle", "statut", "precision", "note"], of: "une organisation citée")
        else { return nil }
        let (precision, note) = (tree.text(fields["precision"]), tree.text(fields["note"]))
        let named = ["sigle", "libelle", "statut"].filter { fields[$0] != nil }
        guard named.count == 1 else {
            tree.fault(
                node.lieu, found: named.isEmpty ? "aucun nom" : named.joined(separator: " et "),
                expected: "une seule clé parmi sigle, libelle, statut")
            return nil
        }
        if let libelle = fields["libelle"] {
            return tree.text(libelle).map { Mention(.libelle($0), precision: precision, note: note) }
        }
        if let statut = fields["statut"] {
            return tree.choice(statut, Absence.self).map { Mention(.absente($0), precision: precision, note: note) }
        }
        guard let node = fields["sigle"], let text = tree.text(node) else { return nil }
        return sigle(text, at: node).map { Mention(.sigle($0), precision: precision, note: note) }
    }

    mutating func sigle(_ text: String, at node: Arbre) -> String? {
        if sigles.contains(text) { return text }
        tree.fault(
            node.lieu, found: "« \(text) »", expected: "un sigle déclaré dans « organisations »",
            remedy: suggestion(text, among: sigles.sorted())
                ?? "déclarez-le, ou écrivez { libelle: \(text) } si ce n'est pas un organisme")
        return nil
    }

    mutating func renseignementPeriode(_ node: Arbre, inSheet: Bool = false) -> Renseignement<Periode>? {
        renseignement(node) { reader, node in
            guard let periode = reader.tree.periode(node, reader.repere) else { return nil }
            if inSheet { reader.lieux.periodes.append((periode, node.lieu)) }
            return periode
        }
    }
}

extension TreeReader {
    /// The printed wording, alone or with the bounds that it means.
    /// - Parameter repere: What the words of the plan mean in it; nothing before its header is read.
    mutating func periode(_ node: Arbre, _ repere: Periode.Repere = .init()) -> Periode? {
        if node.texte != nil {
            guard let text = text(node) else { return nil }
            if let periode = Periode(imprime: text, repere: repere) { return periode }
            if Self.pasEncoreChoisi.contains(text.folded) {
                fault(
                    node.lieu, found: "« \(text) »", expected: "une période, ou le mot « à définir »",
                    remedy: "écrivez { statut: à définir, precision: \(Self.enLigne(text)) }")
                return nil
            }
            // The years of this plan: an advice that quotes others would be copied with them.
            let annee = (repere.plan?.debut ?? repere.plan?.fin)?.annee
            let exemples = annee.map { "\($0), 1er semestre \($0), \($0)-\($0 + 1)…" }
            if let raison = text.dateImpossible {
                fault(node.lieu, found: "« \(text) »", expected: "une période comprise", remedy: raison)
                return nil
            }
            let bornes = annee.map { "debut: \($0)-01-01, fin: \($0)-12-31" } ?? "debut: AAAA-MM-JJ, fin: AAAA-MM-JJ"
            fault(
                node.lieu, found: "« \(text) »",
                expected: "une période comprise (\(exemples ?? "une année, 1er semestre et l'année, fin et l'année…"))",
                remedy: "donnez les bornes : { imprime: \(Self.enLigne(text)), \(bornes) }")
            return nil
        }
        let keys = ["imprime", "debut", "fin", "hors_plan"]
        guard let fields = fields(node, keys, of: "une période"),
            let imprime = requiredLine(fields, "imprime", of: "une période")
        else { return nil }
        let debut = fields["debut"].flatMap { day($0) }
        let fin = fields["fin"].flatMap { day($0) }
        let horsPlan = text(fields["hors_plan"])
        if let debut, let fin, fin < debut {
            fault(
                fields["fin"]?.lieu ?? node.lieu, found: "une fin (\(fin)) avant le début (\(debut))",
                expected: "une fin le jour du début ou après")
        }
        var periode = Periode(imprime: imprime, repere: repere) ?? Periode(imprime: imprime, debut: nil, fin: nil)
        if fields["debut"] != nil || fields["fin"] != nil {
            periode = Periode(imprime: imprime, debut: debut, fin: fin, dejaEngagee: periode.dejaEngagee)
        }
        periode.horsPlan = horsPlan
        return periode
    }

    /// What plans print for a date that nobody has chosen yet.
    private static let pasEncoreChoisi: Set<String> = [
        "a preciser", "a determiner", "a fixer", "a confirmer", "a venir", "a planifier", "a programmer",
        "a completer", "a decider", "date a definir", "date a preciser", "periode a definir",
    ]

    /// A text as it stands between braces: in quotes when one of its signs would cut it.
    static func enLigne(_ text: String) -> String {
        let simple = !text.contains { ",:{}[]#&*!|>'\"%@`?".contains($0) } && !text.hasPrefix("-")
        return simple ? text : "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
