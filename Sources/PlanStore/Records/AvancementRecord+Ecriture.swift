import GRDB
import PlanModel

/// The way of one row, taken at each entry of a grid: a statement prepared once, and our own JSON.
extension AvancementRecord {
    func inserer(_ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO avancement (id, plan, noeud, semestre, etat, pourcentage, blocage_motif, blocage_arbitrage,
                    meteo, freins, solutions, prochaines_etapes, note, note_audience, dit_par, seance, saisi_par,
                    saisi_le, remplace, retire)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            id, plan, noeud, semestre, etat.rawValue, pourcentage, blocageMotif, blocageArbitrage, meteo.rawValue,
            freins, solutions, prochainesEtapes, note, noteAudience?.rawValue, ditPar, seance, saisiPar, saisiLe,
            remplace, retire,
        ])
    }

    /// What `ModelJSON.text` says of it, which `verify` compares with: sorted names, nothing for what is not there.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            func texte(_ nom: String, _ texte: String?) {
                if let texte { writer.member(nom) { $0.string(texte) } }
            }
            func nombre(_ nom: String, _ nombre: Int?) {
                if let nombre { writer.member(nom) { $0.bare(String(nombre)) } }
            }
            texte("blocage_arbitrage", blocageArbitrage)
            texte("blocage_motif", blocageMotif)
            texte("dit_par", ditPar)
            texte("etat", etat.rawValue)
            texte("freins", freins)
            nombre("id", id)
            texte("meteo", meteo.rawValue)
            texte("noeud", noeud)
            texte("note", note)
            texte("note_audience", noteAudience?.rawValue)
            nombre("plan", Int(plan))
            nombre("pourcentage", pourcentage)
            texte("prochaines_etapes", prochainesEtapes)
            nombre("remplace", remplace)
            nombre("retire", retire)
            texte("saisi_le", saisiLe)
            texte("saisi_par", saisiPar)
            texte("seance", seance)
            texte("semestre", semestre)
            texte("solutions", solutions)
        }
        return writer.bytes
    }
}
