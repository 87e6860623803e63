/// The pages of the entries of a contents, as LibreOffice computed them.
///
/// It writes them into a DOCX only: an ODT that it saves without showing it keeps the fields as they came.
public enum NumerosDePage {
    private static let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    /// - Parameter docx: A document of ours, saved by LibreOffice.
    /// - Returns: The page of each entry in its order; nil for a file that does not say them all.
    public static func lus(_ docx: [UInt8]) -> [Int]? {
        guard let archive = try? ZipReader(docx), let corps = try? archive.octets("word/document.xml") else {
            return nil
        }
        var lecture = Lecture()
        do { try XMLEvents.read(corps) { event throws(XMLFault) in lecture.recevoir(event) } } catch { return nil }
        let pages = lecture.pages.compactMap(\.self)
        return pages.isEmpty || pages.count < lecture.pages.count ? nil : pages
    }

    /// « begin », the instruction, « separate », the shown text, « end »: a field is spread over the runs of a paragraph.
    private struct Lecture {
        var pages: [Int?] = []
        private var instruction = ""
        private var montre: String?
        private var ouvert: String?

        mutating func recevoir(_ event: XMLEvents.Event) {
            switch event {
            case .debut(let balise) where balise.espace == NumerosDePage.w:
                ouvert = balise.nom
                if balise.nom == "fldChar" { champ(balise["fldCharType", dans: NumerosDePage.w]) }
            case .debut, .fin: ouvert = nil
            case .texte(let texte):
                if ouvert == "instrText" { instruction += texte }
                if ouvert == "t" { montre? += texte }
            }
        }

        private mutating func champ(_ type: String?) {
            switch type {
            case "begin": (instruction, montre) = ("", nil)
            case "separate":
                let mots = instruction.split(separator: " ")
                if mots.first == "PAGEREF", mots.dropFirst().first?.hasPrefix("__RefHeading___") == true { montre = "" }
            default:
                if let montre { pages.append(Int(montre)) }
                montre = nil
            }
        }
    }
}
