import Evaluation
import Foundation
public import PlanModel

/// Open data: a Frictionless data package of comma-separated tables, UTF-8 without a mark, ISO dates, plain columns,
/// as data.gouv.fr reads them.
///
/// Every row bears the plan and its département, so that the tables of several plans can be put end to end. What names the person
/// who typed is left out; what a sheet does not say is an empty cell, with the reason in a column of its own.
public enum DonneesOuvertes {
    /// A column: its name, its Frictionless type and what it means.
    private struct Colonne {
        var nom: String
        var type: String
        var sens: String

        init(_ nom: String, _ type: String, _ sens: String) { (self.nom, self.type, self.sens) = (nom, type, sens) }
    }

    private struct Table {
        var nom: String
        var titre: String
        var cle: [String]
        var colonnes: [Colonne]
        var lignes: [[String]]
    }

    /// `datapackage.json` first, then its tables.
    public static func files(_ export: Export, date: Instant) throws -> [(name: String, bytes: [UInt8])] {
        let tables = [
            noeuds(export), situation(export), bilan(export), indicateurs(export), cibles(export), releves(export),
            decisions(export),
        ]
        let contents = tables.map { table in
            let departement = export.plan.departement
            let prefix = [export.plan.identifiant.rawValue, departement.code, departement.nom]
            let header = commun.map(\.nom) + table.colonnes.map(\.nom)
            return (table, CSV.bytes([header] + table.lignes.map { prefix + $0 }, separateur: ","))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let description = try encoder.encode(paquet(export, date, contents))
        return [("datapackage.json", [UInt8](description) + [0x0A])]
            + contents.map { table, bytes in ("\(table.nom).csv", bytes) }
    }

    private static let commun = [
        Colonne("plan", "string", "Identifiant du plan ; un département peut en avoir plusieurs"),
        Colonne("departement_code", "string", "Code INSEE du département"),
        Colonne("departement_nom", "string", "Nom du département"),
    ]

    private static func paquet(_ export: Export, _ date: Instant, _ contents: [(Table, [UInt8])]) -> Arbre {
        let plan = export.plan
        let mention = export.mention.map { " Attention\u{A0}: \($0)." } ?? ""
        return .table([
            "profile": .texte("tabular-data-package"),
            "name": .texte("suivi-\(plan.identifiant)"),
            "title": .texte("\(plan.titre) – \(plan.departement.nom)"),
            "description": .texte(
                "Suivi du plan «\u{A0}\(plan.titre)\u{A0}», audience \(export.audience.rawValue).\(mention)"
            ),
            "version": export.version.map { .texte(String($0)) },
            "created": .texte(date.rawValue),
            "resources": .liste(contents.map { table, bytes in ressource(table, bytes) }),
        ])
    }

    private static func ressource(_ table: Table, _ bytes: [UInt8]) -> Arbre {
        .table([
            "profile": .texte("tabular-data-resource"), "name": .texte(table.nom), "title": .texte(table.titre),
            "path": .texte("\(table.nom).csv"), "format": .texte("csv"), "mediatype": .texte("text/csv"),
            "encoding": .texte("utf-8"), "bytes": .nombre(bytes.count),
            "dialect": .table(["delimiter": .texte(","), "lineTerminator": .texte("\r\n")]),
            "schema": .table([
                "fields": .liste(
                    (commun + table.colonnes).map { colonne in
                        .table([
                            "name": .texte(colonne.nom), "type": .texte(colonne.type),
                            "description": .texte(colonne.sens),
                        ])
                    }),
                "primaryKey": table.cle.isEmpty
                    ? nil : .liste((["plan"] + table.cle).map(Arbre.texte)),
                "missingValues": .liste([.texte("")]),
            ]),
        ])
    }

    // MARK: - Tables

    private static func noeuds(_ export: Export) -> Table {
        let index = PlanIndex(export.plan)
        return Table(
            nom: "noeuds", titre: "\(niveaux(export.plan)) du plan", cle: ["id"],
            colonnes: [
                .init("id", "string", "Identifiant stable de l’élément"),
                .init("parent", "string", "Élément au-dessus"),
                .init("niveau", "string", "Niveau, dans les mots du plan"),
                .init("role", "string", "transversal, structure, action ou sous_action"),
                .init("code", "string", "Code imprimé, qui peut se répéter"), .init("titre", "string", "Titre"),
                .init("references", "string", "Éléments transversaux dont il relève, séparés par « | »"),
                .init(
                    "rattachements_secondaires", "string",
                    "Autres éléments de structure, dans leur rang, séparés par « | »"),
                .init("priorite", "string", "Priorité imprimée"),
                .init(
                    "pilotes", "string",
                    "Pilotes nommés par la fiche, ou par la plus proche au-dessus, séparés par « | »"),
                .init("pilotes_statut", "string", "à définir, sans objet ou illisible, quand la fiche le dit"),
            ],
            lignes: export.plan.noeuds.map { noeud in
                [
                    noeud.id.rawValue, noeud.parent?.rawValue ?? "",
                    index.niveau(noeud.niveau)?.mot ?? noeud.niveau.rawValue, index.role(de: noeud).rawValue,
                    noeud.code ?? "", noeud.titre.valeur ?? "",
                    noeud.references.map(\.rawValue).joined(separator: " | "),
                    (noeud.rattachementSecondaire?.valeur?.ids ?? []).map(\.rawValue).joined(separator: " | "),
                    noeud.priorite?.imprime ?? "",
                ] + pilotes(index.pilotes(de: noeud))
            })
    }

    private static func pilotes(_ mentions: [Mention]) -> [String] {
        let connues = mentions.filter { $0.nomDePilote != nil }
        let statuts = mentions.filter { $0.nomDePilote == nil && $0.cible != .absente(.nonRenseigne) }
        return [connues, statuts].map { $0.map(\.texte).joined(separator: " | ") }
    }

    /// « Axes, objectifs et actions », in the words of the plan.
    private static func niveaux(_ plan: Plan) -> String {
        let mots = plan.niveaux.map(\.pluriel)
        let debut = mots.dropLast().joined(separator: ", ")
        return (mots.count > 1 ? "\(debut) et \(mots.last ?? "")" : mots.first ?? "éléments").avecMajuscule
    }

    private static func situation(_ export: Export) -> Table {
        let table = TableDeSituation(export)
        return Table(
            nom: "situation", titre: "L’état de chaque point du plan à la fin du semestre", cle: ["noeud"],
            colonnes: table.colonnes.map { .init($0.nom, $0.type, $0.sens) },
            lignes: table.lignes(oui: "true", non: "false"))
    }

    private static func bilan(_ export: Export) -> Table {
        let comptes = LigneDeBilan.codes.map { code in
            Colonne(
                code, "integer",
                "Combien, sur le total de la ligne\u{A0}: \(code.replacing("_", with: " "))"
                    + (code.hasPrefix("retard_a") || code == "en_retard" ? " ; vide si rien n’est mesurable" : ""))
        }
        return Table(
            nom: "bilan", titre: "Les comptes du semestre, pour le plan entier puis par groupe", cle: [],
            colonnes: [
                .init("noeud", "string", "Identifiant du groupe ; vide pour le plan entier"),
                .init("intitule", "string", "Le groupe, dans les mots du plan"),
                .init("base", "string", "actions, sous_actions, ou points (les deux ensemble)"),
                .init("mot", "string", "Ce qui est compté, dans les mots du plan"),
            ] + comptes + [
                .init("avancement_moyen", "number", "Moyenne de ce qui a une valeur ; vide pour les points"),
                .init("avec_valeur", "integer", "Combien entrent dans la moyenne"),
                .init("sans_valeur", "integer", "Combien, non abandonnés, n’ont pas de valeur"),
            ],
            lignes: export.situation.map { LigneDeBilan.toutes($0).map { $0.cellules(decimale: ".") } } ?? [])
    }

    private static func indicateurs(_ export: Export) -> Table {
        Table(
            nom: "indicateurs", titre: "Les indicateurs, leur référence et leur dernière cible pour le département",
            cle: ["id"],
            colonnes: [
                .init("id", "string", "Identifiant stable de l’indicateur"),
                .init("noeud", "string", "Élément qui le porte ; vide pour le plan entier"),
                .init("titre", "string", "Titre"), .init("unite", "string", "Unité"),
                .init("sens", "string", "hausse, baisse ou maintien"),
                .init("reference_annee", "year", "Année de la valeur initiale"),
                .init("reference_valeur", "number", "Valeur initiale"),
                .init(
                    "cible_annee", "year",
                    "Année de la dernière cible pour le département ; toutes sont dans « cibles »"),
                .init("cible_valeur", "number", "Valeur de cette cible"),
                .init("cible_borne", "string", "au_moins ou au_plus ; vide quand la cible est la valeur même"),
            ],
            lignes: export.plan.tousLesIndicateurs.map { indicateur, noeud in
                let (reference, cible) = (indicateur.reference?.valeur, indicateur.ciblesDuDepartement.last)
                return [
                    indicateur.id.rawValue, noeud?.rawValue ?? "", indicateur.titre, indicateur.unite ?? "",
                    indicateur.sens?.rawValue ?? "", reference.map { String($0.annee) } ?? "",
                    reference?.valeur.valeur?.description ?? "", cible.map { String($0.annee) } ?? "",
                    cible?.valeur.valeur?.description ?? "", cible?.borne?.rawValue ?? "",
                ]
            })
    }

    private static func cibles(_ export: Export) -> Table {
        let codes = codes(export.plan)
        return Table(
            nom: "cibles", titre: "Les cibles des indicateurs, par année et par territoire", cle: [],
            colonnes: [
                .init("indicateur", "string", "Identifiant de l’indicateur"),
                .init("annee", "year", "Année de la cible"), .init("valeur", "number", "Valeur cible, sans unité"),
                .init("valeur_statut", "string", "à définir, illisible… quand le plan ne donne pas la valeur"),
                .init("borne", "string", "au_moins ou au_plus ; vide quand la cible est la valeur même"),
                .init("territoire", "string", "Territoire ; vide pour le département"),
                .init(
                    "territoire_insee", "string",
                    "Code de l’INSEE du territoire, ou SIREN d’une intercommunalité, s’il est connu"),
            ],
            lignes: export.plan.tousLesIndicateurs.flatMap { indicateur, _ in
                indicateur.cibles.map { cible in
                    [
                        indicateur.id.rawValue, String(cible.annee), cible.valeur.valeur?.description ?? "",
                        cible.valeur.absence?.rawValue ?? "", cible.borne?.rawValue ?? "", cible.territoire ?? "",
                        cible.territoire.flatMap { codes[$0.folded] } ?? "",
                    ]
                }
            })
    }

    /// By the folded name of a territory.
    private static func codes(_ plan: Plan) -> [String: String] {
        Dictionary(
            plan.territoires.map { ($0.nom.folded, $0.insee ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// In force only: a corrected or withdrawn reading is history, which the other exports hold.
    private static func releves(_ export: Export) -> Table {
        let remplaces = Set(export.releves.compactMap(\.remplace))
        let codes = codes(export.plan)
        return Table(
            nom: "releves", titre: "Les relevés des indicateurs", cle: [],
            colonnes: [
                .init("indicateur", "string", "Identifiant de l’indicateur"), .init("date", "date", "Date du relevé"),
                .init("territoire", "string", "Territoire ; vide pour le département"),
                .init(
                    "territoire_insee", "string",
                    "Code de l’INSEE du territoire, ou SIREN d’une intercommunalité, s’il est connu"),
                .init("valeur", "number", "Valeur relevée, sans unité"),
                .init("texte", "string", "Relevé d’un indicateur qualitatif"), .init("source", "string", "Source"),
                .init("producteur", "string", "Producteur"),
                .init("contestee", "boolean", "Quelqu’un conteste la valeur"),
            ],
            lignes: export.releves.filter { !$0.retire && !remplaces.contains($0.id) }.map { releve in
                let mesure = releve.mesure
                let (nombre, texte) =
                    switch mesure.valeur {
                    case .nombre(let nombre): (nombre.description, "")
                    case .texte(let texte): ("", texte)
                    }
                return [
                    mesure.indicateur.rawValue, mesure.date.description, mesure.territoire ?? "",
                    mesure.territoire.flatMap { codes[$0.folded] } ?? "", nombre, texte,
                    mesure.source ?? "", mesure.producteur ?? "", mesure.contestation == nil ? "false" : "true",
                ]
            })
    }

    private static func decisions(_ export: Export) -> Table {
        let tenues =
            export.semestre.map { export.suivi.decisions(au: $0.fin, export.plan.heureLocale) }
            ?? export.suivi.decisionsEnVigueur
        return Table(
            nom: "decisions", titre: "Les décisions des séances", cle: ["numero"],
            colonnes: [
                .init("numero", "integer", "Numéro de la décision"), .init("nature", "string", "Nature"),
                .init("date", "date", "Jour où elle a été prise"), .init("seance", "string", "Séance"),
                .init("texte", "string", "Texte"),
                .init("noeuds", "string", "Identifiants des éléments concernés, séparés par « | »"),
                .init("echeance", "date", "Échéance"), .init("etat", "string", "ouverte, close ou abandonnee"),
                .init("suite", "string", "Ce qu’elle est devenue"),
            ],
            lignes: tenues.map { inscrite in
                let decision = inscrite.decision
                return [
                    String(inscrite.numero), decision.nature.rawValue, decision.date.description,
                    decision.seance ?? "", decision.texte,
                    decision.noeuds.map(\.rawValue).joined(separator: " | "), decision.echeance?.description ?? "",
                    decision.etat.rawValue, decision.suite ?? "",
                ]
            })
    }
}
