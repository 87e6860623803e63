public import PlanModel

/// What a plan says of itself beside its tree: who steers it, with whom, where it comes from; for a page or a terminal.
public struct PlanEnBref: Sendable {
    public struct Partie: Sendable {
        public var titre: String
        public var lignes: [Ligne]
    }

    /// A name, then what is said of it, one sentence each.
    public struct Ligne: Sendable {
        public var nom: String
        public var details: [String]
        /// An address of the web, safe to link to.
        public var lien: String?

        /// The details and the address, when none of them holds it already.
        public var dits: [String] {
            details + [lien].compactMap(\.self).filter { lien in !details.contains { $0.contains(lien) } }
        }
    }

    /// Only those that hold something.
    public var parties: [Partie]

    private let index: PlanIndex
    private let regard: Regard

    /// - Parameter plan: As the reader may see it.
    public init(_ plan: Plan, _ regard: Regard) {
        (index, self.regard, parties) = (PlanIndex(plan), regard, [])
        parties = [
            Partie(titre: "Le plan", lignes: identite(plan)),
            Partie(titre: "Instances", lignes: plan.instances.map(instance)),
            Partie(titre: "Procédure d’approbation", lignes: plan.procedure.map(etape)),
            Partie(titre: "Conventions", lignes: plan.conventions.map(convention)),
            Partie(titre: "Évaluations prévues", lignes: plan.evaluations.map(evaluation)),
            Partie(
                titre: "Événements datés",
                lignes: plan.jalons.map {
                    Ligne(nom: $0.titre, details: [Texte.renseigne($0.periode?.map(\.affichee))] + note($0.note))
                }),
            Partie(titre: "Autres schémas", lignes: plan.schemas.map(schema)),
            Partie(titre: "Organisations", lignes: plan.organisations.map(organisation)),
            Partie(titre: "Territoires", lignes: plan.territoires.map(territoire)),
            Partie(titre: "Sources", lignes: plan.sources.map(source)),
        ].filter { !$0.lignes.isEmpty }
    }

    private func identite(_ plan: Plan) -> [Ligne] {
        func ligne(_ nom: String, _ texte: String?, lien: String? = nil) -> Ligne? {
            texte.map { Ligne(nom: nom, details: [$0], lien: lien) }
        }
        return [
            ligne("Résumé", plan.resume), ligne("Période", Texte.renseigne(plan.periode.map(\.affichee))),
            ligne("Durée", plan.duree.map { Texte.renseigne($0.map(\.imprime)) }),
        ].compactMap(\.self)
            + plan.horizons.map { Ligne(nom: $0.nom.avecMajuscule, details: [$0.periode.affichee]) }
            + [
                ligne("Version", "\(plan.version.libelle), \(plan.version.etat.libelle)"),
                ligne("Succède à", plan.succedeA?.rawValue),
                ligne("Copilotes", Texte.mentions(plan.copilotes.map(index.enToutesLettres))),
                ligne("Contact", plan.contact.map(Texte.contact), lien: plan.contact?.url?.lienDuWeb),
            ].compactMap(\.self)
    }

    private func instance(_ instance: Instance) -> Ligne {
        let presidence =
            instance.statutPresidence.map { $0 == .enPlace ? "" : " (présidence \($0.libelleFeminin))" } ?? ""
        let missions = instance.missions.map(\.titre).joined(separator: "\u{A0}; ")
        let suivante = instance.alimente.flatMap { id in index.plan.instances.first { $0.id == id } }
        return Ligne(
            nom: instance.nom,
            details: [
                instance.statut.map { "instance \($0.libelleFeminin)" },
                instance.par.flatMap(index.niveau).map { "une par \($0.mot)" },
                instance.territoire.map { "territoire\u{A0}: \($0)" }, "rythme\u{A0}: \(Texte.rythme(instance))",
                instance.presidence.isEmpty
                    ? nil
                    : "présidence\u{A0}: \(Texte.mentions(instance.presidence.map(index.enToutesLettres)))\(presidence)",
                instance.composition.isEmpty
                    ? nil : "composition\u{A0}: \(Texte.mentions(instance.composition.map(index.enToutesLettres)))",
                missions.isEmpty ? nil : "missions\u{A0}: \(missions)", suivante.map { "prépare\u{A0}: \($0.nom)" },
            ].compactMap(\.self) + note(instance.note))
    }

