import CRessources

/// The templates, the files for browsers and the plans that the program carries with it.
package enum Ressources {
    package struct Fichier: Sendable {
        /// « statique/app.css ».
        package var nom: String
        package var octets: [UInt8]
        /// Of its content: part of its address, so that browsers may keep it for ever.
        package var empreinte: String
    }

    package static let tous: [Fichier] = (0..<nombre_de_ressources()).compactMap { rang in
        guard let ressource = ressource_numero(rang)?.pointee else { return nil }
        let octets = Array(UnsafeBufferPointer(start: ressource.octets, count: ressource.taille))
        return Fichier(nom: String(cString: ressource.nom), octets: octets, empreinte: empreinte(octets))
    }

    /// By name.
    package static let parNom = Dictionary(uniqueKeysWithValues: tous.map { ($0.nom, $0) })

    /// FNV-1a: it tells two versions of a file apart, nobody attacks it.
    private static func empreinte(_ octets: [UInt8]) -> String {
        var valeur: UInt64 = 0xcbf2_9ce4_8422_2325
        for octet in octets { valeur = (valeur ^ UInt64(octet)) &* 0x100_0000_01b3 }
        return String(valeur, radix: 16)
    }
}
