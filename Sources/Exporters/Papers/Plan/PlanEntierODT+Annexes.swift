import Evaluation
import PlanModel

/// Indicators, glossary, sources, contradictions, what nobody knows.
extension PlanEntierODT {
    func indicateurs(_ document: ODTDocument) {
        document.titre(1, "Indicateurs", nouvellePage: true)
        let tous = Array(plan.tousLesIndicateurs)
        guard !tous.isEmpty else { return document.paragraphe("Le document du plan ne donne aucun indicateur.") }
        let sansReference = tous.count { $0.indicateur.reference?.valeur == nil }
        let sansCible = tous.count { $0.indicateur.cibles.isEmpty }
        document.paragraphe(
            "\(compte(tous.count, "indicateur"))\u{A0}: \(aucunOu(sansReference)) sans valeur de référence, \(aucunOu(sansCible)) sans cible."
        )
        document.tableau(
            "les indicateurs, leur référence et leurs cibles",
            [
                .init("Indicateur", 60), .init("Se rapporte à", 38),
                .init("Référence", 26, mot: index.largeurDesValeurs),
                .init("Cibles", 26, mot: index.largeurDesValeurs), .init("Sens", 20),
            ],
            lignes: tous.map { indicateur, noeud in
                [
                    indicateur.titre, noeud.flatMap(index.noeud).map { index.designation(de: $0) } ?? "plan entier",
                    indicateur.referenceAffichee, indicateur.ciblesAffichees,
                    indicateur.sens?.libelle ?? Absence.nonRenseigne.rawValue,
                ]
            })
    }

    private func aucunOu(_ nombre: Int) -> String { nombre == 0 ? "aucun" : String(nombre) }

    func glossaire(_ document: ODTDocument) {
        document.titre(1, "Organisations et sigles", nouvellePage: true)
        let organisations = plan.organisations.map { organisation in
            let codes = [
                organisation.siren.map { "SIREN \($0)" }, organisation.siret.map { "SIRET \($0)" },
                organisation.contact.map(Texte.contact),
            ]
            return [
                organisation.sigle,
                ([organisation.nomAffiche] + codes.compactMap(\.self)).joined(separator: "\n"),
                nature(organisation.nature),
            ]
        }
        let sigles = plan.glossaire.map { [$0.sigle, $0.sensAffiche, "sigle"] }
        let lignes = (organisations + sigles).sorted { ($0[0].folded, $0[1]) < ($1[0].folded, $1[1]) }
        guard !lignes.isEmpty else { return document.paragraphe("Le plan ne déclare ni organisation ni sigle.") }
        document.tableau(
            "organisations et sigles, par ordre alphabétique",
            [.init("Nom court", 50), .init("Sens", 90), .init("Ce que c'est", 30)], lignes: lignes)
        territoires(document)
    }

    private func territoires(_ document: ODTDocument) {
        guard !plan.territoires.isEmpty else { return }
        document.tableau(
            "les territoires et leur code",
            [.init("Territoire", export.lit(.transcription) ? 65 : 125), .init("Code", 45)]
                + (export.lit(.transcription) ? [.init("Remarque", 60)] : []),
            lignes: plan.territoires.map {
                [$0.nom, $0.codeAffiche]
                    + (export.lit(.transcription) ? [$0.note ?? "aucune"] : [])
            })
    }

    private func nature(_ nature: Organisation.Nature) -> String {
        switch nature {
        case .organisme: "organisme"
        case .categorie: "catégorie"
        case .fonction: "fonction"
        }
    }

    func sources(_ document: ODTDocument) {
        document.titre(1, "Sources")
        guard !plan.sources.isEmpty else { return document.paragraphe("Le plan ne cite aucune source.") }
        document.tableau(
            "les documents d'où viennent les faits",
            // Their short names are those of the references, for who reads them.
            (export.lit(.renvois) ? [.init("Source", 18)] : []) + [
                .init("Titre", (export.lit(.transcription) ? 56 : 96) + (export.lit(.renvois) ? 0 : 18)),
                .init("Nature", 24), .init("Date, éditeur", 32),
            ] + (export.lit(.transcription) ? [.init("Remarque", 40)] : []),
            lignes: plan.sources.map { source in
                (export.lit(.renvois) ? [source.id] : []) + [
                    [source.titre, source.url].compactMap(\.self).joined(separator: "\n"),
                    nature(source.nature),
                    [Texte.renseigne(source.date?.map(\.affichee)), source.editeur].compactMap(\.self)
                        .joined(separator: "\n"),
                ] + (export.lit(.transcription) ? [source.note ?? "aucune"] : [])
            })
    }

    private func nature(_ nature: Source.Nature) -> String {
        nature == .pageWeb ? "page web" : nature.rawValue
    }

    func contradictions(_ document: ODTDocument) {
        document.titre(1, "Ce que le document dit de deux façons")
        guard !plan.contradictions.isEmpty else {
            return document.paragraphe("Aucune contradiction n'a été relevée dans le document.")
        }
        document.tableau(
            "les contradictions, sans choix fait en silence",
            [.init("Où", 32), .init("Lectures", 66), .init("Retenue", 36), .init("Motif", 36)],
            lignes: plan.contradictions.map { contradiction in
                [
                    [
                        contradiction.noeud.flatMap(index.noeud).map { index.designation(de: $0) } ?? "plan entier",
                        contradiction.champ.map(libelle),
                    ].compactMap(\.self).joined(separator: "\n"),
                    contradiction.lectures.map(lecture).joined(separator: "\n"),
                    contradiction.retenue ?? "aucune", contradiction.motif ?? Absence.nonRenseigne.rawValue,
                ]
            })
    }

    private func libelle(_ champ: String) -> String {
        plan.champs.first { $0.id.rawValue == champ }?.libelle ?? champ
    }

    private func lecture(_ lecture: Contradiction.Lecture) -> String {
        let source = lecture.source.map { $0.libelle(plan) }.joined(separator: "\u{A0}; ")
        return "«\u{A0}\(lecture.valeur)\u{A0}»" + (source.isEmpty ? "" : " (\(source))")
    }

    func inconnu(_ document: ODTDocument) {
        document.titre(1, "Ce que le document laisse inconnu")
        let absences = AbsencesDuPlan(index)
        let raisons: [Absence] = [.nonRenseigne, .aDefinir, .sansObjet, .illisible]
        let sansOrganisation = plan.organisations.count { $0.nom.valeur == nil }
        let sansSens = plan.glossaire.count { $0.sens.valeur == nil }
        document.liste([
            "\(compte(sansOrganisation, "organisation citée sans nom développé", "organisations citées sans nom développé")), sur \(plan.organisations.count).",
            "\(compte(sansSens, "sigle sans sens donné", "sigles sans sens donné")), sur \(plan.glossaire.count).",
        ])
        guard !absences.champs.isEmpty else {
            return document.paragraphe("Chaque champ attendu d'une fiche a sa réponse.")
        }
        document.tableau(
            "champs attendus sans valeur, par raison",
            [
                .init("Champ", 58), .init("Concernés", 24), .init("Non renseigné", 28), .init("À définir", 20),
                .init("Sans objet", 20), .init("Illisible", 20),
            ],
            lignes: absences.champs.map { compte in
                [compte.libelle, "\(compte.total)"] + raisons.map { "\(compte.nombre($0))" }
            })
    }
}
