/// ODF folds white space: runs of spaces, tabs and line ends have elements of their own.
enum Blancs {
    static func write(_ texte: String, _ xml: XMLStream) {
        guard hasSpecialSpaces(texte) else {
            xml.text(texte)
            return
        }
        var run = ""
        var spaces = 0
        func flushSpaces() {
            guard spaces > 0 else { return }
            let keepsOne = !run.isEmpty
            if keepsOne { run += " " }
            if !run.isEmpty { xml.text(run) }
            run = ""
            let rest = keepsOne ? spaces - 1 : spaces
            if rest > 0 { xml.element("text:s", ["text:c": rest > 1 ? "\(rest)" : nil]) }
            spaces = 0
        }
        for character in texte {
            if character == " " {
                spaces += 1
                continue
            }
            if spaces == 1, !run.isEmpty, !character.isNewline, character != "\t" {
                run += " "
                spaces = 0
            }
            flushSpaces()
            switch character {
            case "\t", "\n", "\r", "\r\n":
                if !run.isEmpty { xml.text(run) }
                run = ""
                xml.element(character == "\t" ? "text:tab" : "text:line-break")
            default: run.append(character)
            }
        }
        flushSpaces()
        if !run.isEmpty { xml.text(run) }
    }

    /// Leading, trailing or doubled spaces, tabs, line ends.
    private static func hasSpecialSpaces(_ texte: String) -> Bool {
        var texte = texte
        return texte.withUTF8 { bytes in
            var previous: UInt8 = 0x20
            for byte in bytes {
                if byte == 0x20 && previous == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { return true }
                previous = byte
            }
            return previous == 0x20 && !bytes.isEmpty
        }
    }
}
