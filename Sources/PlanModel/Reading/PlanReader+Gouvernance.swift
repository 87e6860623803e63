extension PlanReader {
    mutating func instance(_ node: Arbre) -> Instance? {
        let keys = [
            "id", "nom", "role", "statut", "presidence", "statut_presidence", "composition", "rythme", "statut_rythme",
            "missions", "par", "territoire", "alimente", "note", "source",
        ]
        guard let fields = tree.fields(node, keys, of: "une instance") else { return nil }
        let id = declared(fields, of: "une instance", Instance.self)
        let nom = tree.requiredLine(fields, "nom", of: "une instance")
        var instance = Instance(id: id ?? .fautif, nom: nom ?? "")
        instance.role = tree.choice(fields["role"], Instance.Role.self)
        instance.statut = tree.choice(fields["statut"], Instance.Statut.self)
        instance.statutPresidence = tree.choice(fields["statut_presidence"], Instance.Statut.self)
        instance.statutRythme = tree.choice(fields["statut_rythme"], Instance.Statut.self)
        for (cle, objet) in [("statut_presidence", "presidence"), ("statut_rythme", "rythme")] {
            guard let statut = fields[cle], fields[objet] == nil else { continue }
            tree.fault(
                statut.lieu, found: "« \(cle) » sans « \(objet) »", expected: "« \(objet) », dont c'est le statut",
                remedy: "ajoutez « \(objet) », ou écrivez « statut » s'il s'agit de l'instance elle-même")
        }
        instance.presidence = mentions(fields["presidence"])
        instance.composition = mentions(fields["composition"])
        instance.rythme = fields["rythme"].flatMap { node in tree.renseignement(node) { $0.rythme($1) } }
        instance.missions = missions(fields["missions"])
        instance.par = fields["par"].flatMap { niveau($0) }
        instance.territoire = tree.text(fields["territoire"])
        if let node = fields["alimente"], let cible = tree.identifier(node, Instance.self) {
            lieux.instances.append((cible, node.lieu))
            instance.alimente = cible
        }
        instance.note = tree.text(fields["note"])
        instance.source = renvois(fields["source"])
        return id == nil || nom == nil ? nil : instance
    }

    private mutating func missions(_ node: Arbre?) -> [Instance.Mission] {
        var seen: Set<String> = []
        return list(node) { reader, node in
            guard let fields = reader.tree.fields(node, ["id", "titre", "source"], of: "une mission") else {
                return nil
            }
            let id = reader.tree.requiredIdentifier(fields, "id", of: "une mission", Instance.Mission.self)
            let titre = reader.tree.requiredLine(fields, "titre", of: "une mission")
            let source = reader.renvois(fields["source"])
            guard let id, let titre else { return nil }
            if !seen.insert(id.rawValue).inserted {
                reader.tree.fault(
                    node.lieu, found: "la mission « \(id) » deux fois",
                    expected: "un identifiant par mission de l'instance")
            }
            return .init(id: id.rawValue, titre: titre, source: source)
        }
    }

    mutating func etape(_ node: Arbre) -> Etape? {
        let keys = ["id", "titre", "organisations", "delai_mois", "apres", "periode", "note", "source"]
        guard let fields = tree.fields(node, keys, of: "une étape") else { return nil }
        let id = declared(fields, of: "une étape", Etape.self)
        let titre = tree.requiredLine(fields, "titre", of: "une étape")
        var etape = Etape(id: id ?? .fautif, titre: titre ?? "")
        etape.organisations = mentions(fields["organisations"])
        etape.delaiMois = tree.integer(fields["delai_mois"], in: 1...120)
        if let node = fields["apres"], let cible = tree.identifier(node, Etape.self) {
            lieux.etapes.append((cible, node.lieu))
            etape.apres = cible
        }
        etape.periode = fields["periode"].flatMap { renseignementPeriode($0) }
        etape.note = tree.text(fields["note"])
        etape.source = renvois(fields["source"])
        return id == nil || titre == nil ? nil : etape
    }

    mutating func convention(_ node: Arbre) -> Convention? {
        let keys = ["id", "titre", "statut", "signataires", "noeuds", "periode", "note", "source"]
        guard let fields = tree.fields(node, keys, of: "une convention") else { return nil }
        let id = declared(fields, of: "une convention", Convention.self)
        let titre = tree.requiredLine(fields, "titre", of: "une convention")
        var convention = Convention(id: id ?? .fautif, titre: titre ?? "")
        convention.statut = tree.choice(fields["statut"], Convention.Statut.self)
        convention.signataires = mentions(fields["signataires"])
        convention.noeuds = list(fields["noeuds"]) { $0.noeudReference($1) }
        convention.periode = fields["periode"].flatMap { renseignementPeriode($0) }
        convention.note = tree.text(fields["note"])
        convention.source = renvois(fields["source"])
        return id == nil || titre == nil ? nil : convention
    }

    mutating func evaluation(_ node: Arbre) -> EvaluationPrevue? {
        let keys = ["id", "titre", "nature", "periode", "methode", "organisations", "note", "source"]
        guard let fields = tree.fields(node, keys, of: "une évaluation") else { return nil }
        let id = declared(fields, of: "une évaluation", EvaluationPrevue.self)
        let titre = tree.requiredLine(fields, "titre", of: "une évaluation")
        var evaluation = EvaluationPrevue(id: id ?? .fautif, titre: titre ?? "")
        evaluation.nature = tree.choice(fields["nature"], EvaluationPrevue.Nature.self)
        evaluation.periode = fields["periode"].flatMap { renseignementPeriode($0) }
        evaluation.methode = tree.text(fields["methode"])
        evaluation.organisations = mentions(fields["organisations"])
        evaluation.note = tree.text(fields["note"])
        evaluation.source = renvois(fields["source"])
        return id == nil || titre == nil ? nil : evaluation
    }

    mutating func jalon(_ node: Arbre) -> Jalon? {
        guard let fields = tree.fields(node, ["id", "titre", "periode", "note", "source"], of: "un jalon") else {
            return nil
        }
        let id = declared(fields, of: "un jalon", Jalon.self)
        let titre = tree.requiredLine(fields, "titre", of: "un jalon")
        var jalon = Jalon(id: id ?? .fautif, titre: titre ?? "")
        jalon.periode = fields["periode"].flatMap { renseignementPeriode($0) }
        jalon.note = tree.text(fields["note"])
        jalon.source = renvois(fields["source"])
        return id == nil || titre == nil ? nil : jalon
    }

    mutating func annonce(_ node: Arbre) -> Annonce? {
        guard let fields = tree.fields(node, ["niveau", "nombre", "sous", "note", "source"], of: "une annonce") else {
            return nil
        }
        for key in ["niveau", "nombre"] where fields[key] == nil { tree.missing(key, in: fields, of: "une annonce") }
        let niveau = fields["niveau"].flatMap { self.niveau($0) }
        let nombre = tree.integer(fields["nombre"], in: 0...100_000)
        let sous = noeudReference(fields["sous"])
        let (note, source) = (tree.text(fields["note"]), renvois(fields["source"]))
        guard let niveau, let nombre else { return nil }
        var annonce = Annonce(niveau: niveau, nombre: nombre, sous: sous)
        (annonce.note, annonce.source) = (note, source)
        lieux.annonces.append(node.lieu)
        return annonce
    }

    mutating func contradiction(_ node: Arbre) -> Contradiction? {
        let keys = ["id", "noeud", "champ", "lectures", "retenue", "motif"]
        guard let fields = tree.fields(node, keys, of: "une contradiction") else { return nil }
        let id = declared(fields, of: "une contradiction", Contradiction.self)
        let noeud = noeudReference(fields["noeud"])
        let champ = tree.text(fields["champ"])
        if let champ, let node = fields["champ"], !isField(champ) {
            let names = champs.keys.map(\.rawValue).sorted() + Self.noeudKeys
            tree.fault(
                node.lieu, found: "« \(champ) »", expected: "un champ déclaré, ou une clé du nœud",
                remedy: suggestion(champ, among: names))
        }
        let lectures = list(fields["lectures"]) { reader, node -> Contradiction.Lecture? in
            guard let fields = reader.tree.fields(node, ["valeur", "source"], of: "une lecture"),
                let valeur = reader.tree.requiredText(fields, "valeur", of: "une lecture")
            else { return nil }
            return .init(valeur: valeur, source: reader.renvois(fields["source"]))
        }
        if lectures.count < 2 {
            tree.fault(
                fields["lectures"]?.lieu ?? node.lieu, found: "\(lectures.count) lecture",
                expected: "deux lectures ou plus",
                remedy: "donnez chaque valeur imprimée avec sa source")
        }
        let retenue = tree.text(fields["retenue"])
        let motif = tree.text(fields["motif"])
        guard let id else { return nil }
        var contradiction = Contradiction(id: id, lectures: lectures)
        (contradiction.noeud, contradiction.champ) = (noeud, champ)
        (contradiction.retenue, contradiction.motif) = (retenue, motif)
        return contradiction
    }

    mutating func retrait(_ node: Arbre) -> Retrait? {
        guard let fields = tree.fields(node, ["id", "sort", "vers", "motif"], of: "un retrait") else { return nil }
        let id = declared(fields, of: "un retrait", Noeud.self)
        if fields["sort"] == nil { tree.missing("sort", in: fields, of: "un retrait") }
        let sort = tree.choice(fields["sort"], Retrait.Sort.self)
        let vers = noeudReference(fields["vers"])
        let motif = tree.requiredText(fields, "motif", of: "un retrait")
        guard let id, let sort, let motif else { return nil }
        if (sort == .clos) == (fields["vers"] != nil) {
            tree.fault(
                fields["vers"]?.lieu ?? node.lieu,
                found: sort == .clos ? "« vers » sur un retrait « clos »" : "aucune clé « vers »",
                expected: sort == .clos ? "aucun nœud d'arrivée" : "le nœud qui prend la suite")
        }
        return Retrait(id: id, sort: sort, vers: vers, motif: motif)
    }
}

