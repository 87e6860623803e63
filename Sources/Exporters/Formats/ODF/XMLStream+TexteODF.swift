extension XMLStream {
    /// The text of a cell: each line is a paragraph of its own. LibreOffice Calc drops tabs: they become spaces.
    func paragraphes(_ texte: String) {
        for ligne in texte.replacing("\r\n", with: "\n").replacing("\t", with: " ").split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" })
        {
            element("text:p") {
                Blancs.write(String(ligne.last == " " ? ligne.dropLast() : ligne), self)
                // Readers drop a last space, unless it is written so.
                if ligne.last == " " { element("text:s") }
            }
        }
    }
}

extension String {
    /// Its line ends as spaces, for what is shown on one line.
    var surUneLigne: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
