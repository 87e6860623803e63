import Evaluation
public import PlanModel

/// The entry grid of a semestre: a spreadsheet that leaves for those who know, and comes back filled in.
///
/// One row for each action and sous-action. The titles of the columns are those that `record` understands, so that
/// the same grid saved as CSV is read too.
public struct GrilleDeSaisie: Sendable {
    /// The sheet where one types.
    public static let feuille = "Saisie"
    static let feuilleDuModeDEmploi = "Mode d’emploi"

    let export: Export
    let semestre: Semestre
    let perimetre: Perimetre
    let date: Instant
    let index: PlanIndex
    let identite: IdentiteDeGrille
    /// The rows, in document order.
    public let noeuds: [Noeud]

    /// - Parameter date: The last change of the base: the document bears it instead of the clock's.
    public init(_ export: Export, semestre: Semestre, perimetre: Perimetre = .tout, date: Instant) {
        let index = PlanIndex(export.plan)
        (self.export, self.semestre, self.date, self.index) = (export, semestre, date, index)
        self.perimetre = perimetre
        identite = IdentiteDeGrille(export, semestre, perimetre)
        let retenus = perimetre.noeuds(index)
        noeuds = index.suivis.filter { retenus.contains($0.id) }
    }

    /// Same grid, same bytes.
    public func bytes(_ format: WorkbookFormat = .ods) throws -> [UInt8] {
        let plan = export.plan
        return try ODSPackage(
            meta: ODFMeta(
                titre: "Grille de saisie – \(plan.departement.nom) – \(semestre.libelle)", sujet: plan.titre,
                motsCles: plan.motsCles + [semestre.rawValue], date: date,
                proprietes: identite.proprietes),
            entete: ["\(plan.departement.nom) – grille de saisie, \(semestre.libelle)", export.mention]
                .compactMap(\.self).joined(separator: " – "),
            pied: "Audience\u{A0}: \(export.audience.rawValue)",
            validations: Colonne.allCases.compactMap(\.validation),
            feuilles: [modeDEmploi, saisie, identification]
        ).bytes(format)
    }

    // MARK: - The sheet of entries

    private var saisie: FeuilleODS {
        FeuilleODS(
            nom: Self.feuille, colonnes: Colonne.allCases.map { .init(largeur($0), masquee: $0.estMasquee) },
            entete: [
                Colonne.allCases.map {
                    .init(
                        .texte($0.titre), $0.estSaisie ? .enteteSaisie : .entete,
                        commentaire: $0.aide.map(Typographie.francaise))
                }
            ],
            colonnesFigees: Colonne.figees, protegee: true, dessin: lignes)
    }

    /// Wide enough for the codes and the words of this plan.
    private func largeur(_ colonne: Colonne) -> Int {
        switch colonne {
        case .code: max(colonne.largeur, noeuds.compactMap(\.code).map(Encombrement.cellule).max() ?? 0)
        case .niveau:
            max(colonne.largeur, index.plan.niveaux.map { Encombrement.motLePlusLong($0.mot) }.max() ?? 0)
        default: colonne.largeur
        }
    }

    private func lignes(_ lignes: ODSLignes) {
        let enVigueur = export.suivi.declarations(semestre)
        let precedentes = export.suivi.dernieres(jusqua: semestre.precedent)
        var montres: Set<Identifiant<Noeud>> = []
        for noeud in noeuds {
            let ancetres = index.ancetres(de: noeud)
            for ancetre in ancetres.reversed()
            where !index.role(de: ancetre).porteAvancement && montres.insert(ancetre.id).inserted {
                lignes.ligne(bandeau(ancetre))
            }
            let ligne = Ligne(
                noeud: noeud, niveau: index.niveau(noeud.niveau)?.mot ?? noeud.niveau.rawValue,
                estSousAction: ancetres.contains { index.role(de: $0).porteAvancement },
                precedente: precedentes[noeud.id]?.saisie, enVigueur: enVigueur[noeud.id])
            lignes.ligne(Colonne.allCases.map { $0.cellule(ligne, self) })
        }
    }

    /// What a row is made from.
    struct Ligne {
        var noeud: Noeud
        var niveau: String
        var estSousAction: Bool
        /// The last declaration of the semestres before.
        var precedente: Saisie?
        /// The one of this semestre.
        var enVigueur: Avancement?
    }

    /// The node that the rows below come under, across the whole sheet.
    private func bandeau(_ noeud: Noeud) -> [FeuilleODS.Cellule] {
        let style: ODSStyles.Cellule = noeud.parent == nil ? .axe : .rubrique
        let texte = "\(index.designation(de: noeud)) – \(noeud.titreAffiche)".surUneLigne
        return Colonne.allCases.map { .init($0 == .code ? .texte(texte) : .vide, style) }
    }

    private var identification: FeuilleODS {
        FeuilleODS(
            nom: IdentiteDeGrille.feuille, colonnes: [.init(60), .init(60)], protegee: true, masquee: true
        ) { lignes in
            for (nom, valeur) in identite.proprietes {
                lignes.ligne([.init(.texte(nom), .texte), .init(.texte(valeur), .texte)])
            }
        }
    }
}