    private func etape(_ etape: Etape) -> Ligne {
        Ligne(
            nom: etape.titre,
            details: [
                etape.organisations.isEmpty ? nil : Texte.mentions(etape.organisations.map(index.enToutesLettres)),
                etape.delaiMois.map { "délai\u{A0}: \($0)\u{A0}mois" },
                etape.periode.map { Texte.renseigne($0.map(\.affichee)) },
            ].compactMap(\.self) + note(etape.note))
    }

    private func convention(_ convention: Convention) -> Ligne {
        Ligne(
            nom: convention.titre,
            details: [
                convention.statut.map { $0 == .signee ? "signée" : "prévue" },
                convention.periode.map { Texte.renseigne($0.map(\.affichee)) },
                convention.signataires.isEmpty
                    ? nil : "signataires\u{A0}: \(Texte.mentions(convention.signataires.map(index.enToutesLettres)))",
                "porte sur\u{A0}: \(porte(convention.noeuds))",
            ].compactMap(\.self) + note(convention.note))
    }

    private func evaluation(_ evaluation: EvaluationPrevue) -> Ligne {
        Ligne(
            nom: evaluation.titre,
            details: [
                evaluation.periode.map { Texte.renseigne($0.map(\.affichee)) },
                evaluation.methode.map { "méthode\u{A0}: \($0)" },
                evaluation.organisations.isEmpty
                    ? nil : Texte.mentions(evaluation.organisations.map(index.enToutesLettres)),
            ].compactMap(\.self) + note(evaluation.note))
    }

    private func schema(_ schema: SchemaLie) -> Ligne {
        Ligne(
            nom: [schema.sigle, schema.titre].compactMap(\.self).joined(separator: " – "),
            details: [
                schema.periode.map { Texte.renseigne($0.map(\.affichee)) }, schema.relation,
                "porte sur\u{A0}: \(porte(schema.noeuds))",
            ].compactMap(\.self) + note(schema.note), lien: schema.url?.lienDuWeb)
    }

    private func organisation(_ organisation: Organisation) -> Ligne {
        Ligne(
            nom: organisation.sigle,
            details: [
                Texte.renseigne(organisation.nom), organisation.siren.map { "SIREN\u{A0}: \($0)" },
                organisation.siret.map { "SIRET\u{A0}: \($0)" }, organisation.contact.map(Texte.contact),
            ].compactMap(\.self) + note(organisation.note), lien: organisation.contact?.url?.lienDuWeb)
    }

    private func territoire(_ territoire: Territoire) -> Ligne {
        Ligne(nom: territoire.nom, details: [territoire.codeAffiche] + note(territoire.note))
    }

    private func source(_ source: Source) -> Ligne {
        Ligne(
            nom: source.titre,
            details: [
                "identifiant\u{A0}: \(source.id)", source.date.map { Texte.renseigne($0.map(\.affichee)) },
                source.editeur,
            ].compactMap(\.self) + note(source.note), lien: source.lien)
    }

    private func porte(_ noeuds: [Identifiant<Noeud>]) -> String {
        noeuds.isEmpty ? "tout le plan" : noeuds.map { index.intitule($0) }.joined(separator: "\u{A0}; ")
    }

    /// A remark of who transcribed the plan, for those who may read them.
    private func note(_ note: String?) -> [String] { regard.lit(.transcription) ? [note].compactMap(\.self) : [] }
}

extension PlanIndex {
    /// With its name in full, for who does not know the sigles.
    func enToutesLettres(_ mention: Mention) -> Mention {
        guard case .sigle(let sigle) = mention.cible, let nom = organisation(sigle)?.nom.valeur, nom != sigle else {
            return mention
        }
        return Mention(.libelle("\(nom) [\(sigle)]"), precision: mention.precision, note: mention.note)
    }
}

extension Territoire {
    /// « code INSEE : 15120 », « SIREN : 200034825 » for an intercommunalité.
    public var codeAffiche: String {
        insee.map { "\($0.utf8.count == 9 ? "SIREN" : "code INSEE")\u{A0}: \($0)" } ?? "code non renseigné"
    }
}
