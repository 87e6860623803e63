import Foundation

extension PlanReader {
    static let noeudKeys = [
        "id", "niveau", "code", "code_deduit", "titre", "autres_titres", "resume", "references",
        "rattachement_secondaire", "priorite", "champs", "source", "sources", "note", "contient",
    ]

    /// The nodes of the tree, each after its parent.
    mutating func readNoeuds(_ node: Arbre?) -> [Noeud] {
        var noeuds: [Noeud] = []
        read(node, under: nil, into: &noeuds)
        return noeuds
    }

    private mutating func read(_ node: Arbre?, under parent: Noeud?, into noeuds: inout [Noeud]) {
        guard let node else { return }
        guard let elements = node.liste else {
            _ = list(node) { _, _ in Optional<Never>.none }
            return
        }
        for element in elements {
            guard let fields = noeudFields(element) else { continue }
            let noeud = noeud(fields, under: parent)
            if let noeud { noeuds.append(noeud) }
            // A faulty node still has its children read, under it when it could be made.
            read(fields["contient"], under: noeud ?? parent, into: &noeuds)
        }
    }

    /// A field of the sheet that stands beside `titre` belongs one step lower: said so, and nothing else of it.
    private mutating func noeudFields(_ element: Arbre) -> TreeReader.Fields? {
        let egares = (element.table ?? []).filter { entry in
            !Self.noeudKeys.contains(entry.cle)
                && Identifiant<Champ>(rawValue: entry.cle).map { champs[$0] != nil } ?? false
        }
        for entry in egares {
            tree.fault(
                entry.lieu, found: "le champ « \(entry.cle) » directement sur le nœud",
                expected: "les champs de la fiche sous la clé « champs » du nœud",
                remedy: "mettez-le sous « champs: », en retrait : champs: { \(entry.cle): … }")
        }
        return tree.fields(element, Self.noeudKeys + egares.map(\.cle), of: "un nœud")
    }

    private mutating func noeud(_ fields: TreeReader.Fields, under parent: Noeud?) -> Noeud? {
        let id = declared(fields, of: "un nœud", Noeud.self)
        if fields["niveau"] == nil { tree.missing("niveau", in: fields, of: "un nœud") }
        let niveau = fields["niveau"].flatMap { self.niveau($0) }
        if let niveau, let parent, let rang = niveaux[niveau]?.rang, let above = niveaux[parent.niveau],
            rang <= above.rang
        {
            tree.fault(
                fields["niveau"]?.lieu ?? fields.lieu,
                found: "un nœud de niveau « \(niveau) » sous un nœud de niveau « \(parent.niveau) »",
                expected: "un niveau plus bas, dans l'ordre de « niveaux »",
                remedy: "vérifiez l'indentation de ce nœud, ou l'ordre des niveaux")
        }
        if fields["titre"] == nil { tree.missing("titre", in: fields, of: "un nœud (ou « titre: illisible »)") }
        let titre = fields["titre"].flatMap { tree.renseignement($0) { $0.line($1) } }
        let code = tree.line(fields["code"])
        let codeDeduit = tree.boolean(fields["code_deduit"], default: false)
        let autres = list(fields["autres_titres"]) { $0.autreTitre($1) }
        let resume = tree.text(fields["resume"])
        let references = list(fields["references"]) { $0.noeudReference($1) }
        let avant = lieux.noeuds.count
        let secondaire = fields["rattachement_secondaire"].flatMap { renseignement($0) { $0.rattachements($1) } }
        if let id { lieux.rattachements += lieux.noeuds[avant...].map { (id, $0.id, $0.lieu) } }
        let priorite = fields["priorite"].flatMap { self.priorite($0) }
        let contenus = niveau.map { champs(fields["champs"], of: $0) } ?? [:]
        let source = renvois(fields["source"])
        let sources = entries(fields["sources"], of: "sources") { reader, entry in
            reader.sourceDeChamp(entry)
        }
        let note = tree.text(fields["note"])
        guard let id, let niveau, let titre else {
            if let id { lieux.noeudsFautifs.insert(id.rawValue) }
            return nil
        }
        var noeud = Noeud(id: id, parent: parent?.id, niveau: niveau, code: code, titre: titre)
        (noeud.codeDeduit, noeud.autresTitres, noeud.resume) = (codeDeduit, autres, resume)
        (noeud.references, noeud.rattachementSecondaire, noeud.champs) = (references, secondaire, contenus)
        (noeud.source, noeud.note, noeud.priorite) = (source, note, priorite)
        noeud.sources = Dictionary(sources, uniquingKeysWith: +)
        return noeud
    }

