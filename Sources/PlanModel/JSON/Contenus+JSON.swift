import Foundation

extension Noeud.Rattachements: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        if reader.peek() == UInt8(ascii: "[") {
            self.init(try reader.value())
        } else {
            self.init([try reader.value()])
        }
    }

    func write(to writer: inout JSONWriter) {
        if ids.count == 1 { ids[0].write(to: &writer) } else { ids.write(to: &writer) }
    }
}

extension Noeud.Priorite: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var imprime: String?
        var rang: Int?
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "imprime": imprime = try reader.value()
            case "rang": rang = try reader.optional()
            default: try reader.skip()
            }
        }
        self.init(imprime: try reader.required(imprime, "imprime"), rang: rang)
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("imprime", imprime)
            writer.member("rang", rang)
        }
    }
}

extension Indicateur.Borne: JSONValue {}

extension Chiffre: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var (texte, unite, territoire, note): (String?, String?, String?, String?)
        var valeur: Decimal?
        var date: Renseignement<Periode>?
        var source: [Renvoi]?
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "date": date = try reader.optional()
            case "note": note = try reader.optional()
            case "source": source = try reader.value()
            case "territoire": territoire = try reader.optional()
            case "texte": texte = try reader.value()
            case "unite": unite = try reader.optional()
            case "valeur": valeur = try reader.optional()
            default: try reader.skip()
            }
        }
        self.init(texte: try reader.required(texte, "texte"))
        (self.valeur, self.unite, self.territoire, self.date, self.note) = (valeur, unite, territoire, date, note)
        self.source = try reader.required(source, "source")
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("date", date)
            writer.member("note", note)
            writer.member("source", source)
            writer.member("territoire", territoire)
            writer.member("texte", texte)
            writer.member("unite", unite)
            writer.member("valeur", valeur)
        }
    }
}

extension Montant: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var centimes: Renseignement<Int>?
        var (devise, objet, note): (String?, String?, String?)
        var annee: Int?
        var financeur: Mention?
        var source: [Renvoi]?
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "annee": annee = try reader.optional()
            case "centimes": centimes = try reader.value()
            case "devise": devise = try reader.value()
            case "financeur": financeur = try reader.optional()
            case "note": note = try reader.optional()
            case "objet": objet = try reader.optional()
            case "source": source = try reader.value()
            default: try reader.skip()
            }
        }
        self.init(centimes: try reader.required(centimes, "centimes"))
        self.devise = try reader.required(devise, "devise")
        (self.annee, self.objet, self.financeur, self.note) = (annee, objet, financeur, note)
        self.source = try reader.required(source, "source")
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("annee", annee)
            writer.member("centimes", centimes)
            writer.member("devise", devise)
            writer.member("financeur", financeur)
            writer.member("note", note)
            writer.member("objet", objet)
            writer.member("source", source)
        }
    }
}

extension Duree: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var imprime: String?
        var mois: Int?
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "imprime": imprime = try reader.value()
            case "mois": mois = try reader.optional()
            default: try reader.skip()
            }
        }
        self.init(imprime: try reader.required(imprime, "imprime"), mois: mois)
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("imprime", imprime)
            writer.member("mois", mois)
        }
    }
}

extension EtapeDatee: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var annee: Int?
        var (etape, note): (String?, String?)
        var fait: Bool?
        var source: [Renvoi]?
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "annee": annee = try reader.value()
            case "etape": etape = try reader.value()
            case "fait": fait = try reader.optional()
            case "note": note = try reader.optional()
            case "source": source = try reader.value()
            default: try reader.skip()
            }
        }
        self.init(annee: try reader.required(annee, "annee"), etape: try reader.required(etape, "etape"), fait: fait)
        self.note = note
        self.source = try reader.required(source, "source")
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("annee", annee)
            writer.member("etape", etape)
            writer.member("fait", fait)
            writer.member("note", note)
            writer.member("source", source)
        }
    }
}
