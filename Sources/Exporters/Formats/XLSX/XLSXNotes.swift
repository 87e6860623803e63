/// What is written on a sheet beside its cells: the notes pinned on them, the words of drawings.
struct XLSXNotes {
    /// By address; a conversation holds its messages one under the other.
    private(set) var notes: [String: String] = [:]
    /// One for each shape that holds words.
    private(set) var shapes: [String] = []
    private var (reference, text): (String?, RichText) = (nil, RichText())
    private var shape: [String]?
    private var depth = 0
    private var size = 0

    /// A part of comments, in their old form or as conversations.
    static func comments(_ bytes: [UInt8]) throws(XMLFault) -> [String: String] {
        var notes = XLSXNotes()
        try XMLEvents.read(bytes) { event throws(XMLFault) in try notes.takeComment(event) }
        return notes.notes
    }

    /// A part of drawings.
    static func shapes(_ bytes: [UInt8]) throws(XMLFault) -> [String] {
        var notes = XLSXNotes()
        try XMLEvents.read(bytes) { event throws(XMLFault) in try notes.takeShape(event) }
        return notes.shapes
    }

    private mutating func takeComment(_ event: XMLEvents.Event) throws(XMLFault) {
        switch event {
        case .debut(let balise):
            if balise.nom == "comment" || balise.nom == "threadedComment" {
                (reference, text) = (balise.value("ref"), RichText())
                // A message of a conversation holds its words without runs.
                text.isPlain = balise.nom == "threadedComment"
            } else if reference != nil {
                text.take(event)
                depth += 1
            }
        case .fin:
            if depth > 0 {
                depth -= 1
                text.take(event)
            } else if let reference {
                let said = text.unescaped
                notes[reference] = notes[reference].map { "\($0)\n\(said)" } ?? said
                self.reference = nil
            }
        case .texte(let morceau):
            guard reference != nil else { return }
            try count(morceau)
            text.take(event)
        }
    }

    private mutating func takeShape(_ event: XMLEvents.Event) throws(XMLFault) {
        switch event {
        case .debut(let balise):
            switch balise.nom {
            case "txBody": shape = []
            case "p": shape?.append("")
            case "t": depth = 1
            default: break
            }
        case .fin:
            depth = 0
        case .texte(let morceau):
            guard depth == 1, var lines = shape, let last = lines.indices.last else { return }
            try count(morceau)
            lines[last] += morceau
            shape = lines
        }
        if case .debut(let balise) = event, balise.nom == "sp" || balise.nom == "clientData" { closeShape() }
    }

    private mutating func closeShape() {
        guard let lines = shape else { return }
        let words = lines.joined(separator: "\n")
        if !words.allSatisfy(\.isWhitespace) { shapes.append(words) }
        shape = nil
    }

    private mutating func count(_ text: String) throws(XMLFault) {
        size += text.utf8.count
        guard size <= ODSReader.texteLimit * 10, notes.count <= ODSReader.celluleLimit else {
            throw .unreadable(ligne: 1, raison: "trop de commentaires ou de dessins")
        }
    }
}
