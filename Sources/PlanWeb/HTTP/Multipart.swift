import PlanModel

/// `multipart/form-data`, the way browsers send files (RFC 7578). Hostile until proven otherwise: the body was already
/// limited in size, parts are counted, and whatever is not as a browser writes it is refused.
enum Multipart {
    static let partiesAuPlus = 1000

    /// - Parameter type: The `Content-Type` header, which holds the boundary.
    /// - Throws: `ErreurWeb` 400.
    static func formulaire(_ octets: [UInt8], type: String) throws -> Formulaire {
        guard let frontiere = parametre("boundary", de: type), !frontiere.isEmpty, frontiere.utf8.count <= 70 else {
            throw Formulaire.illisible
        }
        let separateur = Array("\r\n--\(frontiere)".utf8)
        // The first boundary has no line before it.
        var place = 0
        var formulaire = Formulaire()
        guard octets.starts(with: separateur.dropFirst(2)) else { throw Formulaire.illisible }
        place = separateur.count - 2
        for _ in 0..<partiesAuPlus {
            if octets[place...].starts(with: [0x2D, 0x2D]) { return formulaire }
            guard octets[place...].starts(with: [0x0D, 0x0A]),
                let finDesEntetes = octets.premiere(de: [0x0D, 0x0A, 0x0D, 0x0A], depuis: place),
                let fin = octets.premiere(de: separateur, depuis: finDesEntetes + 2)
            else { throw Formulaire.illisible }
            let entetes = octets[min(place + 2, finDesEntetes)..<finDesEntetes]
            let debut = min(finDesEntetes + 4, fin)
            try ajoute(octets[debut..<fin], entetes: entetes, a: &formulaire)
            place = fin + separateur.count
        }
        throw Formulaire.illisible
    }

    private static func ajoute(
        _ contenu: ArraySlice<UInt8>, entetes: ArraySlice<UInt8>, a formulaire: inout Formulaire
    ) throws {
        guard let entetes = String(validating: entetes, as: UTF8.self) else { throw Formulaire.illisible }
        let lignes = entetes.split(whereSeparator: \.isNewline)
        guard let disposition = lignes.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let nom = parametre("name", de: String(disposition))
        else { throw Formulaire.illisible }
        if let fichier = parametre("filename", de: String(disposition)) {
            let court = fichier.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
            if court.isEmpty, contenu.isEmpty { return }
            formulaire.ajoute(nom, fichier: .init(nom: court, octets: Array(contenu)))
        } else {
            guard let texte = String(validating: contenu, as: UTF8.self) else { throw Formulaire.illisible }
            formulaire.ajoute(nom, texte)
        }
    }

    /// A parameter of a header. A quoted value may hold `;` and `=`; a backslash there takes the next character as it is,
    /// for those that write `\"` where browsers write `%22`.
    static func parametre(_ nom: String, de entete: String) -> String? {
        var reste = entete.drop { $0 != ";" }
        while !reste.isEmpty {
            reste = reste.drop { $0 == ";" || $0 == " " || $0 == "\t" }
            let cle = reste.prefix { $0 != "=" && $0 != ";" }
            reste = reste.dropFirst(cle.count)
            guard reste.first == "=" else { continue }
            let (valeur, suite) = valeur(reste.dropFirst())
            if cle.lowercased() == nom { return valeur }
            reste = suite
        }
        return nil
    }

    /// What stands before the next `;` that is not between quotes, and what follows it.
    private static func valeur(_ texte: Substring) -> (valeur: String?, suite: Substring) {
        guard texte.first == "\"" else {
            let nue = texte.prefix { $0 != ";" }
            return (String(nue).saisi, texte.dropFirst(nue.count))
        }
        var (valeur, reste) = ("", texte.dropFirst())
        while let caractere = reste.popFirst() {
            switch caractere {
            case "\"": return (valeur, reste.drop { $0 != ";" })
            case "\\":
                // Old browsers send whole paths: their backslashes protect nothing.
                if let suivant = reste.first, suivant == "\"" || suivant == "\\" {
                    valeur.append(suivant)
                    reste.removeFirst()
                } else {
                    valeur.append(caractere)
                }
            default: valeur.append(caractere)
            }
        }
        // The quote is never closed.
        return (nil, "")
    }
}

extension [UInt8] {
    /// Where `motif` first stands at or after `depart`.
    fileprivate func premiere(de motif: [UInt8], depuis depart: Int) -> Int? {
        guard count >= motif.count, depart <= count - motif.count else { return nil }
        var place = depart
        while place <= count - motif.count {
            guard let suivant = self[place...(count - motif.count)].firstIndex(of: motif[0]) else { return nil }
            if self[suivant..<(suivant + motif.count)].elementsEqual(motif) { return suivant }
            place = suivant + 1
        }
        return nil
    }
}
