import Foundation

extension Indicateur: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var id: Identifiant<Indicateur>?
        var (titre, unite, periodicite, origine, note): (String?, String?, String?, String?, String?)
        var nature: Nature?
        var reference: Renseignement<Point>?
        var cibles: [Point]?
        var sens: Sens?
        var producteur: Renseignement<String>?
        var territoires: [String]?
        var noeud: Identifiant<Noeud>?
        var source: [Renvoi]?
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "cibles": cibles = try reader.value()
            case "id": id = try reader.value()
            case "nature": nature = try reader.optional()
            case "noeud": noeud = try reader.optional()
            case "note": note = try reader.optional()
            case "origine": origine = try reader.optional()
            case "periodicite": periodicite = try reader.optional()
            case "producteur": producteur = try reader.optional()
            case "reference": reference = try reader.optional()
            case "sens": sens = try reader.optional()
            case "source": source = try reader.value()
            case "territoires": territoires = try reader.value()
            case "titre": titre = try reader.value()
            case "unite": unite = try reader.optional()
            default: try reader.skip()
            }
        }
        self.init(id: try reader.required(id, "id"), titre: try reader.required(titre, "titre"))
        (self.nature, self.unite, self.reference, self.sens) = (nature, unite, reference, sens)
        self.cibles = try reader.required(cibles, "cibles")
        (self.periodicite, self.origine, self.producteur) = (periodicite, origine, producteur)
        self.territoires = try reader.required(territoires, "territoires")
        (self.noeud, self.note) = (noeud, note)
        self.source = try reader.required(source, "source")
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("cibles", cibles)
            writer.member("id", id)
            writer.member("nature", nature)
            writer.member("noeud", noeud)
            writer.member("note", note)
            writer.member("origine", origine)
            writer.member("periodicite", periodicite)
            writer.member("producteur", producteur)
            writer.member("reference", reference)
            writer.member("sens", sens)
            writer.member("source", source)
            writer.member("territoires", territoires)
            writer.member("titre", titre)
            writer.member("unite", unite)
        }
    }
}

extension Indicateur.Point: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var annee: Int?
        var valeur: Renseignement<Decimal>?
        var borne: Indicateur.Borne?
        var territoire: String?
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "annee": annee = try reader.value()
            case "borne": borne = try reader.optional()
            case "territoire": territoire = try reader.optional()
            case "valeur": valeur = try reader.value()
            default: try reader.skip()
            }
        }
        self.init(
            annee: try reader.required(annee, "annee"), valeur: try reader.required(valeur, "valeur"), borne: borne,
            territoire: territoire)
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("annee", annee)
            writer.member("borne", borne)
            writer.member("territoire", territoire)
            writer.member("valeur", valeur)
        }
    }
}
