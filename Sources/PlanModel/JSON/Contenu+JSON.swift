extension Renseignement: JSONValue where Valeur: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var absence: Absence?
        var valeur: Valeur?
        var precision: String?
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "a": absence = try reader.optional()
            case "p": precision = try reader.optional()
            case "v": valeur = try reader.value()
            default: try reader.skip()
            }
        }
        if let absence {
            self = .absent(absence, precision: precision)
        } else {
            self = .connu(try reader.required(valeur, "v"), precision: precision)
        }
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("a", absence)
            writer.member("p", precision)
            writer.member("v", valeur)
        }
    }
}

extension Contenu: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var contenu: Contenu?
        try reader.object { (reader, name) throws(JSONFault) in
            guard let genre = Champ.Genre(rawValue: name) else { return try reader.skip() }
            guard contenu == nil else { throw reader.fault("un seul genre de contenu") }
            switch genre {
            case .texte: contenu = .texte(try reader.value())
            case .liste: contenu = .liste(try reader.value())
            case .organisations: contenu = .organisations(try reader.value())
            case .periode: contenu = .periode(try reader.value())
            case .indicateurs: contenu = .indicateurs(try reader.value())
            case .liens: contenu = .liens(try reader.value())
            case .chiffres: contenu = .chiffres(try reader.value())
            case .montants: contenu = .montants(try reader.value())
            case .duree: contenu = .duree(try reader.value())
            case .calendrier: contenu = .calendrier(try reader.value())
            }
        }
        self = try reader.required(
            contenu, "texte, liste, organisations, periode, indicateurs, liens, chiffres, montants, duree ou calendrier"
        )
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            switch self {
            case .texte(let valeur): writer.member("texte", valeur)
            case .liste(let valeur): writer.member("liste", valeur)
            case .organisations(let valeur): writer.member("organisations", valeur)
            case .periode(let valeur): writer.member("periode", valeur)
            case .indicateurs(let valeur): writer.member("indicateurs", valeur)
            case .liens(let valeur): writer.member("liens", valeur)
            case .chiffres(let valeur): writer.member("chiffres", valeur)
            case .montants(let valeur): writer.member("montants", valeur)
            case .duree(let valeur): writer.member("duree", valeur)
            case .calendrier(let valeur): writer.member("calendrier", valeur)
            }
        }
    }
}

extension Mention: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var (sigle, libelle, precision, note): (String?, String?, String?, String?)
        var absence: Absence?
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "libelle": libelle = try reader.optional()
            case "note": note = try reader.optional()
            case "precision": precision = try reader.optional()
            case "sigle": sigle = try reader.optional()
            case "statut": absence = try reader.optional()
            default: try reader.skip()
            }
        }
        guard let cible = sigle.map(Cible.sigle) ?? libelle.map(Cible.libelle) ?? absence.map(Cible.absente) else {
            throw reader.fault("« sigle », « libelle » ou « statut »")
        }
        self.init(cible, precision: precision, note: note)
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            if case .libelle(let libelle) = cible { writer.member("libelle", libelle) }
            writer.member("note", note)
            writer.member("precision", precision)
            if case .sigle(let sigle) = cible { writer.member("sigle", sigle) }
            if case .absente(let absence) = cible { writer.member("statut", absence) }
        }
    }
}

extension Periode: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var (imprime, horsPlan): (String?, String?)
        var (debut, fin): (Jour?, Jour?)
        var (dejaEngagee, selonLePlan): (Bool?, Bool?)
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "debut": debut = try reader.optional()
            case "dejaEngagee": dejaEngagee = try reader.value()
            case "fin": fin = try reader.optional()
            case "horsPlan": horsPlan = try reader.optional()
            case "imprime": imprime = try reader.value()
            case "selonLePlan": selonLePlan = try reader.optional()
            default: try reader.skip()
            }
        }
        self.init(
            imprime: try reader.required(imprime, "imprime"), debut: debut, fin: fin,
            dejaEngagee: try reader.required(dejaEngagee, "dejaEngagee"), horsPlan: horsPlan,
            selonLePlan: selonLePlan == true)
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("debut", debut)
            writer.member("dejaEngagee", dejaEngagee)
            writer.member("fin", fin)
            writer.member("horsPlan", horsPlan)
            writer.member("imprime", imprime)
            writer.member("selonLePlan", selonLePlan ? true : Bool?.none)
        }
    }
}

extension Lien: JSONValue {
    init(json reader: inout JSONReader) throws(JSONFault) {
        var vers: Renseignement<Identifiant<Noeud>>?
        var (imprime, note): (String?, String?)
        try reader.object { (reader, name) throws(JSONFault) in
            switch name {
            case "imprime": imprime = try reader.optional()
            case "note": note = try reader.optional()
            case "vers": vers = try reader.value()
            default: try reader.skip()
            }
        }
        self.init(vers: try reader.required(vers, "vers"), imprime: imprime, note: note)
    }

    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("imprime", imprime)
            writer.member("note", note)
            writer.member("vers", vers)
        }
    }
}
