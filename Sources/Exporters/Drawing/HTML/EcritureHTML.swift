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
        XMLStream.escape(valeur, inAttribute: true, into: &octets)
        octets.append(UInt8(ascii: "\""))
    }

    mutating func texte(_ texte: String) { XMLStream.escape(texte, inAttribute: false, into: &octets) }

    /// What was written elsewhere, escaped there.
    mutating func ajouter(_ ecrits: [UInt8]) { octets.append(contentsOf: ecrits) }

    mutating func retirerLeBlancFinal() {
        if octets.last == UInt8(ascii: " ") { octets.removeLast() }
    }

    mutating func vider() { octets.removeAll(keepingCapacity: true) }
}