extension TreeReader {
    fileprivate mutating func rythme(_ node: Arbre) -> Instance.Rythme? {
        guard let fields = fields(node, ["imprime", "mois", "fois_par_an", "libre"], of: "un rythme"),
            let imprime = requiredLine(fields, "imprime", of: "un rythme")
        else { return nil }
        let rules = ["mois", "fois_par_an", "libre"].filter { fields[$0] != nil }
        if rules.count > 1 {
            fault(
                node.lieu, found: rules.joined(separator: " et "),
                expected: "une seule règle parmi mois, fois_par_an, libre")
        }
        if let mois = fields["mois"] {
            if mois.liste?.isEmpty == true {
                fault(mois.lieu, found: "aucun mois", expected: "un mois ou plus, de 1 à 12")
            }
            return .init(imprime: imprime, regle: .mois(list(mois) { $0.integer($1, in: 1...12) }))
        }
        if let fois = fields["fois_par_an"] {
            if fois.table == nil {
                return .init(imprime: imprime, regle: integer(fois, in: 1...365).map { .foisParAn(min: $0, max: $0) })
            }
            guard let bounds = self.fields(fois, ["min", "max"], of: "fois_par_an") else { return nil }
            let (min, max) = (integer(bounds["min"], in: 1...365), integer(bounds["max"], in: 1...365))
            guard let min, let max, min <= max else {
                fault(fois.lieu, found: "des bornes incomplètes ou inversées", expected: "{ min: 1, max: 2 }")
                return nil
            }
            return .init(imprime: imprime, regle: .foisParAn(min: min, max: max))
        }
        return .init(imprime: imprime, regle: boolean(fields["libre"], default: false) ? .libre : nil)
    }
}
