import Evaluation
import Foundation
import PlanModel

/// Nodes, progress, indicators, decisions, texts of the leads, then instances, organisations, territories and sources,
/// those that the plan declares; two more at a semestre, the situation of each
/// point and the counts. Semicolons, decimal commas and a byte-order mark, as French spreadsheets expect.
///
/// The progress table has the columns that `record` takes back.
public enum PlanCSV {
    /// In the order of their names.
    public static func files(_ export: Export) -> [(name: String, bytes: [UInt8])] {
        var tables = [
            ("avancements.csv", progress(export)), ("decisions.csv", decisions(export)),
            ("indicateurs.csv", indicators(export)), ("instances.csv", instances(export)),
            ("noeuds.csv", nodes(export)), ("organisations.csv", organisations(export)),
            ("sources.csv", sources(export)), ("territoires.csv", territoires(export)),
            ("textes.csv", commentaires(export)),
        ]
        if let situation = export.situation {
            let comptes = LigneDeBilan.toutes(situation).map { $0.cellules(decimale: ",") }
            tables.append(("bilan.csv", [LigneDeBilan.entete] + comptes))
            let etats = TableDeSituation(export)
            tables.append(("situation.csv", [etats.colonnes.map(\.nom)] + etats.lignes(oui: "oui", non: "non")))
        }
        return tables.sorted { $0.0 < $1.0 }.map { nom, rows in (nom, table(rows, export)) }
    }

    private static func table(_ rows: [[String]], _ export: Export) -> [UInt8] {
        let mention = export.mention.map { [$0] } ?? []
        let lisibles = colonnesLisibles(rows.first ?? [], export)
        let rows = rows.enumerated().map { place, row in
            lisibles.map { row[$0] } + (mention.isEmpty ? [] : place == 0 ? ["mention"] : mention)
        }
        return [0xEF, 0xBB, 0xBF] + CSV.bytes(rows, separateur: ";")
    }

    /// Columns that only some readers have: an empty one would say that nothing was declared.
    private static let reservees: [String: Donnee] = [
        "motif_blocage": .motifBlocage, "arbitrage_demande": .arbitrageDemande, "freins": .freins,
        "solutions": .solutions, "prochaines_etapes": .prochainesEtapes, "dit_par": .ditPar, "saisi_par": .saisiPar,
        "motif_du_retrait": .saisiPar,
        "contestation": .contestation, "responsable": .responsable, "remarque": .transcription,
    ]

    /// The places of the columns that the export's readers may read.
    private static func colonnesLisibles(_ titres: [String], _ export: Export) -> [Int] {
        titres.indices.filter { place in
            // Of the nodes, where fields have names of their own.
            if titres.first == "id" { return titres[place] != "source" || place != 6 || export.lit(.renvois) }
            if titres[place] == "contestee" { return !export.lit(.contestation) }
            return reservees[titres[place]].map(export.lit) ?? true
        }
    }

    private static func nodes(_ export: Export) -> [[String]] {
        let index = PlanIndex(export.plan)
        let champs = export.plan.champs
        let header =
            [
                "id", "parent", "niveau", "role", "code", "code_deduit", "titre", "autres_titres", "resume",
                "references",
                "rattachement_secondaire", "priorite", "source",
            ] + champs.map(\.id.rawValue)
        return [header]
            + export.plan.noeuds.map { noeud in
                [
                    noeud.id.rawValue, noeud.parent?.rawValue ?? "", noeud.niveau.rawValue,
                    index.role(de: noeud).rawValue, noeud.code ?? "", noeud.codeDeduit ? "oui" : "",
                    noeud.titre.valeur ?? noeud.titre.absence?.rawValue ?? "",
                    noeud.autresTitres.map(\.titre).joined(separator: " | "),
                    noeud.resume ?? "", noeud.references.map(\.rawValue).joined(separator: " "),
                    noeud.rattachementSecondaire.map { Texte.renseigne($0.map(\.texte)) } ?? "",
                    noeud.priorite?.imprime ?? "", noeud.source.map(\.rawValue).joined(separator: " "),
                ] + champs.map { champ in noeud.champs[champ.id].map(Texte.valeur) ?? "" }
            }
    }

