import Mustache

/// What a template shows is text, byte by byte: with the library's own escaping, which goes by whole characters, a
/// quotation mark followed by a combining accent goes through as it is, and closes the attribute that it stands in.
/// Control characters, which no page may hold and which mark the places of kept pages, are replaced.
struct EchappementHTML: MustacheContentType {
    /// What templates call it by.
    static let nom = "PAGE"

    func escapeText(_ text: String) -> String {
        if text.utf8.first == CorpsGarde.marque, CorpsGarde.estUnePlace(text) { return text }
        guard text.utf8.contains(where: { Self.entite($0) != nil }) else { return text }
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count + 32)
        for octet in text.utf8 {
            if let entite = Self.entite(octet) { octets += entite.utf8 } else { octets.append(octet) }
        }
        return String(decoding: octets, as: UTF8.self)
    }

    private static func entite(_ octet: UInt8) -> String? {
        switch octet {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x09, 0x0A, 0x0D: nil
        case 0..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }
}
