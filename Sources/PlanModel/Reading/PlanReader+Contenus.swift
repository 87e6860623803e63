import Foundation

/// What stands in the fields of a sheet besides words: figures, amounts, durations, steps.
extension PlanReader {
    /// A text alone, or with what makes its figure comparable.
    mutating func chiffre(_ node: Arbre) -> Chiffre? {
        guard node.table != nil else { return tree.text(node).map { Chiffre(texte: $0) } }
        let keys = ["texte", "valeur", "unite", "territoire", "date", "note", "source"]
        guard let fields = tree.fields(node, keys, of: "un chiffre") else { return nil }
        let texte = tree.requiredText(fields, "texte", of: "un chiffre")
        var chiffre = Chiffre(texte: texte ?? "")
        chiffre.valeur = fields["valeur"].flatMap { tree.decimal($0) }
        chiffre.unite = tree.text(fields["unite"])
        chiffre.territoire = tree.text(fields["territoire"])
        // A figure may be older than the plan: its date is no promise.
        chiffre.date = fields["date"].flatMap { renseignementPeriode($0) }
        chiffre.note = tree.text(fields["note"])
        chiffre.source = renvois(fields["source"])
        return texte == nil ? nil : chiffre
    }

    mutating func montant(_ node: Arbre) -> Montant? {
        let keys = ["valeur", "devise", "annee", "objet", "financeur", "note", "source"]
        guard let fields = tree.fields(node, keys, of: "un montant") else { return nil }
        if fields["valeur"] == nil { tree.missing("valeur", in: fields, of: "un montant (ou « valeur: à définir »)") }
        let centimes = fields["valeur"].flatMap { node in renseignement(node) { $0.centimes($1) } }
        let devise = devise(fields["devise"])
        let annee = tree.integer(fields["annee"], in: 1900...2199)
        let objet = tree.text(fields["objet"])
        let financeur = fields["financeur"].flatMap { mention($0) }
        let (note, source) = (tree.text(fields["note"]), renvois(fields["source"]))
        guard let centimes, let devise else { return nil }
        var montant = Montant(centimes: centimes)
        (montant.devise, montant.annee, montant.objet, montant.financeur) = (devise, annee, objet, financeur)
        (montant.note, montant.source) = (note, source)
        return montant
    }

    /// An amount is exact: no more than two decimals, never rounded.
    private mutating func centimes(_ node: Arbre) -> Int? {
        guard let text = tree.text(node) else { return nil }
        let serre = text.filter { !" \u{A0}\u{202F}€".contains($0) }.replacing(",", with: ".")
        guard let valeur = Decimal(strict: text) else {
            tree.fault(
                node.lieu, found: "« \(text) »",
                expected: "un montant sans espace ni signe de monnaie (12000 ou 12000.50)",
                remedy: Decimal(strict: serre) != nil
                    ? "écrivez « \(serre) »" : "la monnaie se met dans « devise », ce que c'est dans « objet »")
            return nil
        }
        let centimes = valeur * 100
        guard let exact = Int(centimes.description), (0...100_000_000_000_000).contains(exact) else {
            tree.fault(
                node.lieu, found: "« \(text) »", expected: "un montant de 0 à mille milliards, deux décimales au plus",
                remedy: "un montant ne s'arrondit pas : vérifiez le document")
            return nil
        }
        return exact
    }

    private mutating func devise(_ node: Arbre?) -> String? {
        guard let node else { return Montant.euro }
        guard let text = tree.text(node) else { return nil }
        if text.utf8.count == 3, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) { return text }
        tree.fault(
            node.lieu, found: "« \(text) »", expected: "un code de monnaie de trois capitales (EUR, FRF)",
            remedy: ["€", "euro", "euros"].contains(text.lowercased()) ? "écrivez EUR, ou supprimez la clé" : nil)
        return nil
    }

    mutating func etapeDatee(_ node: Arbre) -> EtapeDatee? {
        let what = "une étape du calendrier"
        guard let fields = tree.fields(node, ["annee", "etape", "fait", "note", "source"], of: what) else { return nil }
        if fields["annee"] == nil { tree.missing("annee", in: fields, of: what) }
        let annee = tree.integer(fields["annee"], in: 1900...2199)
        let etape = tree.requiredText(fields, "etape", of: what)
        let fait = fields["fait"].map { tree.boolean($0, default: false) }
        let (note, source) = (tree.text(fields["note"]), renvois(fields["source"]))
        guard let annee, let etape else { return nil }
        var lue = EtapeDatee(annee: annee, etape: etape, fait: fait)
        (lue.note, lue.source) = (note, source)
        return lue
    }

    /// The printed wording, alone or with the number of months that it means.
    mutating func duree(_ node: Arbre) -> Duree? {
        guard node.table != nil else {
            guard let text = tree.text(node) else { return nil }
            if let duree = Duree(imprime: text) { return duree }
            tree.fault(
                node.lieu, found: "« \(text) »", expected: "une durée comprise (6 ans, 18 mois, deux semestres)",
                remedy: "donnez les mois s'ils sont connus : { imprime: \(TreeReader.enLigne(text)), mois: … }")
            return nil
        }
        guard let fields = tree.fields(node, ["imprime", "mois"], of: "une durée") else { return nil }
        let mois = tree.integer(fields["mois"], in: 1...600)
        return tree.requiredText(fields, "imprime", of: "une durée")
            .map { Duree(imprime: $0, mois: mois ?? Duree(imprime: $0)?.mois) }
    }

    /// Two statements of the same document that do not agree: a remark.
    mutating func checkDuree(_ duree: Duree?, _ periode: Periode?, at node: Arbre?) {
        guard let mois = duree?.mois, let imprimee = duree?.imprime, let node, let debut = periode?.debut,
            let fin = periode?.fin
        else { return }
        let compris = (fin.annee - debut.annee) * 12 + fin.mois - debut.mois + 1
        // A month more or less: a plan voted in April of its first year.
        guard abs(compris - mois) > 1, periode?.dejaEngagee != true else { return }
        tree.fault(
            node.lieu, .avertissement, found: "une durée de \(imprimee)",
            expected: "\(compris) mois, ceux de la période du plan (\(periode?.imprime ?? ""))",
            remedy: "vérifiez les deux ; si le document les imprime ainsi, dites-le dans « contradictions »")
    }

    // MARK: - The header

    mutating func horizons(_ node: Arbre?) -> [Periode.Horizon] {
        entries(node, of: "horizons") { reader, entry in
            guard reader.tree.text(Arbre(.texte(entry.cle), lieu: entry.lieu)) != nil,
                let periode = reader.tree.periode(entry.valeur, reader.repere)
            else { return nil }
            return .init(nom: entry.cle, periode: periode)
        }
    }
}
