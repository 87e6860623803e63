/// What stands at the top and at the foot of printed pages, as the words that somebody typed: without page numbers, dates
/// and other fields, nor the codes of Excel.
enum Marges {
    /// The header or footer of a sheet of Excel: « &L&"Arial"&8Texte&CPage &P ».
    static func excel(_ code: String) -> String {
        var (texte, reste) = ("", code[...])
        while let signe = reste.popFirst() {
            guard signe == "&" else {
                texte.append(signe)
                continue
            }
            switch reste.popFirst() {
            case "&": texte.append("&")
            case "\"": reste = reste.drop { $0 != "\"" }.dropFirst()
            case "K", "k": reste = reste.dropFirst(6)
            case let chiffre? where chiffre.isNumber: reste = reste.drop(while: \.isNumber)
            case "L", "C", "R": texte.append(" ")
            default: break
            }
        }
        return texte
    }

    /// The headers and footers of the page styles of an OpenDocument spreadsheet.
    static func opendocument(_ styles: [UInt8]) throws(XMLFault) -> [String] {
        var (marges, texte, chemin): ([String], String, [String]) = ([], "", [])
        try XMLEvents.read(styles) { event throws(XMLFault) in
            switch event {
            case .debut(let balise):
                chemin.append(balise.nom)
                if balise.nom == "s" { texte += " " }
            case .fin:
                chemin.removeLast()
                guard chemin.last == "master-page" else { return }
                if !texte.isEmpty, marges.count < 1_000 { marges.append(texte) }
                texte = ""
            case .texte(let morceau):
                // Fields stand in elements of their own, whose words are not typed.
                let estTape = chemin.last.map { ["p", "span", "a"].contains($0) } ?? false
                if chemin.contains("master-page"), estTape, texte.utf8.count < ODSReader.texteLimit { texte += morceau }
            }
        }
        return marges
    }
}
