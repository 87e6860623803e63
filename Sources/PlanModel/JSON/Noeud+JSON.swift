extension Noeud {
    /// From the JSON that `json` gives, or that Foundation's `JSONEncoder` gave to former versions of the program.
    public init(json: [UInt8]) throws(JSONFault) { self = try JSONReader.value(in: json) }

    /// The bytes that `JSONEncoder` would give with sorted keys and bare slashes.
    public var json: [UInt8] { JSONWriter.bytes(of: self) }
}

extension Noeud: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var (id, parent): (Identifiant<Noeud>?, Identifiant<Noeud>?)
        var niveau: Identifiant<Niveau>?
        var titre: Renseignement<String>?
        var (code, resume, note): (String?, String?, String?)
        var codeDeduit: Bool?
        var autresTitres: [AutreTitre]?
        var references: [Identifiant<Noeud>]?
        var rattachementSecondaire: Renseignement<Rattachements>?
        var priorite: Priorite?
        var champs: [Identifiant<Champ>: Renseignement<Contenu>]?
        var source: [Renvoi]?
        var sources: [String: [Renvoi]]?
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "autresTitres": autresTitres = try reader.value()
            case "champs": champs = try reader.table(Identifiant.init(rawValue:))
            case "code": code = try reader.optional()
            case "codeDeduit": codeDeduit = try reader.value()
            case "id": id = try reader.value()
            case "niveau": niveau = try reader.value()
            case "note": note = try reader.optional()
            case "parent": parent = try reader.optional()
            case "priorite": priorite = try reader.optional()
            case "rattachementSecondaire": rattachementSecondaire = try reader.optional()
            case "references": references = try reader.value()
            case "resume": resume = try reader.optional()
            case "source": source = try reader.value()
            case "sources": sources = try reader.table(\.self)
            case "titre": titre = try reader.value()
            default: try reader.skip()
            }
        }
        self.init(
            id: try reader.required(id, "id"), parent: parent, niveau: try reader.required(niveau, "niveau"),
            code: code, titre: try reader.required(titre, "titre"))
        self.codeDeduit = try reader.required(codeDeduit, "codeDeduit")
        self.autresTitres = try reader.required(autresTitres, "autresTitres")
        (self.resume, self.note) = (resume, note)
        self.references = try reader.required(references, "references")
        (self.rattachementSecondaire, self.priorite) = (rattachementSecondaire, priorite)
        self.champs = try reader.required(champs, "champs")
        self.source = try reader.required(source, "source")
        self.sources = try reader.required(sources, "sources")
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("autresTitres", autresTitres)
            writer.member("champs", champs, named: \.rawValue)
            writer.member("code", code)
            writer.member("codeDeduit", codeDeduit)
            writer.member("id", id)
            writer.member("niveau", niveau)
            writer.member("note", note)
            writer.member("parent", parent)
            writer.member("priorite", priorite)
            writer.member("rattachementSecondaire", rattachementSecondaire)
            writer.member("references", references)
            writer.member("resume", resume)
            writer.member("source", source)
            writer.member("sources", sources, named: \.self)
            writer.member("titre", titre)
        }
    }
}

extension Noeud.AutreTitre: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var titre: String?
        var source: [Renvoi]?
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "source": source = try reader.value()
            case "titre": titre = try reader.value()
            default: try reader.skip()
            }
        }
        self.init(titre: try reader.required(titre, "titre"), source: try reader.required(source, "source"))
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("source", source)
            writer.member("titre", titre)
        }
    }
}
