import Foundation

/// Takes typed values out of a tree. Notes each fault and goes on, so that one run shows them all.
struct TreeReader {
    let file: String
    var diagnostics: [Diagnostic] = []
    /// Whether what stands on one line is put on one: in what people write, not in what an export gives back.
    var foldsLines = false
    /// A year of the plan and one of its sources, once they are known: what advice quotes would be copied.
    var annee: Int?
    var source: String?

    /// A table whose keys were checked.
    struct Fields {
        let lieu: Arbre.Lieu
        private let entries: [Arbre.Entree]

        init(lieu: Arbre.Lieu, entries: [Arbre.Entree]) { (self.lieu, self.entries) = (lieu, entries) }

        subscript(cle: String) -> Arbre? { entries.first { $0.cle == cle }?.valeur }
    }

    mutating func fault(
        _ place: Arbre.Lieu, _ gravite: Diagnostic.Gravite = .erreur, found: String, expected: String,
        remedy: String? = nil
    ) {
        var (found, remedy) = (found, remedy)
        if let hidden = found.unicodeScalars.first(where: \.isInvisible) {
            // Shown, or the message would ask for what its reader believes to have written.
            found = found.unicodeScalars.map { $0.isInvisible ? "⟨\($0.code)⟩" : String($0) }.joined()
            remedy = "supprimez le caractère invisible \(hidden.code), souvent venu d'un copier-coller"
        }
        diagnostics.append(
            Diagnostic(
                fichier: file, lieu: place, gravite: gravite, trouve: found, attendu: expected, remede: remedy))
    }

    /// - Parameter allowed: Every key that the table may have; another one is a fault.
    mutating func fields(_ tree: Arbre, _ allowed: [String], of what: String) -> Fields? {
        guard let entries = tree.table else {
            fault(
                tree.lieu, found: shape(tree), expected: "une table (\(what))",
                remedy: "écrivez les clés : \(allowed.joined(separator: ", "))")
            return nil
        }
        for (rang, entry) in entries.enumerated() where !allowed.contains(entry.cle) {
            if let number = Self.commaInBraces(entry, after: rang > 0 ? entries[rang - 1] : nil) {
                fault(
                    entry.lieu, found: "« \(number) » entre accolades, où la virgule sépare deux clés",
                    expected: "un nombre avec un point décimal",
                    remedy: "écrivez « \(number.replacing(",", with: ".")) »")
                continue
            }
            fault(
                entry.lieu, found: "la clé « \(entry.cle) »",
                expected: "l'une des clés (\(what)) : \(allowed.joined(separator: ", "))",
                remedy: suggestion(entry.cle, among: allowed))
        }
        return Fields(lieu: tree.lieu, entries: entries)
    }

    /// `{ valeur: 12,5 }` is read as « valeur: 12 », then as a key « 5 » that holds nothing.
    private static func commaInBraces(_ entry: Arbre.Entree, after previous: Arbre.Entree?) -> String? {
        guard let whole = previous?.valeur.texte, entry.valeur.texte?.isEmpty == true, !entry.cle.isEmpty,
            !whole.isEmpty, entry.cle.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            whole.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        return "\(whole),\(entry.cle)"
    }

    mutating func missing(_ key: String, in fields: Fields, of what: String) {
        fault(
            fields.lieu, found: "aucune clé « \(key) »", expected: "« \(key) » dans \(what)",
            remedy: "ajoutez une ligne « \(key): … »")
    }

    mutating func list<Element>(_ tree: Arbre?, _ element: (inout TreeReader, Arbre) -> Element?) -> [Element] {
        guard let tree else { return [] }
        guard let elements = tree.liste else { return notAList(tree, mots: false) ?? [] }
        return elements.compactMap { element(&self, $0) }
    }

    // MARK: - Scalars