    /// One node, or several in their rank.
    private mutating func rattachements(_ node: Arbre) -> Noeud.Rattachements? {
        guard node.liste != nil else { return noeudReference(node).map { [$0] } }
        var ids: [Identifiant<Noeud>] = []
        for element in node.liste ?? [] {
            guard let id = noeudReference(element) else { continue }
            if ids.contains(id) {
                tree.fault(
                    element.lieu, found: "« \(id) » deux fois", expected: "chaque nœud une seule fois, à son rang")
            }
            ids.append(id)
        }
        if node.liste?.isEmpty == true {
            tree.fault(
                node.lieu, found: "une liste vide", expected: "un nœud ou plusieurs, dans leur rang",
                remedy: "écrivez « non renseigné », ou supprimez la clé")
        }
        return ids.isEmpty ? nil : .init(ids)
    }

    /// « 1 » is a rank and its own wording.
    private mutating func priorite(_ node: Arbre) -> Noeud.Priorite? {
        guard node.table != nil else {
            return tree.text(node).map { .init(imprime: $0) }
        }
        guard let fields = tree.fields(node, ["imprime", "rang"], of: "une priorité") else { return nil }
        let rang = tree.integer(fields["rang"], in: 1...99)
        return tree.requiredText(fields, "imprime", of: "une priorité").map { .init(imprime: $0, rang: rang) }
    }

    private mutating func autreTitre(_ node: Arbre) -> Noeud.AutreTitre? {
        guard let fields = tree.fields(node, ["titre", "source"], of: "un autre titre"),
            let titre = tree.requiredLine(fields, "titre", of: "un autre titre")
        else { return nil }
        return .init(titre: titre, source: renvois(fields["source"]))
    }

    /// A declared field, or a key of the node such as `titre`.
    func isField(_ key: String) -> Bool {
        Identifiant<Champ>(rawValue: key).map { champs[$0] != nil } ?? false || Self.noeudKeys.contains(key)
    }

    private mutating func sourceDeChamp(_ entry: Arbre.Entree) -> (String, [Renvoi])? {
        guard isField(entry.cle) else {
            let keys = champs.keys.map(\.rawValue).sorted() + Self.noeudKeys
            tree.fault(
                entry.lieu, found: "« \(entry.cle) »", expected: "un champ déclaré, ou une clé du nœud",
                remedy: suggestion(entry.cle, among: keys))
            return nil
        }
        let renvois = renvois(entry.valeur)
        return renvois.isEmpty ? nil : (entry.cle, renvois)
    }

    private mutating func champs(
        _ node: Arbre?, of niveau: Identifiant<Niveau>
    ) -> [Identifiant<Champ>: Renseignement<Contenu>] {
        var contenus: [Identifiant<Champ>: Renseignement<Contenu>] = [:]
        guard let node else { return contenus }
        guard let entries = node.table else {
            tree.fault(node.lieu, found: tree.shape(node), expected: "une table (les champs de la fiche)")
            return contenus
        }
        for entry in entries {
            let id = Identifiant<Champ>(rawValue: entry.cle)
            guard let id, let champ = champs[id] else {
                let names = champs.values.filter { $0.niveaux.contains(niveau) }.map(\.id.rawValue).sorted()
                tree.fault(
                    entry.lieu, found: "le champ « \(entry.cle) »",
                    expected: "un champ déclaré pour ce niveau : \(names.joined(separator: ", "))",
                    remedy: suggestion(entry.cle, among: names))
                continue
            }
            if !champ.niveaux.contains(niveau) {
                tree.fault(
                    entry.lieu, found: "le champ « \(entry.cle) » sur un nœud de niveau « \(niveau) »",
                    expected: "un champ de ce niveau",
                    remedy: "ajoutez « \(niveau) » à la clé « niveaux » du champ, ou déplacez la valeur")
            }
            contenus[id] = contenu(entry.valeur, of: champ)
        }
        return contenus
    }

