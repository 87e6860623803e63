/// The bytes of a page: fixed tags as they are, words escaped.
struct EcritureHTML {
    private(set) var octets: [UInt8] = []

    var estVide: Bool { octets.isEmpty }

    mutating func balise(_ fixe: StaticString) {
        octets.append(contentsOf: UnsafeBufferPointer(start: fixe.utf8Start, count: fixe.utf8CodeUnitCount))
    }

    /// A start tag, or the whole of an element that never holds anything; an attribute without value is left out.
    mutating func balise(
        _ nom: StaticString, _ attributs: KeyValuePairs<StaticString, String?>, seule: Bool = false
    ) {
        octets.append(UInt8(ascii: "<"))
        balise(nom)
        for (nom, valeur) in attributs {
            guard let valeur else { continue }
            octets.append(UInt8(ascii: " "))
            balise(nom)
            self.valeur(valeur)
        }
        balise(seule ? "/>" : ">")
    }

    mutating func valeur(_ valeur: String) {
        balise("=\"")
        echapper(valeur, dansUnAttribut: true)
        octets.append(UInt8(ascii: "\""))
    }

    mutating func texte(_ texte: String) { echapper(texte, dansUnAttribut: false) }

    /// What was written elsewhere, escaped there.
    mutating func ajouter(_ ecrits: [UInt8]) { octets.append(contentsOf: ecrits) }

    mutating func retirerLeBlancFinal() {
        if octets.last == UInt8(ascii: " ") { octets.removeLast() }
    }

    mutating func vider() { octets.removeAll(keepingCapacity: true) }

    /// Runs of plain bytes are copied whole.
    private mutating func echapper(_ texte: String, dansUnAttribut: Bool) {
        texte.withPermitted { bytes in
            var done = 0
            for (place, byte) in bytes.enumerated() {
                guard byte < 0x40, let entite = Self.entite(byte, dansUnAttribut) else { continue }
                octets.append(contentsOf: bytes[done..<place])
                balise(entite)
                done = place + 1
            }
            octets.append(contentsOf: bytes[done...])
        }
    }

    private static func entite(_ byte: UInt8, _ dansUnAttribut: Bool) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\"") where dansUnAttribut: "&quot;"
        // A reader would take a carriage return for a line feed, and all three for spaces in an attribute.
        case 0x0D: "&#13;"
        case 0x09 where dansUnAttribut: "&#9;"
        case 0x0A where dansUnAttribut: "&#10;"
        default: nil
        }
    }
}