    private static func instances(_ export: Export) -> [[String]] {
        [
            [
                "instance", "nom", "role", "statut", "rythme", "statut_rythme", "presidence", "statut_presidence",
                "composition", "missions", "une_par", "territoire", "prepare", "remarque",
            ]
        ]
            + export.plan.instances.map { instance in
                [
                    instance.id.rawValue, instance.nom, instance.role?.rawValue ?? "", instance.statut?.rawValue ?? "",
                    instance.rythme.map { Texte.renseigne($0.map(\.imprime)) } ?? "",
                    instance.statutRythme?.rawValue ?? "",
                    instance.presidence.map(\.texte).joined(separator: " | "),
                    instance.statutPresidence?.rawValue ?? "",
                    instance.composition.map(\.texte).joined(separator: " | "),
                    instance.missions.map(\.titre).joined(separator: " | "), instance.par?.rawValue ?? "",
                    instance.territoire ?? "", instance.alimente?.rawValue ?? "", instance.note ?? "",
                ]
            }
    }

    private static func organisations(_ export: Export) -> [[String]] {
        [
            [
                "organisation", "nom", "nature", "siren", "siret", "service", "adresse", "courriel", "telephone",
                "url", "remarque",
            ]
        ]
            + export.plan.organisations.map { organisation in
                let contact = organisation.contact
                return [
                    organisation.sigle, Texte.renseigne(organisation.nom), organisation.nature.rawValue,
                    organisation.siren ?? "", organisation.siret ?? "", contact?.service ?? "",
                    contact?.adresse ?? "", contact?.courriel ?? "", contact?.telephone ?? "", contact?.url ?? "",
                    organisation.note ?? "",
                ]
            }
    }

    private static func territoires(_ export: Export) -> [[String]] {
        [["territoire", "insee", "siren", "remarque"]]
            + export.plan.territoires.map { territoire in
                let (code, estUnSiren) = (territoire.insee ?? "", territoire.insee?.utf8.count == 9)
                return [territoire.nom, estUnSiren ? "" : code, estUnSiren ? code : "", territoire.note ?? ""]
            }
    }

    private static func sources(_ export: Export) -> [[String]] {
        [["source", "titre", "nature", "date", "editeur", "url", "remarque"]]
            + export.plan.sources.map { source in
                [
                    source.id, source.titre, source.nature.rawValue,
                    source.date.map { Texte.renseigne($0.map(\.imprime)) } ?? "", source.editeur ?? "",
                    source.url ?? "", source.note ?? "",
                ]
            }
    }

    private static func progress(_ export: Export) -> [[String]] {
        let titres = Dictionary(
            export.plan.noeuds.map { ($0.id, $0.titreAffiche) }, uniquingKeysWith: { first, _ in first })
        let header = [
            "noeud", "titre", "semestre", "etat", "avancement", "bloquee", "motif_blocage", "arbitrage_demande",
            "meteo", "freins", "solutions", "prochaines_etapes", "note", "audience", "dit_par", "seance", "saisi_par",
            "saisi_le", "id", "remplace", "retiree",
        ]
        return [header]
            + export.avancements.map { avancement in
                let saisie = avancement.saisie
                return [
                    saisie.noeud.rawValue, titres[saisie.noeud] ?? "", saisie.semestre.rawValue, saisie.etat.rawValue,
                    saisie.avancement.map { String($0.rawValue) } ?? "", saisie.blocage == nil ? "non" : "oui",
                    saisie.blocage?.motif ?? "", saisie.blocage?.arbitrageDemande ?? "", saisie.meteo.rawValue,
                    saisie.freins ?? "", saisie.solutions ?? "", saisie.prochainesEtapes ?? "",
                    saisie.note?.texte ?? "",
                    saisie.note?.audience.rawValue ?? "", saisie.ditPar ?? "", saisie.seance ?? "", avancement.saisiPar,
                    avancement.saisiLe.rawValue, String(avancement.id), avancement.remplace.map(String.init) ?? "",
                    avancement.retire ? "oui" : "",
                ]
            }
    }

