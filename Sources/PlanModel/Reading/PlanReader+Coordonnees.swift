/// Addresses, codes, territories, other schémas.
extension PlanReader {
    mutating func contact(_ node: Arbre?) -> Contact? {
        guard let node,
            let fields = tree.fields(
                node, ["service", "adresse", "courriel", "telephone", "url"], of: "un contact")
        else { return nil }
        var contact = Contact()
        contact.service = tree.text(fields["service"])
        contact.adresse = tree.text(fields["adresse"])
        contact.telephone = tree.text(fields["telephone"])
        contact.url = tree.url(fields["url"])
        if let node = fields["courriel"], let text = tree.text(node) {
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            if parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !text.contains(where: \.isWhitespace) {
                contact.courriel = text
            } else {
                tree.fault(
                    node.lieu, found: "« \(text) »", expected: "une adresse de courriel : service@departement.fr",
                    remedy: "une adresse de la poste se met dans « adresse », celle d'une page dans « url »")
            }
        }
        return contact.estVide ? nil : contact
    }

    /// A code that carries its own key, or the precise reason why it is none.
    mutating func code(
        _ node: Arbre?, _ expected: String, _ faute: (String) -> CodeOfficiel.Faute?
    ) -> String? {
        guard let node, let text = tree.text(node) else { return nil }
        guard let faute = faute(text) else { return text }
        let serre = text.filter { !" .\u{A0}\u{202F}".contains($0) }
        let remedy: String =
            switch faute {
            case .longueur(let trouvee, let attendue):
                "il a \(trouvee) chiffres au lieu de \(attendue)\(trouvee < attendue ? " : un zéro de tête s'est peut-être perdu, mettez-le entre guillemets" : "")"
            case .autreSigne(let signe):
                serre != text && serre.allSatisfy(\.isNumber)
                    ? "écrivez « \(serre) », sans espace ni point" : "« \(signe) » n'est pas un chiffre"
            case .cle: "sa clé est fausse : un chiffre est mal recopié, ou deux sont inversés"
            }
        tree.fault(node.lieu, found: "« \(text) »", expected: expected, remedy: remedy)
        return nil
    }

    /// A SIRET begins with the SIREN of its body.
    mutating func checkSiret(_ organisation: Organisation, at node: Arbre?) {
        guard let siren = organisation.siren, let siret = organisation.siret, !siret.hasPrefix(siren) else { return }
        tree.fault(
            node?.lieu ?? .inconnu, found: "le SIRET \(siret), qui ne commence pas par le SIREN \(siren)",
            expected: "le SIREN de l'organisme, puis cinq chiffres", remedy: "l'un des deux est celui d'un autre")
    }

    /// A name and its code, or a table.
    mutating func readTerritoires(_ node: Arbre?) -> [Territoire] {
        entries(node, of: "territoires") { reader, entry in
            guard reader.tree.text(Arbre(.texte(entry.cle), lieu: entry.lieu)) != nil else { return nil }
            var territoire = Territoire(nom: entry.cle)
            if entry.valeur.texte == Absence.nonRenseigne.rawValue { return territoire }
            guard entry.valeur.table != nil else {
                territoire.insee = reader.insee(entry.valeur)
                return territoire.insee == nil ? nil : territoire
            }
            guard let fields = reader.tree.fields(entry.valeur, ["insee", "note", "source"], of: "un territoire") else {
                return nil
            }
            territoire.insee = fields["insee"].flatMap { reader.insee($0) }
            territoire.note = reader.tree.text(fields["note"])
            territoire.source = reader.renvois(fields["source"])
            return territoire
        }
    }

    /// The code of a commune, of a département, or the SIREN of an intercommunalité.
    private mutating func insee(_ node: Arbre) -> String? {
        guard let text = tree.text(node) else { return nil }
        if CodeOfficiel.estCommune(text) || CodeOfficiel.estDepartement(text) { return text }
        let estUnNombre = text.allSatisfy { ("0"..."9").contains($0) }
        if estUnNombre, text.count == 9 { return code(node, "le SIREN d'une intercommunalité", CodeOfficiel.siren) }
        let remedy: String? =
            switch (estUnNombre, text.count) {
            case (true, 4): "un zéro de tête s'est perdu : écrivez \"0\(text)\", entre guillemets"
            case (true, 5):
                "les deux premiers chiffres sont un département (01 à 95, 2A, 2B, 971 à 976), les autres une commune ; un code postal n'est pas un code de l'INSEE"
            case (_, 5) where text.uppercased() != text: "écrivez \"\(text.uppercased())\", en capitales"
            default: nil
            }
        tree.fault(
            node.lieu, found: "« \(text) »",
            expected:
                "le code de l'INSEE d'une commune (15120, 2A004), d'un département, ou le SIREN d'une intercommunalité (neuf chiffres)",
            remedy: remedy)
        return nil
    }

    mutating func schema(_ node: Arbre) -> SchemaLie? {
        let keys = ["id", "titre", "sigle", "periode", "relation", "noeuds", "url", "note", "source"]
        guard let fields = tree.fields(node, keys, of: "un autre schéma") else { return nil }
        let id = declared(fields, of: "un autre schéma", SchemaLie.self)
        let titre = tree.requiredText(fields, "titre", of: "un autre schéma")
        var schema = SchemaLie(id: id ?? .fautif, titre: titre ?? "")
        schema.sigle = tree.text(fields["sigle"])
        schema.periode = fields["periode"].flatMap { renseignementPeriode($0) }
        schema.relation = tree.text(fields["relation"])
        schema.noeuds = list(fields["noeuds"]) { $0.noeudReference($1) }
        schema.url = tree.url(fields["url"])
        schema.note = tree.text(fields["note"])
        schema.source = renvois(fields["source"])
        return id == nil || titre == nil ? nil : schema
    }
}

extension TreeReader {
    /// An address of the web, whole.
    mutating func url(_ node: Arbre?) -> String? {
        guard let node, let text = text(node) else { return nil }
        let reste = ["https://", "http://"].first { text.hasPrefix($0) }.map { text.dropFirst($0.count) }
        if let reste, !reste.isEmpty, reste.first != "/", !text.contains(where: \.isWhitespace) { return text }
        fault(
            node.lieu, found: "« \(text) »", expected: "une adresse complète, qui commence par https:// ou http://",
            remedy: text.hasPrefix("www.") ? "écrivez « https://\(text) »" : nil)
        return nil
    }
}
