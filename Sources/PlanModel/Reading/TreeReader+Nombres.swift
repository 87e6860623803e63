import Foundation

/// Numbers of a plan. YAML's own are taken; what people type instead is read as everywhere else, to be advised in the
/// form of the file, and never guessed.
extension TreeReader {
    mutating func integer(_ tree: Arbre?, in range: ClosedRange<Int>) -> Int? {
        guard let tree, let text = text(tree) else { return nil }
        if let value = Int(text), range.contains(value) { return value }
        let lu = try? NombreTape(text)
        let propose = lu.flatMap { $0.unite == nil ? Int($0.nombre.description) : nil }
        fault(
            tree.lieu, found: "« \(text) »",
            expected: "un nombre entier de \(range.lowerBound) à \(range.upperBound)",
            remedy: propose.flatMap {
                range.contains($0) && text.contains(where: \.isWhitespace) ? "écrivez « \($0) », sans espace" : nil
            })
        return nil
    }

    mutating func decimal(_ tree: Arbre) -> Decimal? {
        guard let text = text(tree) else { return nil }
        // The minus that we print is one.
        let ecrit = text.hasPrefix("\u{2212}") ? "-" + text.dropFirst() : text
        if let value = Decimal(strict: ecrit), !tree.estCite || !Self.estAmbigu(ecrit) { return value }
        fault(
            tree.lieu, found: "« \(text) »", expected: "un nombre sans unité, avec un point décimal (12.5)",
            remedy: Self.remedy(forNumber: text))
        return nil
    }

    private static func estAmbigu(_ text: String) -> Bool {
        do {
            _ = try NombreTape(text)
            return false
        } catch .ambigu { return true } catch { return false }
    }

    /// What to write in place of `text`: a number only when it is read without a doubt.
    private static func remedy(forNumber text: String) -> String {
        guard text.contains(where: \.isNumber) else {
            return "écrivez un nombre, ou l'un des quatre mots : à définir, non renseigné, sans objet, illisible"
        }
        do {
            let lu = try NombreTape(text)
            if lu.unite != nil { return "écrivez « \(lu.nombre) », et mettez l'unité dans « unite »" }
            let milliers = text.contains(where: \.isWhitespace) ? ", sans espace entre les milliers" : ""
            return "écrivez « \(lu.nombre) »\(milliers)"
        } catch {
            switch error {
            case .plusieurs: return seulNombre
            case .ambigu(let decimal, let entier):
                return
                    "cela se lit \(decimal) ou \(entier) : écrivez \(decimal.replacing(",", with: ".")) ou \(entier), sans guillemets"
            case .separateurs: return "ni espace ni virgule : écrivez par exemple 1234.5"
            case .signePlus, .tropLong: return error.precision ?? enChiffres
            case .scientifique: return enChiffres
            case .pasUnNombre: return remedy(forWords: text)
            }
        }
    }

    private static let seulNombre = "un seul nombre par valeur ; ce qui l'accompagne va dans « precision »"
    private static let enChiffres = "écrivez le nombre en chiffres, par exemple 12.5"

    /// Words that leave the number what it is, more or less.
    private static let aPeuPres: Set<String> = [
        "environ", "env.", "pres de", "de l'ordre de", "autour de", "quelque", "~", "≈", "soit", "total", "a peu pres",
    ]

    private static func remedy(forWords text: String) -> String {
        guard let (avant, nombre, apres) = partage(text) else { return enChiffres }
        if let lu = try? NombreTape(nombre), lu.unite == nil, aPeuPres.contains(avant.folded),
            !apres.contains(where: \.isNumber)
        {
            return
                "écrivez le nombre seul, et ce qui l'accompagne à côté : { valeur: \(lu.nombre), precision: \(enLigne(text)) }"
        }
        return text.contains(where: \.isWhitespace) ? seulNombre : enChiffres
    }

    /// A text around its one number, sign included; nil when there is none.
    private static func partage(_ text: String) -> (avant: String, nombre: String, apres: String)? {
        let chiffres = { (signe: Unicode.Scalar) in ("0"..."9").contains(signe) }
        let scalars = text.unicodeScalars
        guard var debut = scalars.firstIndex(where: chiffres), let fin = scalars.lastIndex(where: chiffres) else {
            return nil
        }
        if debut > scalars.startIndex, NombreTape.moins.contains(scalars[scalars.index(before: debut)]) {
            debut = scalars.index(before: debut)
        }
        let apres = scalars.index(after: fin)
        return (String(scalars[..<debut]), String(scalars[debut..<apres]), String(scalars[apres...]))
    }

    // MARK: - Bounds in words

    private static let bornes: [(mots: String, borne: Indicateur.Borne)] = [
        ("au moins", .auMoins), ("minimum", .auMoins), ("au minimum", .auMoins), ("mini", .auMoins),
        ("plus de", .auMoins), ("et plus", .auMoins), ("ou plus", .auMoins), ("≥", .auMoins), (">", .auMoins),
        (">=", .auMoins), ("superieur a", .auMoins), ("superieur ou egal a", .auMoins),
        ("au plus", .auPlus), ("maximum", .auPlus), ("au maximum", .auPlus), ("maxi", .auPlus), ("moins de", .auPlus),
        ("et moins", .auPlus), ("ou moins", .auPlus), ("≤", .auPlus), ("<", .auPlus), ("<=", .auPlus),
        ("jusqu'a", .auPlus), ("inferieur a", .auPlus), ("inferieur ou egal a", .auPlus),
    ]

    /// « au moins 800 », « 800 et plus », « ≥ 800 »: the format has a key for these words. Says it; false when the text
    /// is something else.
    mutating func notesABoundInWords(_ tree: Arbre) -> Bool {
        guard let text = tree.texte, let (avant, nombre, apres) = Self.partage(text),
            let lu = try? NombreTape(nombre), lu.unite == nil
        else { return false }
        let (debut, fin) = (avant.folded, apres.folded)
        let trouvee: (borne: Indicateur.Borne, unite: String)?
        if debut.isEmpty {
            trouvee =
                Self.bornes.lazy.filter { " \(fin)".hasSuffix(" \($0.mots)") }
                .max { $0.mots.utf8.count < $1.mots.utf8.count }
                .map { ($0.borne, String(fin.dropLast($0.mots.count))) }
        } else {
            trouvee = Self.bornes.first { $0.mots == debut }.map { ($0.borne, fin) }
        }
        guard let (borne, unite) = trouvee else { return false }
        let suite = unite.allSatisfy(\.isWhitespace) ? "" : ", et l'unité dans « unite »"
        fault(
            tree.lieu, found: "« \(text) »", expected: "un nombre seul, et « borne » pour dire au moins ou au plus",
            remedy: "écrivez { valeur: \(lu.nombre), borne: \(borne.rawValue) }, avec la même année\(suite)")
        return true
    }
}
