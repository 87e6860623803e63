import Evaluation
import Exporters
import PlanCases
import PlanModel

/// The indicators of a plan at a semestre: those to be read first, then the others.
struct IndicateursModele {
    var resume: String
    var semestres: [LienDeSemestre]
    var sommaireDErreurs: Sommaire?
    /// A reading waits for its author to confirm it.
    var enAttente: Bool
    var parties: [Partie]

    struct Sommaire { var fautes: [LienDeFaute] }
    struct LienDeFaute {
        var champ: String
        var faute: String
    }

    struct Partie {
        var ancre: String
        var intitule: String
        var rien: String?
        var indicateurs: [IndicateurModele]
    }

    /// Who may enter what, and what a form of theirs must carry.
    struct Saisie {
        var saisissables: Acteur.Saisissables
        var csrf: String
        /// Proposed for a reading.
        var date: String
        var refuse: FormulaireDeReleve.Refuse?

        /// An indicator of the whole plan belongs to nobody's own actions.
        func permet(_ noeud: Identifiant<Noeud>?) -> Bool {
            noeud.map(saisissables.contient) ?? (saisissables == .tout)
        }
    }

    init(_ plan: PlanVivant, _ situation: Situation, _ saisie: Saisie, semestres: [Semestre]) throws {
        let semestre = situation.semestre
        let adresse = Page.Onglet.indicateurs.href(plan.slug)
        let releves = Dictionary(grouping: plan.suivi.releves, by: \.mesure.indicateur)
        let enVigueur = plan.suivi.relevesEnVigueur
        var aRelever: [IndicateurModele] = []
        var faits: [IndicateurModele] = []
        for position in situation.indicateursUnParUn {
            let indicateur = position.indicateur
            var modele = try IndicateurModele(
                position, releves: releves[indicateur.id] ?? [], plan, au: situation.jour,
                retirables: saisie.permet(position.noeud) ? semestre : nil)
            if saisie.permet(position.noeud) {
                modele.formulaire = FormulaireDeReleve(
                    indicateur, action: adresse, csrf: saisie.csrf, semestre: semestre, date: saisie.date,
                    refuse: saisie.refuse.flatMap { $0.indicateur == indicateur.id ? $0 : nil })
            }
            let duSemestre = semestre.debut...semestre.fin
            if (enVigueur[indicateur.id] ?? []).contains(where: { duSemestre.contains($0.mesure.date) }) {
                faits.append(modele)
            } else {
                aRelever.append(modele)
            }
        }
        let total = aRelever.count + faits.count
        resume = [
            compte(total, "indicateur"), "\(aRelever.count) à relever au \(semestre.libelle)",
            "au \(situation.jour.enToutesLettres)",
        ].joined(separator: " · ")
        self.semestres = LienDeSemestre.liens(semestres, courant: semestre) { "\(adresse)?semestre=\($0)" }
        enAttente = saisie.refuse?.aVerifier != nil
        sommaireDErreurs = saisie.refuse.flatMap { refuse in
            guard !refuse.fautes.isEmpty else { return nil }
            let titre = situation.indicateursUnParUn.first { $0.indicateur.id == refuse.indicateur }?.indicateur.titre
            return Sommaire(
                fautes: refuse.fautes.map { faute in
                    let nom = FormulaireDeReleve.libelle(faute.champ)
                    return LienDeFaute(
                        champ: FormulaireDeReleve.id(faute.champ, refuse.indicateur),
                        faute: Typographie.francaise(
                            "\(titre.map { "\($0), " } ?? "")\(nom.lowercased()) : \(FormulaireDeReleve.phrase(faute))")
                    )
                })
        }
        let rien =
            total == 0
            ? "Le document du plan ne donne aucun indicateur."
            : aRelever.isEmpty ? "Tous les indicateurs ont un relevé daté de ce semestre." : nil
        parties = [
            Partie(
                ancre: "a-relever", intitule: "À relever ce semestre (\(aRelever.count))", rien: rien,
                indicateurs: aRelever)
        ]
        if !faits.isEmpty {
            parties.append(
                Partie(
                    ancre: "releves", intitule: "Déjà relevés ce semestre (\(faits.count))", rien: nil,
                    indicateurs: faits))
        }
    }
}