    /// One row for each reading; an indicator without any still has its row.
    private static func indicators(_ export: Export) -> [[String]] {
        let header = [
            "indicateur", "titre", "noeud", "unite", "sens", "annee_reference", "valeur_reference", "cibles", "date",
            "valeur", "territoire", "source", "producteur", "contestation", "contestee", "dit_par", "saisi_par",
            "saisi_le", "id", "remplace", "retiree", "motif_du_retrait",
        ]
        let releves = Dictionary(grouping: export.releves, by: \.mesure.indicateur)
        return [header]
            + export.plan.tousLesIndicateurs.flatMap { indicateur, noeud in
                let reference = indicateur.reference?.valeur
                let fixed = [
                    indicateur.id.rawValue, indicateur.titre, noeud?.rawValue ?? "", indicateur.unite ?? "",
                    indicateur.sens?.rawValue ?? "", reference.map { String($0.annee) } ?? "",
                    reference.map { Texte.nombre($0.valeur) } ?? indicateur.reference?.absence?.rawValue ?? "",
                    indicateur.cibles.map(cible).joined(separator: " | "),
                ]
                guard let rows = releves[indicateur.id] else { return [fixed + Array(repeating: "", count: 14)] }
                return rows.map { releve in
                    let mesure = releve.mesure
                    let valeur =
                        switch mesure.valeur {
                        case .nombre(let nombre): Texte.decimal(nombre)
                        case .texte(let texte): texte
                        }
                    return fixed + [
                        mesure.date.description, valeur, mesure.territoire ?? "", mesure.source ?? "",
                        mesure.producteur ?? "", mesure.contestation ?? "", mesure.contestation == nil ? "non" : "oui",
                        mesure.ditPar ?? "", releve.saisiPar,
                        releve.saisiLe.rawValue, String(releve.id), releve.remplace.map(String.init) ?? "",
                        releve.retire ? "oui" : "", releve.motif ?? "",
                    ]
                }
            }
    }

    /// « 2020 : au moins 800 (Mauriac) ».
    private static func cible(_ point: Indicateur.Point) -> String {
        let borne = point.borne.map { "\($0.libelle) " } ?? ""
        return "\(point.annee) : \(borne)\(Texte.nombre(point.valeur))" + (point.territoire.map { " (\($0))" } ?? "")
    }

    private static func decisions(_ export: Export) -> [[String]] {
        let header = [
            "numero", "nature", "texte", "date", "seance", "sujet", "noeuds", "responsable", "echeance", "etat",
            "suite", "audience", "saisi_par", "saisi_le", "id", "remplace",
        ]
        return [header]
            + export.decisions.map { inscrite in
                let decision = inscrite.decision
                return [
                    String(inscrite.numero), decision.nature.rawValue, decision.texte, decision.date.description,
                    decision.seance ?? "", decision.sujet?.rawValue ?? "",
                    decision.noeuds.map(\.rawValue).joined(separator: " "), decision.responsable ?? "",
                    decision.echeance?.description ?? "", decision.etat.rawValue, decision.suite ?? "",
                    decision.audience.rawValue, inscrite.saisiPar, inscrite.saisiLe.rawValue, String(inscrite.id),
                    inscrite.remplace.map(String.init) ?? "",
                ]
            }
    }

    private static func commentaires(_ export: Export) -> [[String]] {
        [["semestre", "partie", "texte", "saisi_par", "saisi_le", "id", "remplace"]]
            + export.commentaires.map { inscrit in
                [
                    inscrit.commentaire.semestre.rawValue, inscrit.commentaire.partie.code,
                    inscrit.commentaire.texte ?? "", inscrit.saisiPar, inscrit.saisiLe.rawValue, String(inscrit.id),
                    inscrit.remplace.map(String.init) ?? "",
                ]
            }
    }
}
