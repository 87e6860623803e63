import Foundation
import PlanModel

/// Every fault of the rows of a file: none of them is recorded.
struct FautesDeSaisie: Error, CustomStringConvertible {
    /// As many as are read with profit.
    private static let montrees = 100
    var fautes: [Faute]

    var premieres: ArraySlice<Faute> { fautes.prefix(Self.montrees) }
    /// « … et 12 autres fautes ».
    var reste: String? {
        fautes.count > Self.montrees
            ? "… et \(compte(fautes.count - Self.montrees, "autre faute", "autres fautes"))" : nil
    }

    var description: String {
        (premieres.map(\.description) + [reste, "Rien n'a été enregistré."].compactMap(\.self)).joined(separator: "\n")
    }
}

/// Many declarations or readings in one file: all are read, or every fault is said.
enum SaisieCSV {
    /// What an export or a grid adds for its readers.
    private static let pourLesLecteurs: Set<String> = [
        "titre", "code", "pilote", "dates_prevues", "saisi_par", "saisi_le", "id", "remplace", "retiree", "mention",
        "intitule", "niveau",
        "etat_precedent",
        "avancement_precedent", "meteo_precedente", "etapes_prevues", "connue", "audience_de_la_grille",
    ]
    static let avancements = Colonnes(
        admises: [
            "noeud", "semestre", "etat", "avancement", "bloquee", "motif_blocage", "arbitrage_demande", "meteo",
            "freins", "solutions", "prochaines_etapes", "note", "audience", "dit_par", "seance",
        ], ignorees: pourLesLecteurs, obligatoires: ["noeud", "etat"],
        alias: ["identifiant": "noeud", "motif_du_blocage": "motif_blocage"])
    private static let releves = Colonnes(
        admises: ["indicateur", "date", "valeur", "territoire", "source", "producteur", "contestation", "dit_par"],
        ignorees: pourLesLecteurs.union([
            "noeud", "unite", "sens", "annee_reference", "valeur_reference", "cibles",
        ]), obligatoires: ["indicateur", "date", "valeur"])
    /// The columns of a grid that say something of a node.
    static let declaration = avancements.admises.filter { !["noeud", "semestre"].contains($0) }

    /// - Parameter semestre: For the rows that give none.
    static func saisies(_ bytes: [UInt8], semestre: Semestre?, index: PlanIndex) throws -> [SaisieLue] {
        let table = try CSVTable(bytes, avancements)
        return try saisies(
            de: table.enVigueur, provenance: table.colonnes.contains("connue") ? .grille : .tableau, semestre, index,
            sinon: Refusal("le fichier ne contient aucune ligne de saisie"))
    }

    /// Where rows come from: a grid holds a row for each node, those that say nothing are passed over.
    enum Provenance {
        case tableau, grille
    }

    /// - Throws: `FautesDeSaisie`, or `vide` when no row holds anything.
    static func saisies(
        de rows: [Rangee], provenance: Provenance, _ semestre: Semestre?, _ index: PlanIndex, sinon vide: any Error
    ) throws -> [SaisieLue] {
        let rows = provenance == .grille ? rows.filter { $0.remplit(declaration) } : rows
        return try entrees(de: rows, sinon: vide) { reader in
            saisie(&reader, semestre, index).map { saisie in
                let origine = provenance == .grille ? SaisieLue.Origine(&reader) : nil
                return .init(
                    SaisieLue(saisie: saisie, origine: origine), colonne: "noeud",
                    nom: "« \(saisie.noeud) » pour \(saisie.semestre)")
            }
        }
    }

    /// An entry read from a row, and the name of what it is about: two rows of a file may not bear the same.
    private struct Lue<Entree> {
        var entree: Entree
        var colonne: String
        var nom: String

        init(_ entree: Entree, colonne: String, nom: String) {
            (self.entree, self.colonne, self.nom) = (entree, colonne, nom)
        }
    }

    /// - Throws: `FautesDeSaisie`, or `vide` when no row holds anything.
    private static func entrees<Entree>(
        de rows: [Rangee], sinon vide: any Error, _ lire: (inout RowReader) -> Lue<Entree>?
    ) throws -> [Entree] {
        var faults: [Faute] = []
        var seen: [String: Int] = [:]
        var entrees: [Entree] = []
        for row in rows {
            var reader = RowReader(row)
            if let lue = lire(&reader) {
                if let first = seen[lue.nom] { reader.fault(lue.colonne, "\(lue.nom) est déjà ligne \(first)") }
                seen[lue.nom] = row.ligne
                entrees.append(lue.entree)
            }
            faults += reader.faults
        }
        guard faults.isEmpty else {
            throw FautesDeSaisie(fautes: faults)
        }
        guard !entrees.isEmpty else { throw vide }
        return entrees
    }

