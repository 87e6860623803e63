import Exporters
import PlanCases
import PlanModel
import PlanStore

/// What the rows of the journal are about, in words, with the page that shows it.
struct ObjetsDuJournal {
    private let plan: PlanVivant
    /// Its reader may open the leads' texts.
    private let pilote: Bool
    private var avancements: [Int: Avancement] = [:]
    private var releves: [Int: Releve] = [:]
    private var decisions: [Int: DecisionInscrite] = [:]
    private var commentaires: [Int: CommentaireInscrit] = [:]
    private var formes: [Int: FormeDeposee] = [:]

    init(_ plan: PlanVivant, _ entrees: [EntreeDeJournal], _ formes: [FormeDeposee], pilote: Bool) {
        (self.plan, self.pilote) = (plan, pilote)
        func cherches(_ operation: EntreeDeJournal.Operation) -> Set<Int> {
            Set(entrees.filter { $0.operation == operation }.compactMap { Int($0.objet) })
        }
        func parNumero<Saisie: Identifiable>(_ saisies: [Saisie], _ numeros: Set<Int>) -> [Int: Saisie]
        where Saisie.ID == Int {
            Dictionary(
                saisies.filter { numeros.contains($0.id) }.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        }
        avancements = parNumero(plan.suivi.avancements, cherches(.avancement))
        releves = parNumero(plan.suivi.releves, cherches(.releve))
        decisions = parNumero(plan.suivi.decisions, cherches(.decision))
        commentaires = parNumero(plan.suivi.commentaires, cherches(.commentaire))
        self.formes = parNumero(formes, cherches(.forme))
    }

    func objet(_ entree: EntreeDeJournal) -> JournalModele.Objet {
        let numero = Int(entree.objet) ?? 0
        let racine = "/plans/\(plan.slug)"
        switch entree.operation {
        case .chargement:
            return .init(texte: "version \(entree.objet)", href: "\(racine)/versions")
        case .forme:
            return formes[numero].map {
                .init(texte: $0.designation, href: pilote ? "\(racine)/documents/charte" : nil)
            } ?? inconnu(entree)
        case .emission:
            return .init(texte: "rapport n°\u{A0}\(entree.objet)", href: "\(racine)/documents")
        case .avancement: return avancements[numero].map(avancement) ?? inconnu(entree)
        case .releve: return releves[numero].map(releve) ?? inconnu(entree)
        case .decision:
            return decisions[numero].map {
                .init(
                    texte: "\($0.decision.nature.libelle) n°\u{A0}\($0.numero), \($0.decision.etat.libelle)",
                    href: "\(racine)/decisions")
            } ?? inconnu(entree)
        case .commentaire:
            return commentaires[numero].map {
                .init(
                    texte: partie($0.commentaire),
                    href: pilote ? "\(racine)/documents/textes?semestre=\($0.commentaire.semestre)" : nil)
            } ?? inconnu(entree)
        default: return inconnu(entree)
        }
    }

    private func avancement(_ avancement: Avancement) -> JournalModele.Objet {
        let saisie = avancement.saisie
        let suite = avancement.remplace == nil ? "" : ", corrige une saisie"
        guard let noeud = plan.index.noeud(saisie.noeud) else {
            return .init(texte: "\(saisie.noeud) (retiré du plan), \(saisie.semestre)\(suite)")
        }
        return .init(
            texte: "\(plan.index.designationCourte(noeud)), \(saisie.semestre)\u{A0}: \(saisie.etat.libelle)\(suite)",
            href: PlanModele.adresse(noeud.id, plan.slug) + "?semestre=\(saisie.semestre)")
    }

    private func releve(_ releve: Releve) -> JournalModele.Objet {
        let mesure = releve.mesure
        let titre =
            plan.plan.tousLesIndicateurs.first { $0.indicateur.id == mesure.indicateur }?.indicateur.titre
            ?? mesure.indicateur.rawValue
        return .init(
            texte:
                "\(Typographie.francaise(titre)), au \(mesure.date.enToutesLettres)\(releve.retire ? ", retiré" : releve.remplace == nil ? "" : ", corrige un relevé")",
            href: Page.Onglet.indicateurs.href(plan.slug))
    }

    private func partie(_ commentaire: Commentaire) -> String {
        let nom =
            switch commentaire.partie {
            case .introduction: "introduction"
            case .conclusion: "conclusion"
            case .axe(let id): plan.index.noeud(id).map(plan.index.designationCourte) ?? id.rawValue
            }
        return "\(nom), \(commentaire.semestre.libelle)\(commentaire.texte == nil ? ", retiré" : "")"
    }

    private func inconnu(_ entree: EntreeDeJournal) -> JournalModele.Objet {
        .init(texte: "n°\u{A0}\(entree.objet)")
    }
}