    mutating func text(_ tree: Arbre?) -> String? {
        guard let tree else { return nil }
        guard let text = tree.texte else {
            fault(tree.lieu, found: shape(tree), expected: "un texte")
            return nil
        }
        guard !text.isEmpty, !["~", "null", "Null", "NULL"].contains(text) else {
            fault(
                tree.lieu, found: text.isEmpty ? "une valeur vide" : "« \(text) », qui en YAML veut dire « rien »",
                expected: "un texte",
                remedy: "écrivez la valeur, « non renseigné », ou supprimez la clé")
            return nil
        }
        if let scalar = text.premierCaractereInterdit {
            fault(
                tree.lieu, found: "un caractère interdit (\(scalar.code))",
                expected: "du texte", remedy: "supprimez ce caractère invisible")
            return nil
        }
        if foldsLines { noteAccents(text, tree.lieu) }
        return text
    }

    /// Letters that were lost on the way: the words are kept as they are, and said.
    private mutating func noteAccents(_ text: String, _ place: Arbre.Lieu) {
        var (before, mayBeDamaged) = (UInt8(0), false)
        for byte in text.utf8 {
            // A question mark; the end of U+FFFD; the letters that read bytes make.
            switch (before, byte) {
            case (_, UInt8(ascii: "?")), (0xBF, 0xBD), (0xC3, 0x82), (0xC3, 0x83), (0xC3, 0x85), (0xC3, 0xA2):
                mayBeDamaged = true
            default: break
            }
            before = byte
        }
        guard mayBeDamaged, let damaged = text.accentPerdu ?? text.accentDouteux else { return }
        fault(
            place, .avertissement, found: "« \(damaged) », un accent abîmé", expected: "du texte en UTF-8",
            remedy: "reprenez ce texte dans le fichier d'origine, ou corrigez-le à la main")
    }

    /// A text that stands on one line: a title, a name.
    mutating func line(_ tree: Arbre?) -> String? { text(tree).map { foldsLines ? $0.saisiSurUneLigne : $0 } }

    mutating func requiredLine(_ fields: Fields, _ key: String, of what: String) -> String? {
        requiredText(fields, key, of: what).map { foldsLines ? $0.saisiSurUneLigne : $0 }
    }

    mutating func requiredText(_ fields: Fields, _ key: String, of what: String) -> String? {
        guard let tree = fields[key] else {
            missing(key, in: fields, of: what)
            return nil
        }
        return text(tree)
    }

    mutating func identifier<Genre>(_ tree: Arbre?, _ genre: Genre.Type = Genre.self) -> Identifiant<Genre>? {
        guard let tree, let text = text(tree) else { return nil }
        if let identifier = Identifiant<Genre>(rawValue: text) { return identifier }
        fault(
            tree.lieu, found: "« \(text) »", expected: "un identifiant : minuscules sans accent, chiffres et tirets",
            remedy: "par exemple « \(Self.slug(text)) »")
        return nil
    }

    mutating func requiredIdentifier<Genre>(
        _ fields: Fields, _ key: String, of what: String, _ genre: Genre.Type = Genre.self
    ) -> Identifiant<Genre>? {
        guard let tree = fields[key] else {
            missing(key, in: fields, of: what)
            return nil
        }
        return identifier(tree)
    }

    private static func slug(_ text: String) -> String {
        let words = text.folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.isEmpty ? "mon-identifiant" : String(words.joined(separator: "-").prefix(60))
    }

    mutating func choice<Choice>(_ tree: Arbre?, _ choices: Choice.Type = Choice.self) -> Choice?
    where Choice: CaseIterable & RawRepresentable<String> {
        guard let tree, let text = text(tree) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let allowed = Choice.allCases.map(\.rawValue)
        fault(
            tree.lieu, found: "« \(text) »", expected: allowed.joined(separator: ", "),
            remedy: suggestion(text, among: allowed))
        return nil
    }

    mutating func boolean(_ tree: Arbre?, default value: Bool) -> Bool {
        guard let tree, let text = text(tree) else { return value }
        switch text {
        case "true", "oui": return true
        case "false", "non": return false
        default:
            fault(tree.lieu, found: "« \(text) »", expected: "true ou false")
            return value
        }
    }

