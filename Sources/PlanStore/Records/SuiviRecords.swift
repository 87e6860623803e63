import Foundation
import GRDB
import PlanModel

struct AvancementRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "avancement"
    var id: Int
    var plan: Int64
    var noeud: String
    var semestre: String
    var etat: Etat
    var pourcentage: Int?
    var blocageMotif: String?
    var blocageArbitrage: String?
    var meteo: Meteo
    var freins: String?
    var solutions: String?
    var prochainesEtapes: String?
    var note: String?
    var noteAudience: Audience?
    var ditPar: String?
    var seance: String?
    var saisiPar: String
    var saisiLe: String
    var remplace: Int?
    /// 1 for a withdrawal, or nothing.
    var retire: Int?

    enum CodingKeys: String, CodingKey {
        case id, plan, noeud, semestre, etat, pourcentage, meteo, freins, solutions, note, seance, remplace, retire
        case blocageMotif = "blocage_motif"
        case blocageArbitrage = "blocage_arbitrage"
        case prochainesEtapes = "prochaines_etapes"
        case noteAudience = "note_audience"
        case ditPar = "dit_par"
        case saisiPar = "saisi_par"
        case saisiLe = "saisi_le"
    }

    init(_ avancement: Avancement, plan: Int64) {
        let saisie = avancement.saisie
        id = avancement.id
        self.plan = plan
        (noeud, semestre) = (saisie.noeud.rawValue, saisie.semestre.rawValue)
        (etat, pourcentage, meteo) = (saisie.etat, saisie.avancement?.rawValue, saisie.meteo)
        (blocageMotif, blocageArbitrage) = (saisie.blocage?.motif, saisie.blocage?.arbitrageDemande)
        (freins, solutions, prochainesEtapes) = (saisie.freins, saisie.solutions, saisie.prochainesEtapes)
        (note, noteAudience) = (saisie.note?.texte, saisie.note?.audience)
        (ditPar, seance) = (saisie.ditPar, saisie.seance)
        (saisiPar, saisiLe, remplace) = (avancement.saisiPar, avancement.saisiLe.rawValue, avancement.remplace)
        retire = avancement.retire ? 1 : nil
    }

    func model() throws -> Avancement {
        guard let noeud = Identifiant<Noeud>(rawValue: noeud), let semestre = Semestre(rawValue: semestre),
            let saisiLe = Instant(rawValue: saisiLe)
        else { throw DatabaseError(message: "avancement \(id) : contenu illisible") }
        var saisie = Saisie(noeud: noeud, semestre: semestre, etat: etat)
        saisie.avancement = pourcentage.flatMap(Pourcentage.init)
        saisie.blocage = blocageMotif.map { .init(motif: $0, arbitrageDemande: blocageArbitrage) }
        saisie.meteo = meteo
        (saisie.freins, saisie.solutions, saisie.prochainesEtapes) = (freins, solutions, prochainesEtapes)
        if let note, let noteAudience { saisie.note = .init(texte: note, audience: noteAudience) }
        (saisie.ditPar, saisie.seance) = (ditPar, seance)
        return Avancement(
            id: id, saisie: saisie, saisiPar: saisiPar, saisiLe: saisiLe, remplace: remplace, retire: retire == 1)
    }
}

struct ReleveRecord: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "releve"
    var id: Int
    var plan: Int64
    var indicateur: String
    var date: String
    /// Written out, so that no decimal is lost.
    var nombre: String?
    var texte: String?
    var territoire: String?
    var source: String?
    var producteur: String?
    var contestation: String?
    var ditPar: String?
    var saisiPar: String
    var saisiLe: String
    var remplace: Int?
    /// 1 for a withdrawal, or nothing.
    var retire: Int?
    /// Why it is withdrawn.
    var motif: String?

    enum CodingKeys: String, CodingKey {
        case id, plan, indicateur, date, nombre, texte, territoire, source, producteur, contestation, remplace
        case retire, motif
        case ditPar = "dit_par"
        case saisiPar = "saisi_par"
        case saisiLe = "saisi_le"
    }

    init(_ releve: Releve, plan: Int64) {
        let mesure = releve.mesure
        id = releve.id
        self.plan = plan
        (indicateur, date) = (mesure.indicateur.rawValue, mesure.date.description)
        switch mesure.valeur {
        case .nombre(let valeur): nombre = valeur.description
        case .texte(let valeur): texte = valeur
        }
        (territoire, source, producteur) = (mesure.territoire, mesure.source, mesure.producteur)
        (contestation, ditPar) = (mesure.contestation, mesure.ditPar)
        (saisiPar, saisiLe, remplace) = (releve.saisiPar, releve.saisiLe.rawValue, releve.remplace)
        (retire, motif) = (releve.retire ? 1 : nil, releve.motif)
    }

    func model() throws -> Releve {
        guard let indicateur = Identifiant<Indicateur>(rawValue: indicateur), let date = Jour(iso: date),
            let saisiLe = Instant(rawValue: saisiLe),
            let valeur = nombre.flatMap(Decimal.init(strict:)).map(Mesure.Valeur.nombre)
                ?? texte.map(Mesure.Valeur.texte)
        else { throw DatabaseError(message: "relevé \(id) : contenu illisible") }
        var mesure = Mesure(indicateur: indicateur, date: date, valeur: valeur)
        (mesure.territoire, mesure.source, mesure.producteur) = (territoire, source, producteur)
        (mesure.contestation, mesure.ditPar) = (contestation, ditPar)
        return Releve(
            id: id, mesure: mesure, saisiPar: saisiPar, saisiLe: saisiLe, remplace: remplace, retire: retire == 1,
            motif: motif)
    }
}
