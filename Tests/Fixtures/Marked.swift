/// A text whose `▸` was removed, and the place where it stood.
public struct Marked: Hashable, Sendable {
    public let text: String
    /// From 1.
    public let line: Int
    /// From 1, in characters.
    public let column: Int
}

/// Why a text is no marked fixture.
public enum MarkFault: Error, Hashable {
    case noMark
    case severalMarks
}

/// Removes the `▸` of a fixture and gives its place: no columns counted by hand.
public func marked(_ text: String) throws(MarkFault) -> Marked {
    guard let mark = text.firstIndex(of: "▸") else { throw .noMark }
    let (before, after) = (text[..<mark], text[text.index(after: mark)...])
    guard !after.contains("▸") else { throw .severalMarks }
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    return Marked(text: String(before + after), line: lines.count, column: (lines.last?.count ?? 0) + 1)
}