    mutating func day(_ tree: Arbre) -> Jour? {
        guard let text = text(tree) else { return nil }
        if let day = Jour(iso: text) { return day }
        fault(
            tree.lieu, found: "« \(text) »",
            expected: "une date qui existe, écrite \(annee.map { "\($0)-04-17" } ?? "AAAA-MM-JJ")",
            remedy: text.dateImpossible ?? Jour(saisi: text).map { "écrivez « \($0) »" }
                ?? "année, mois, jour, séparés par des tirets")
        return nil
    }

    /// A value, one of the four words that say why there is none, or the long form of either.
    mutating func renseignement<Valeur>(
        _ tree: Arbre, _ decode: (inout TreeReader, Arbre) -> Valeur?
    ) -> Renseignement<Valeur>? {
        if let text = tree.texte {
            // Most texts are longer than the four words: told apart by their size before anything is compared.
            guard text.utf8.count <= Absence.tailleMaximale + 2 else { return decode(&self, tree).map { .connu($0) } }
            if let absence = Absence(rawValue: text) { return .absent(absence) }
        }
        guard let entries = tree.table, entries.contains(where: { $0.cle == "statut" || $0.cle == "valeur" }) else {
            if let text = tree.texte, let near = Absence.presque(text) {
                fault(
                    tree.lieu, .avertissement, found: "« \(text) »", expected: "« \(near) » s'il s'agit de ce mot",
                    remedy: "les quatre mots s'écrivent exactement : à définir, non renseigné, sans objet, illisible")
            }
            return decode(&self, tree).map { .connu($0) }
        }
        guard let fields = fields(tree, ["statut", "valeur", "precision"], of: "une valeur précisée") else {
            return nil
        }
        let precision = text(fields["precision"])
        if let valeur = fields["valeur"] {
            if let statut = fields["statut"] {
                fault(statut.lieu, found: "à la fois « valeur » et « statut »", expected: "l'un des deux")
            }
            // The same word is the same answer, whichever key it stands under.
            if let absence = valeur.texte.flatMap(Absence.init(rawValue:)) {
                return .absent(absence, precision: precision)
            }
            return decode(&self, valeur).map { .connu($0, precision: precision) }
        }
        return choice(fields["statut"], Absence.self).map { .absent($0, precision: precision) }
    }

    /// One reference or a list of them.
    mutating func renvois(_ tree: Arbre?) -> [Renvoi] {
        guard let tree else { return [] }
        return list(tree.liste == nil ? Arbre(.liste([tree]), lieu: tree.lieu) : tree) { reader, tree in
            guard let text = reader.text(tree) else { return nil }
            if let renvoi = Renvoi(rawValue: text) { return renvoi }
            let source = reader.source ?? "002"
            // « p44 », « page 44 », « p. 44-46 ».
            let page = #/(?i)p(?:\.|ages?)?\s*(?<debut>\d+)(?:\s*-\s*(?<fin>\d+))?/#
            let remedy: String
            if let lue = text.wholeMatch(of: page) {
                let fin = lue.fin.map { "-\($0)" } ?? ""
                remedy = "une page se dit après sa source : écrivez « \(source):p\(lue.debut)\(fin) »"
            } else {
                remedy = "par exemple \(source):944 ou \(source):944-960 pour des lignes, \(source):p44 pour une page"
            }
            reader.fault(
                tree.lieu, found: "« \(text) »", expected: "un renvoi « source:ligne » ou « source:début-fin »",
                remedy: remedy)
            return nil
        }
    }

    func shape(_ tree: Arbre) -> String {
        switch tree.contenu {
        case .liste: "une liste"
        case .table: "une table"
        default: tree.texte.map { $0.isEmpty ? "une valeur vide" : "le texte « \($0.prefix(40)) »" } ?? "rien"
        }
    }
}

extension Unicode.Scalar {
    /// « U+200B ».
    public var code: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
