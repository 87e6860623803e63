import Exporters
import Foundation
package import PlanModel

/// Every fault of the rows of a file: none of them is recorded.
package struct FautesDeSaisie: Error, CustomStringConvertible {
    /// As many as are read with profit.
    private static let montrees = 100
    package var fautes: [Faute]

    package var premieres: ArraySlice<Faute> { fautes.prefix(Self.montrees) }
    /// « … et 12 autres fautes ».
    package var reste: String? {
        fautes.count > Self.montrees
            ? "… et \(compte(fautes.count - Self.montrees, "autre faute", "autres fautes"))" : nil
    }

    package var description: String {
        (premieres.map(\.description) + [reste, "Rien n'a été enregistré."].compactMap(\.self)).joined(separator: "\n")
    }
}

/// Many declarations or readings in one file: all are read, or every fault is said.
package enum SaisieCSV {
    /// What an export or a grid adds for its readers.
    private static let pourLesLecteurs: Set<String> = [
        "titre", "code", "pilote", "dates_prevues", "saisi_par", "saisi_le", "id", "remplace", "retiree", "mention",
        "intitule", "niveau",
        "etat_precedent",
        "motif_du_retrait", "avancement_precedent", "meteo_precedente", "etapes_prevues", "connue",
        "audience_de_la_grille", "contestee",
    ]
    static let avancements = Colonnes(
        admises: [
            "noeud", "semestre", "etat", "avancement", "bloquee", "motif_blocage", "arbitrage_demande", "meteo",
            "freins", "solutions", "prochaines_etapes", "note", "audience", "dit_par", "seance",
        ], ignorees: pourLesLecteurs, obligatoires: ["noeud", "etat"],
        alias: ["identifiant": "noeud", "motif_du_blocage": "motif_blocage"],
        sortDUnClasseur: "donnez la grille avec --grille, ou enregistrez la feuille en CSV (UTF-8)")
    private static let releves = Colonnes(
        admises: ["indicateur", "date", "valeur", "territoire", "source", "producteur", "contestation", "dit_par"],
        ignorees: pourLesLecteurs.union([
            "noeud", "unite", "sens", "annee_reference", "valeur_reference", "cibles",
        ]), obligatoires: ["indicateur", "date", "valeur"],
        sortDUnClasseur: "enregistrez la feuille en CSV (UTF-8), dans le tableur")
    /// The columns of a grid that say something of a node.
    static let declaration = ChampDeDeclaration.allCases.map(\.rawValue)

    /// What a file says, and what its reader must know before it is accepted.
    package struct Lecture<Entree> {
        package var entrees: [Entree]
        package var remarques: [String]
        /// What the file holds that is not recorded.
        package var nonPris: [NonPris] = []
    }

    /// The declaration in force for a node and a semestre: what a file does not say of it stays.
    package typealias Tenue = (Identifiant<Noeud>, Semestre) -> Saisie?

    /// - Parameter semestre: For the rows that give none.
    package static func saisies(
        _ bytes: [UInt8], semestre: Semestre?, index: PlanIndex, tenue: Tenue
    ) throws -> Lecture<SaisieLue> {
        let table = try CSVTable(bytes, avancements)
        let provenance: Provenance = table.colonnes.contains("connue") ? .grille : .tableau
        let lues = try saisies(
            de: table.enVigueur, provenance: provenance, semestre, index, tenue,
            sinon: Refusal("le fichier ne contient aucune ligne de saisie"))
        let temoins = table.rows.flatMap { row -> [String] in
            guard let reference = row["noeud"]?.sansInvisibles, let noeud = try? index.designe(par: reference) else {
                return []
            }
            return Temoins(row, reference, noeud: noeud, index).remarques
        }
        return Lecture(
            entrees: lues, remarques: table.remarques + temoins,
            nonPris: provenance == .grille ? table.enVigueur.flatMap { sansObjet($0, table.colonnes, index) } : [])
    }

    /// The cells of a row of a grid that declares nothing, and whose node is not in the plan: nobody recorded them.
    private static func sansObjet(_ row: Rangee, _ colonnes: [String], _ index: PlanIndex) -> [NonPris] {
        guard !row.remplit(declaration) else { return [] }
        let reference = row["noeud"]?.sansInvisibles
        if let reference, (try? index.designe(par: reference)) != nil { return [] }
        return colonnes.compactMap { colonne in
            guard let texte = row[colonne], !(colonne == "code" && GrilleRevenue.estUnBandeau(texte, index)) else {
                return nil
            }
            return NonPris(lieu: row.lieu(colonne), texte: texte, raison: raisonSansObjet(reference))
        }
    }

    /// - Parameter reference: Nil when the row names no node.
    static func raisonSansObjet(_ reference: String?) -> String {
        reference.map { "« \($0.abrege(60)) » ne désigne rien dans le plan" }
            ?? "la ligne n'a pas d'identifiant d'action"
    }

    /// Where rows come from: a grid holds a row for each node, those that say nothing are passed over.
    enum Provenance {
        case tableau, grille
    }

    /// - Throws: `FautesDeSaisie`, or `vide` when no row holds anything.
    static func saisies(
        de rows: [Rangee], provenance: Provenance, _ semestre: Semestre?, _ index: PlanIndex, _ tenue: Tenue,
        sinon vide: any Error
    ) throws -> [SaisieLue] {
        let rows = provenance == .grille ? rows.filter { $0.remplit(declaration) } : rows
        return try entrees(de: rows, sinon: vide) { reader in
            saisie(&reader, semestre, index, tenue, provenance).map {
                .init($0, colonne: "noeud", nom: "« \($0.saisie.noeud) » pour \($0.saisie.semestre)")
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

    private static func saisie(
        _ reader: inout RowReader, _ semestre: Semestre?, _ index: PlanIndex, _ tenue: Tenue, _ provenance: Provenance
    ) -> SaisieLue? {
        let noeud = noeud(&reader, index)
        let ligneSemestre = reader.optional("semestre", "un semestre écrit 2018-S2", Semestre.init(saisi:))
        if ligneSemestre == nil, reader.row["semestre"] == nil, semestre == nil {
            reader.fault("semestre", "vide, attendu un semestre (2018-S2), ou l'option --semestre")
        }
        let declaration = reader.declaration(sauf: SaisieLue.Origine.reservees(reader.row, index.plan))
        let semestre = ligneSemestre ?? semestre
        let enVigueur = noeud.flatMap { noeud in semestre.flatMap { tenue(noeud.id, $0) } }
        let cible = noeud?.id ?? index.suivis.first?.id
        guard let cible else { return nil }
        do {
            let saisie = try declaration.saisie(cible, semestre ?? .lointain, depuis: enVigueur)
            guard noeud != nil, semestre != nil else { return nil }
            let origine = provenance == .grille ? SaisieLue.Origine(&reader) : nil
            return SaisieLue(saisie: saisie, declaration: declaration, origine: origine, rangee: reader.row)
        } catch {
            // Without its node, a row that lacks a column cannot be judged by what is in force.
            for faute in error.fautes where noeud != nil || declaration.donnes.contains(faute.champ) {
                reader.note(faute)
            }
            return nil
        }
    }

    private static func noeud(_ reader: inout RowReader, _ index: PlanIndex) -> Noeud? {
        guard
            let reference = reader.required(
                "noeud", "l'identifiant ou le code d'\(index.mots.actions.un)", { $0.sansInvisibles })
        else { return nil }
        do {
            let trouve = try index.designe(par: reference)
            let fautes = Temoins(reader.row, reference, noeud: trouve, index).fautes
            for (colonne, message) in fautes { reader.fault(colonne, message) }
            guard fautes.isEmpty else { return nil }
            if index.role(de: trouve).porteAvancement { return trouve }
            reader.fault(
                "noeud", "« \(reference) » est de niveau « \(trouve.niveau) », attendu \(index.attendus)")
        } catch { reader.fault("noeud", "\(error)\(Self.codeMange(reference) ?? "")") }
        return nil
    }

    /// What a spreadsheet made of a code: « 1,10 », « 01/10/2026 », « 1-oct ».
    private static func codeMange(_ reference: String) -> String? {
        guard reference.first?.isNumber == true, reference.contains(where: { ",/-".contains($0) }),
            Jour(saisi: reference) != nil || reference.contains(",")
                || reference.contains(where: \.isLetter) && reference.contains("-")
        else { return nil }
        return
            " ; un tableur a sans doute changé le code : mettez la colonne au format Texte avant de l'y taper, ou l'identifiant à sa place"
    }

    package static func mesures(_ bytes: [UInt8], index: PlanIndex) throws -> Lecture<Mesure> {
        let table = try CSVTable(bytes, releves)
        let indicateurs = index.plan.tousLesIndicateurs
        let connus = Dictionary(
            indicateurs.map { ($0.indicateur.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
        let parNom = connus.mapValues(\.indicateur)
        var remarques = table.remarques
        func lesTemoins(_ row: Rangee, _ connu: (indicateur: Indicateur, noeud: Identifiant<Noeud>?)) -> Temoins {
            Temoins(row, indicateur: connu.indicateur, porteur: connu.noeud.flatMap(index.noeud), index)
        }
        // An indicator without a reading has its row in our exports: nothing to read there.
        let ditQuelqueChose = releves.admises.filter { !["indicateur", "territoire"].contains($0) }
        let rows = table.enVigueur.filter { $0.remplit(ditQuelqueChose) }
        let mesures = try entrees(de: rows, sinon: Refusal("le fichier ne contient aucun relevé")) { reader in
            if let connu = reader.row["indicateur"].flatMap({ connus[$0.sansInvisibles] }) {
                let temoins = lesTemoins(reader.row, connu)
                remarques += temoins.remarques
                for (colonne, message) in temoins.fautes { reader.fault(colonne, message) }
            }
            return mesure(&reader, parNom).map {
                .init($0, colonne: "indicateur", nom: Self.nom($0))
            }
        }
        // A row without a reading says nothing, unless it speaks of an indicator that nobody knows.
        let nonPris = table.enVigueur.filter { row in
            !row.remplit(ditQuelqueChose) && row["indicateur"].map { connus[$0.sansInvisibles] == nil } ?? true
        }.flatMap { row in
            table.colonnes.compactMap { colonne in
                row[colonne].map {
                    NonPris(
                        lieu: row.lieu(colonne), texte: $0,
                        raison: "la ligne n'a ni indicateur du plan ni relevé")
                }
            }
        }
        return Lecture(entrees: mesures, remarques: remarques, nonPris: nonPris)
    }

    private static func nom(_ mesure: Mesure) -> String {
        "« \(mesure.indicateur) » au \(mesure.date)\(mesure.territoire.map { " (\($0))" } ?? "")"
    }

    private static func mesure(_ reader: inout RowReader, _ connus: [String: Indicateur]) -> Mesure? {
        let indicateur = reader.required("indicateur", "l'identifiant d'un indicateur du plan") {
            connus[$0.sansInvisibles]
        }
        let date = reader.required("date", "une date écrite 2019-06-30 ou 30/06/2019", Jour.init(saisi:))
        let valeur = valeur(&reader, indicateur)
        let territoires = (indicateur?.territoires ?? []).joined(separator: ", ")
        let attendus =
            territoires.isEmpty
            ? "rien : l'indicateur n'a pas de territoire" : "l'un de ces territoires : \(territoires)"
        let territoire = reader.optional("territoire", attendus) { text in
            indicateur.map { $0.territoire(nomme: text) } ?? text
        }
        guard let indicateur, let date, let valeur else { return nil }
        var mesure = Mesure(indicateur: indicateur.id, date: date, valeur: valeur)
        (mesure.territoire, mesure.source) = (territoire, reader.text("source"))
        (mesure.producteur, mesure.contestation) = (reader.text("producteur"), reader.text("contestation"))
        mesure.ditPar = reader.text("dit_par")
        return mesure
    }

    private static func valeur(_ reader: inout RowReader, _ indicateur: Indicateur?) -> Mesure.Valeur? {
        let attendu = indicateur?.nature == .qualitatif ? "un texte" : "un nombre (12,5)"
        guard let texte = reader.required("valeur", attendu, { $0 }) else { return nil }
        do {
            return try Mesure.Valeur(tapee: texte, pour: indicateur, parUnProgramme: reader.row.estUnExport)
        } catch {
            let precision = error.precision.map { " : \($0)" } ?? ""
            reader.fault("valeur", "trouvé « \(texte) », attendu \(attendu)\(precision)")
            return nil
        }
    }
}
