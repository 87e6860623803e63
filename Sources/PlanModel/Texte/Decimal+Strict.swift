public import Foundation

extension Decimal {
    /// Nil unless digits, at most one point, an optional leading minus: `Decimal(string:)` takes "12abc" for 12.
    public init?(strict text: String) {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), digits.utf8.count <= 30,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        self.init(string: text, locale: nil)
    }
}
