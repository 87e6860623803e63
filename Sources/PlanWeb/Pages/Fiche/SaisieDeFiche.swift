import Exporters
import PlanModel

/// An entry of the history: what was declared, by whom, what it changed, and what became of it.
struct SaisieDeFiche {
    var numero: Int
    var semestre: String
    /// Nil for a withdrawal, which declares nothing.
    var declaration: Declaration?
    var retrait: Retrait?
    var correction: Correction?
    var remplaceePar: Int?
    var paroles: String

    struct Declaration {
        var etatSaisi: String
        var etatSaisiLibelle: String
        var avancementSaisi: String
        var meteoSaisie: String
        var meteoSaisieLibelle: String
        var blocage: Blocage?
        var textes: [RubriqueSaisie]
    }

    struct Blocage {
        var motDuBlocage: String
        var motif: String
        var arbitrage: String?
    }

    /// The number of the entry that a withdrawal takes off.
    struct Retrait { var retiree: Int }

    struct Correction {
        var corrigee: Int
        /// The entry that it follows was a withdrawal: it declares anew.
        var apresRetrait: Bool
        var ecarts: [Ecart]
        /// Said when nothing that the reader may see differs.
        var sansEcart: Bool
    }

    struct Ecart: Equatable {
        var rubrique: String
        var avant: String
        var apres: String
    }

    /// All those of a node, whatever their semestre, replaced ones included: the latest semestre first, and in it the
    /// latest entry.
    /// - Parameter mot: What the plan calls the node.
    static func toutes(
        _ noeud: Noeud, _ suivi: Suivi, _ mot: MotCompte, _ regard: Regard, _ heure: Fuseau
    ) -> [SaisieDeFiche] {
        let siennes = suivi.avancements.filter { $0.saisie.noeud == noeud.id }
        let parNumero = Dictionary(siennes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let remplacants = Dictionary(
            siennes.compactMap { saisie in saisie.remplace.map { ($0, saisie.id) } }, uniquingKeysWith: { $1 })
        return siennes.sorted { ($0.saisie.semestre, $0.id) > ($1.saisie.semestre, $1.id) }.map { avancement in
            SaisieDeFiche(
                avancement, corrigee: avancement.remplace.flatMap { parNumero[$0] },
                remplaceePar: remplacants[avancement.id], mot, regard, heure)
        }
    }

    private init(
        _ avancement: Avancement, corrigee: Avancement?, remplaceePar: Int?, _ mot: MotCompte, _ regard: Regard,
        _ heure: Fuseau
    ) {
        let saisie = avancement.saisie
        numero = avancement.id
        semestre = saisie.semestre.libelle
        self.remplaceePar = remplaceePar
        paroles = "Saisie n°\u{A0}\(avancement.id), \(avancement.paroles(regard, heure))."
        if avancement.retire {
            retrait = Retrait(retiree: avancement.remplace ?? 0)
            return
        }
        declaration = Declaration(
            etatSaisi: saisie.etat.rawValue, etatSaisiLibelle: saisie.etat.libelle(1, feminin: mot.feminin),
            avancementSaisi: Self.avancement(saisie), meteoSaisie: saisie.meteo.rawValue,
            meteoSaisieLibelle: saisie.meteo.libelle,
            blocage: saisie.blocage.map {
                Blocage(
                    motDuBlocage: mot.bloque.avecMajuscule, motif: Typographie.francaise($0.motifAffiche),
                    arbitrage: $0.arbitrageDemande.map(Typographie.francaise))
            }, textes: RubriqueSaisie.mots(saisie))
        correction = corrigee.map { corrigee in
            let ecarts = corrigee.retire ? [] : Self.ecarts(corrigee.saisie, saisie, mot)
            return Correction(
                corrigee: corrigee.id, apresRetrait: corrigee.retire, ecarts: ecarts,
                sansEcart: !corrigee.retire && ecarts.isEmpty)
        }
    }

    private static func avancement(_ saisie: Saisie) -> String {
        saisie.avancement.map { "\($0.rawValue)\u{A0}%" } ?? Absence.nonRenseigne.rawValue
    }

    /// What differs from one declaration to the next, value by value.
    private static func ecarts(_ avant: Saisie, _ apres: Saisie, _ mot: MotCompte) -> [Ecart] {
        zip(valeurs(avant, mot), valeurs(apres, mot)).compactMap { avant, apres in
            guard avant.valeur != apres.valeur else { return nil }
            return Ecart(rubrique: avant.nom, avant: mots(avant.valeur), apres: mots(apres.valeur))
        }
    }

    private static func mots(_ valeur: String?) -> String {
        valeur.map(Typographie.francaise) ?? Absence.nonRenseigne.rawValue
    }

    private static func valeurs(_ saisie: Saisie, _ mot: MotCompte) -> [(nom: String, valeur: String?)] {
        [
            ("état", saisie.etat.libelle(1, feminin: mot.feminin)),
            ("avancement", saisie.avancement.map { "\($0.rawValue) %" }),
            ("météo", saisie.meteo.libelle), (mot.bloque, saisie.blocage?.motifAffiche ?? "non"),
            ("arbitrage demandé", saisie.blocage?.arbitrageDemande), ("freins", saisie.freins),
            ("solutions", saisie.solutions), ("prochaines étapes", saisie.prochainesEtapes),
            ("note", saisie.note.map { "\($0.texte) (\($0.audience.libelleDeLecteurs))" }), ("dit par", saisie.ditPar),
            ("séance", saisie.seance),
        ]
    }
}
