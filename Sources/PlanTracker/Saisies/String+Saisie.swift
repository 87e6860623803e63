extension String {
    /// As a text is kept, whichever door it came in by: without spaces around, its line ends `\n`.
    var saisi: String {
        trimmingWhitespace.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    var trimmingWhitespace: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// « État », « etat » and « en-cours », « en_cours » are the same word to who types.
    var repli: String {
        String(
            lowercased().replacing("œ", with: "oe").map { character -> Character in
                switch character {
                case "é", "è", "ê": "e"
                case "à", "â": "a"
                case "ô": "o"
                case " ", "-", "’", "'", "\u{A0}": "_"
                default: character
                }
            })
    }
}