    private static func saisie(_ reader: inout RowReader, _ semestre: Semestre?, _ index: PlanIndex) -> Saisie? {
        var noeud: Noeud?
        if let reference = reader.required("noeud", "l'identifiant ou le code d'une action", { $0 }) {
            do {
                let trouve = try index.designe(par: reference)
                if index.role(de: trouve).porteAvancement {
                    noeud = trouve
                } else {
                    reader.fault(
                        "noeud",
                        "« \(reference) » est de niveau « \(trouve.niveau) », attendu une action ou une sous-action")
                }
            } catch { reader.fault("noeud", "\(error)") }
        }
        let ligneSemestre = reader.optional("semestre", "un semestre écrit 2018-S2", Semestre.init(saisi:))
        if ligneSemestre == nil, reader.row["semestre"] == nil, semestre == nil {
            reader.fault("semestre", "vide, attendu un semestre (2018-S2), ou l'option --semestre")
        }
        if reader.row["etat"] == nil {
            reader.fault("etat", "vide, attendu \(reader.choices(\Etat.libelle))")
        }
        let etat: Etat? = reader.choice("etat", \.libelle)
        let avancement = reader.optional("avancement", "un entier de 0 à 100, ou rien") { text in
            Int(text.replacing("%", with: "").saisi).flatMap(Pourcentage.init)
        }
        let meteo: Meteo? = reader.choice("meteo", \.libelle)
        let blocage = blocage(&reader)
        let note = note(&reader)
        let (freins, solutions) = (reader.text("freins"), reader.text("solutions"))
        let (etapes, dit, seance) = (reader.text("prochaines_etapes"), reader.text("dit_par"), reader.text("seance"))
        guard let noeud, let etat, let semestre = ligneSemestre ?? semestre else { return nil }
        var saisie = Saisie(noeud: noeud.id, semestre: semestre, etat: etat)
        (saisie.avancement, saisie.blocage, saisie.meteo) = (avancement, blocage, meteo ?? .nonRenseignee)
        (saisie.freins, saisie.solutions, saisie.prochainesEtapes) = (freins, solutions, etapes)
        (saisie.note, saisie.ditPar, saisie.seance) = (note, dit, seance)
        return saisie
    }

    private static func blocage(_ reader: inout RowReader) -> Saisie.Blocage? {
        let bloquee =
            reader.optional("bloquee", "oui ou non") { ["oui": true, "non": false][$0.lowercased()] } ?? false
        let motif = reader.text("motif_blocage")
        let arbitrage = reader.text("arbitrage_demande")
        if bloquee, motif == nil { reader.fault("motif_blocage", "vide, attendu le motif d'une action bloquée") }
        if !bloquee, motif != nil || arbitrage != nil {
            reader.fault("bloquee", "« non » ou vide avec un motif ou un arbitrage ; écrivez « oui », ou videz-les")
        }
        guard bloquee, let motif else { return nil }
        return .init(motif: motif, arbitrageDemande: arbitrage)
    }

    private static func note(_ reader: inout RowReader) -> Saisie.Note? {
        let audience: Audience? = reader.choice("audience", \.rawValue)
        guard let texte = reader.text("note") else { return nil }
        // Without a word on who may read it, a note stays inside.
        return .init(texte: texte, audience: audience ?? .interne)
    }

    static func mesures(_ bytes: [UInt8], indicateurs: [Indicateur]) throws -> [Mesure] {
        let table = try CSVTable(bytes, releves)
        let connus = Dictionary(indicateurs.map { ($0.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
        // An indicator without a reading has its row in our exports: nothing to read there.
        let rows = table.enVigueur.filter { $0["date"] != nil || $0["valeur"] != nil }
        return try entrees(de: rows, sinon: Refusal("le fichier ne contient aucun relevé")) { reader in
            mesure(&reader, connus).map {
                .init($0, colonne: "indicateur", nom: Self.nom($0))
            }
        }
    }

    private static func nom(_ mesure: Mesure) -> String {
        "« \(mesure.indicateur) » au \(mesure.date)\(mesure.territoire.map { " (\($0))" } ?? "")"
    }

    private static func mesure(_ reader: inout RowReader, _ connus: [String: Indicateur]) -> Mesure? {
        let indicateur = reader.required("indicateur", "l'identifiant d'un indicateur du plan") { connus[$0] }
        let date = reader.required("date", "une date écrite 2019-06-30 ou 30/06/2019", Jour.init(saisi:))
        let attendu = indicateur?.nature == .qualitatif ? "un texte" : "un nombre (12,5)"
        let valeur = reader.required("valeur", attendu) { Mesure.Valeur($0, pour: indicateur) }
        let territoire = reader.optional("territoire", "l'un des territoires de l'indicateur") { text in
            indicateur.map { $0.territoire(nomme: text) } ?? text
        }
        guard let indicateur, let date, let valeur else { return nil }
        var mesure = Mesure(indicateur: indicateur.id, date: date, valeur: valeur)
        (mesure.territoire, mesure.source) = (territoire, reader.text("source"))
        (mesure.producteur, mesure.contestation) = (reader.text("producteur"), reader.text("contestation"))
        mesure.ditPar = reader.text("dit_par")
        return mesure
    }
}
