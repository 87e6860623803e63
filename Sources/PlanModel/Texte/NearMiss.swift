/// The closest of `candidates` to what was written, nil when none is close enough to be meant.
/// - Parameter faults: The most that may differ; a third of the letters unless told.
func nearest(to written: String, among candidates: some Sequence<String>, within faults: Int? = nil) -> String? {
    let folded = fold(written)
    let limit = faults ?? max(1, folded.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        let distance = editDistance(folded, fold(candidate), limit: min(limit, (best?.distance ?? .max) - 1))
        guard let distance else { continue }
        best = (candidate, distance)
        if distance == 0 { break }
    }
    return best?.candidate
}

/// The closest of `candidats` to `ecrit`, for the messages of the other modules.
public func valeurProche(de ecrit: String, parmi candidats: some Sequence<String>) -> String? {
    nearest(to: ecrit, among: candidats)
}

/// « vouliez-vous « x » ? », with the spaces of French typography.
func suggestion(_ written: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: written, among: candidates).map { "vouliez-vous « \($0) » ?" }
}

/// `_` and `-` alike: what people mix up when they type.
private func fold(_ text: String) -> [Character] { Array(text.foldedCode) }

/// Insertions, deletions, replacements and swaps of neighbours; nil past `limit`.
private func editDistance(_ left: [Character], _ right: [Character], limit: Int) -> Int? {
    guard limit >= 0, abs(left.count - right.count) <= limit else { return nil }
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var current = [i + 1]
        for (j, b) in right.enumerated() {
            var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a == b ? 0 : 1))
            if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { cost = min(cost, beforePrevious[j - 1] + 1) }
            current.append(cost)
        }
        if (current.min() ?? 0) > limit { return nil }
        (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
}