    private mutating func contenu(_ node: Arbre, of champ: Champ) -> Renseignement<Contenu>? {
        if (node["valeur"] ?? node).liste?.isEmpty == true {
            tree.fault(
                node.lieu, found: "une liste vide", expected: "au moins un élément, ou l'un des quatre mots",
                remedy: "écrivez « non renseigné », ou supprimez la clé")
            return nil
        }
        switch champ.type {
        case .texte: return tree.renseignement(node) { $0.text($1).map(Contenu.texte) }
        case .periode: return renseignementPeriode(node, inSheet: true)?.map(Contenu.periode)
        case .liste:
            return tree.renseignement(node) { reader, node in
                node.liste.map { _ in .liste(reader.list(node) { $0.text($1) }) } ?? reader.notAList(node)
            }
        case .organisations:
            return renseignement(node) { reader, node in
                node.liste.map { _ in .organisations(reader.mentions(node)) } ?? reader.tree.notAList(node)
            }
        case .indicateurs:
            return renseignement(node) { reader, node in
                node.liste.map { _ in .indicateurs(reader.list(node) { $0.indicateur($1, ofPlan: false) }) }
                    ?? reader.tree.notAList(node) { "{ id: …, titre: \(TreeReader.enLigne(String($0.prefix(40)))) }" }
            }
        case .liens:
            return renseignement(node) { reader, node in
                node.liste.map { _ in .liens(reader.list(node) { $0.lien($1) }) }
                    ?? reader.tree.notAList(node) { "{ vers: \(TreeReader.enLigne($0)) }" }
            }
        case .chiffres:
            return renseignement(node) { reader, node in
                node.liste.map { _ in .chiffres(reader.list(node) { $0.chiffre($1) }) } ?? reader.tree.notAList(node)
            }
        case .montants:
            return renseignement(node) { reader, node in
                node.liste.map { _ in .montants(reader.list(node) { $0.montant($1) }) }
                    ?? reader.tree.notAList(node) { texte in
                        TreeReader.nombreSeul(texte).map { "{ valeur: \($0), devise: EUR }" }
                            ?? "{ valeur: …, objet: … }"
                    }
            }
        case .calendrier:
            return renseignement(node) { reader, node in
                node.liste.map { _ in .calendrier(reader.list(node) { $0.etapeDatee($1) }) }
                    ?? reader.tree.notAList(node) { [annee = reader.tree.annee] texte in
                        "{ annee: \(annee.map(String.init) ?? "…"), etape: \(TreeReader.enLigne(String(texte.prefix(40)))) }"
                    }
            }
        case .duree: return renseignement(node) { reader, node in reader.duree(node).map(Contenu.duree) }
        }
    }

    private mutating func lien(_ node: Arbre) -> Lien? {
        guard let fields = tree.fields(node, ["vers", "imprime", "note"], of: "un lien") else { return nil }
        guard let vers = fields["vers"] else {
            tree.missing("vers", in: fields, of: "un lien")
            return nil
        }
        let cible = renseignement(vers) { $0.noeudReference($1) }
        let (imprime, note) = (tree.line(fields["imprime"]), tree.text(fields["note"]))
        return cible.map { Lien(vers: $0, imprime: imprime, note: note) }
    }

