extension String {
    /// Cut with an ellipsis, for a place that is short.
    package func abrege(_ limit: Int) -> String { count <= limit ? self : String(prefix(limit - 1)) + "…" }

    /// As pages write it.
    package var typographie: String { Typographie.francaise(self) }

    /// With a capital and an end.
    package var phrase: String {
        let phrase = prefix(1).uppercased() + dropFirst()
        return phrase.hasSuffix(".") || phrase.hasSuffix("?") || phrase.hasSuffix(")") ? phrase : phrase + "."
    }
}
