extension String {
    /// Why a date, a quarter or a semestre that is written as one is none; nil for anything else.
    public var dateImpossible: String? {
        let mots = folded.split { " /.".contains($0) }.map(String.init)
        let nombres = mots.compactMap { Int($0) }
        if mots.count == 3, nombres.count == 3 {
            let estISO = mots[0].utf8.count == 4
            return Self.jourImpossible(estISO ? nombres[2] : nombres[0], nombres[1], estISO ? nombres[0] : nombres[2])
        }
        // « 31 avril 2019 ».
        if mots.count == 3, nombres.count == 2, let mois = Periode(imprime: "\(mots[1]) \(mots[2])")?.debut?.mois {
            return Self.jourImpossible(nombres[0], mois, nombres[1])
        }
        guard mots.count <= 3, let code = mots.first(where: { $0.utf8.count == 2 }),
            let rang = code.last?.wholeNumberValue
        else { return nil }
        switch code.first {
        case "t" where !(1...4).contains(rang): return "un trimestre va de T1 à T4"
        case "s" where !(1...2).contains(rang): return "un semestre est S1 ou S2"
        default: return nil
        }
    }

    private static func jourImpossible(_ jour: Int, _ mois: Int, _ annee: Int) -> String? {
        guard (1000...9999).contains(annee), (1...99).contains(jour), (1...99).contains(mois) else { return nil }
        func deux(_ nombre: Int) -> String { nombre < 10 ? "0\(nombre)" : String(nombre) }
        return Jour(iso: "\(annee)-\(deux(mois))-\(deux(jour))") == nil ? "ce jour n'existe pas" : nil
    }
}