    mutating func indicateur(_ node: Arbre, ofPlan: Bool) -> Indicateur? {
        var keys = [
            "id", "titre", "nature", "unite", "reference", "cibles", "sens", "periodicite", "origine", "producteur",
            "territoires", "note", "source",
        ]
        if ofPlan { keys.append("noeud") }
        guard let fields = tree.fields(node, keys, of: "un indicateur") else { return nil }
        let id = declared(fields, of: "un indicateur", Indicateur.self)
        let titre = tree.requiredLine(fields, "titre", of: "un indicateur")
        let reference = fields["reference"].flatMap { node -> Renseignement<Indicateur.Point>? in
            if node["statut"] != nil || node.texte.flatMap(Absence.init(rawValue:)) != nil {
                return renseignement(node) { $0.point($1) }
            }
            return point(node).map { .connu($0) }
        }
        let annee = tree.annee.map(String.init) ?? "…"
        let exemple = { (texte: String) -> String? in
            "{ annee: \(annee), valeur: \(TreeReader.nombreSeul(texte) ?? "…") }"
        }
        let cibles = list(fields["cibles"], exemple: exemple) { $0.point($1, estUneCible: true) }
        checkYears(reference?.valeur, cibles, at: fields["cibles"])
        var indicateur = Indicateur(id: id ?? .fautif, titre: titre ?? "")
        indicateur.nature = tree.choice(fields["nature"], Indicateur.Nature.self)
        indicateur.unite = tree.line(fields["unite"])
        indicateur.reference = reference
        indicateur.cibles = cibles
        indicateur.sens = tree.choice(fields["sens"], Indicateur.Sens.self)
        indicateur.periodicite = tree.line(fields["periodicite"])
        indicateur.origine = tree.text(fields["origine"])
        indicateur.producteur = fields["producteur"].flatMap { node in
            renseignement(node) { reader, node in reader.tree.text(node).flatMap { reader.sigle($0, at: node) } }
        }
        indicateur.territoires = tree.list(fields["territoires"]) { $0.line($1) }
        uniques(
            (fields["territoires"]?.liste ?? []).compactMap { node in node.texte.map { ($0, node.lieu) } },
            "le territoire")
        indicateur.noeud = noeudReference(fields["noeud"])
        indicateur.note = tree.text(fields["note"])
        indicateur.source = renvois(fields["source"])
        return id == nil || titre == nil ? nil : indicateur
    }

    private mutating func point(_ node: Arbre, estUneCible: Bool = false) -> Indicateur.Point? {
        let keys = ["annee", "valeur"] + (estUneCible ? ["borne", "territoire"] : [])
        guard let fields = tree.fields(node, keys, of: estUneCible ? "une cible" : "une valeur datée") else {
            return nil
        }
        for key in ["annee", "valeur"] where fields[key] == nil {
            tree.missing(key, in: fields, of: "une valeur datée")
        }
        let annee = tree.integer(fields["annee"], in: 1900...2199)
        let valeur = fields["valeur"].flatMap { node in
            estUneCible && tree.notesABoundInWords(node) ? nil : tree.renseignement(node) { $0.decimal($1) }
        }
        let borne = tree.choice(fields["borne"], Indicateur.Borne.self)
        let territoire = tree.text(fields["territoire"])
        guard let annee, let valeur else { return nil }
        return .init(annee: annee, valeur: valeur, borne: borne, territoire: territoire)
    }

    private mutating func checkYears(_ reference: Indicateur.Point?, _ cibles: [Indicateur.Point], at node: Arbre?) {
        guard let node else { return }
        if let reference, let early = cibles.first(where: { $0.annee < reference.annee }) {
            tree.fault(
                node.lieu, found: "une cible en \(early.annee), avant la valeur de référence de \(reference.annee)",
                expected: "des cibles l'année de référence ou après", remedy: "vérifiez les deux années")
        }
        let parTerritoire = Dictionary(grouping: cibles, by: \.territoire).values
        if parTerritoire.contains(where: { zip($0, $0.dropFirst()).contains { $0.annee >= $1.annee } }) {
            tree.fault(
                node.lieu, found: "des cibles dont les années se répètent ou reculent",
                expected: "une cible par année, de la plus proche à la plus lointaine"
                    + (parTerritoire.count > 1 ? ", pour chaque territoire" : ""))
        }
    }
}
