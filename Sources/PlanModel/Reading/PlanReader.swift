/// A plan read, and the remarks that do not prevent its use.
public struct PlanLu: Sendable {
    public var plan: Plan
    public var avertissements: [Diagnostic]
}

/// Decodes a plan from its file. Every fault of the file is found in one run.
///
/// The format is described in `docs/format-plan.md` and `schema/plan.schema.json`.
public struct PlanReader {
    public static let format = "plantracker/1"

    static let sections = [
        "format", "plan", "sources", "niveaux", "champs", "fiche", "audiences", "organisations", "territoires",
        "glossaire", "noeuds", "indicateurs", "instances", "procedure", "conventions", "evaluations", "jalons",
        "schemas",
        "annonces", "contradictions", "retraits", "suivi",
    ]

    var tree: TreeReader
    var niveaux: [Identifiant<Niveau>: (rang: Int, niveau: Niveau)] = [:]
    var champs: [Identifiant<Champ>: Champ] = [:]
    var sources: Set<String> = []
    var sigles: Set<String> = []
    /// What the words of periods are read against, once the header is known.
    var repere = Periode.Repere()
    /// Places of what was declared, and of what was referred to: compared when all is read.
    var lieux = Lieux()

    /// - Parameter file: The name that diagnostics give.
    public init(file: String) { tree = TreeReader(file: file) }

    /// - Throws: `UnreadablePlan` with all the faults found, in the order of the file.
    public func read(_ bytes: [UInt8]) throws(UnreadablePlan) -> PlanLu {
        var reader = self
        reader.tree.foldsLines = true
        return try reader.read(YAMLTree.read(bytes, file: tree.file))
    }

    /// Decodes a tree that another form (XML, a stored difference) gave.
    public func read(_ root: Arbre) throws(UnreadablePlan) -> PlanLu {
        var reader = self
        let plan = reader.plan(root)
        if let plan { reader.check(plan) }
        let diagnostics = reader.tree.diagnostics.sorted { ($0.ligne, $0.colonne) < ($1.ligne, $1.colonne) }
        guard let plan, !diagnostics.contains(where: { $0.gravite == .erreur }) else {
            throw UnreadablePlan(diagnostics: diagnostics)
        }
        return PlanLu(plan: plan, avertissements: diagnostics)
    }

    // MARK: - Sections

    private mutating func plan(_ root: Arbre) -> Plan? {
        guard let fields = tree.fields(root, Self.sections, of: "un plan") else { return nil }
        if let format = tree.requiredText(fields, "format", of: "un plan"), format != Self.format {
            tree.fault(
                fields["format"]?.lieu ?? root.lieu, found: "« \(format) »", expected: "« \(Self.format) »",
                remedy: "ce programme ne lit que cette version du format")
        }
        if let suivi = fields["suivi"] {
            tree.fault(
                suivi.lieu, .avertissement, found: "la section « suivi » d'un export", expected: "le plan seul",
                remedy: "elle n'est pas chargée : l'avancement se saisit avec « record »")
        }
        // What others refer to is read first, whatever the order of the file.
        let sources = tree.list(fields["sources"]) { $0.source($1) }
        self.sources = Set(sources.map(\.id))
        tree.source = sources.first?.id
        checkSources(sources, at: fields["sources"])
        let organisations = readOrganisations(fields["organisations"])
        uniques(clesDe: fields["organisations"], "le sigle")
        let header = fields["plan"].flatMap { readHeader($0) }
        for key in ["plan", "sources", "niveaux", "noeuds"] where fields[key] == nil {
            tree.missing(key, in: fields, of: "un plan")
        }
        let niveaux = readNiveaux(fields["niveaux"])
        // Without levels, nothing of what follows can be judged: its faults would all be consequences. A plan may declare
        // none yet.
        if let section = fields["niveaux"], section.liste?.isEmpty != true, self.niveaux.isEmpty,
            lieux.niveauxFautifs.isEmpty
        {
            return nil
        }
        let champs = readChamps(fields["champs"])
        let territoires = readTerritoires(fields["territoires"])
        let glossaire = entries(fields["glossaire"], of: "glossaire") { reader, entry -> Sigle? in
            guard reader.tree.text(Arbre(.texte(entry.cle), lieu: entry.lieu)) != nil else { return nil }
            return reader.tree.renseignement(entry.valeur) { $0.text($1) }.map { Sigle(sigle: entry.cle, sens: $0) }
        }
        uniques(clesDe: fields["territoires"], "le territoire")
        uniques(clesDe: fields["glossaire"], "le sigle")
        // With a faulty header the rest is read all the same, for its own faults.
        var plan =
            header
            ?? Plan(
                identifiant: .fautif, departement: Departement(code: "", nom: ""), titre: "",
                periode: .absent(.nonRenseigne), version: VersionImprimee(libelle: ""))
        plan.sources = sources
        plan.niveaux = niveaux
        plan.champs = champs
        plan.fiche = fields["fiche"].flatMap { readFiche($0) }
        plan.audiences = fields["audiences"].flatMap { readAudiences($0) }
        plan.organisations = organisations
        (plan.territoires, plan.glossaire) = (territoires, glossaire)
        plan.noeuds = readNoeuds(fields["noeuds"])
        plan.indicateurs = list(fields["indicateurs"]) { $0.indicateur($1, ofPlan: true) }
        plan.instances = list(fields["instances"]) { $0.instance($1) }
        plan.procedure = list(fields["procedure"]) { $0.etape($1) }
        plan.conventions = list(fields["conventions"]) { $0.convention($1) }
        plan.evaluations = list(fields["evaluations"]) { $0.evaluation($1) }
        plan.jalons = list(fields["jalons"]) { $0.jalon($1) }
        plan.schemas = list(fields["schemas"]) { $0.schema($1) }
        let exemple = exempleDAnnonce
        plan.annonces = list(fields["annonces"], exemple: exemple) { $0.annonce($1) }
        plan.contradictions = list(fields["contradictions"]) { $0.contradiction($1) }
        plan.retraits = list(fields["retraits"]) { $0.retrait($1) }
        return header == nil ? nil : plan
    }

    private mutating func readHeader(_ node: Arbre) -> Plan? {
        let keys = [
            "identifiant", "departement", "titre", "sigle", "periode", "duree", "horizons", "version", "copilotes",
            "contact", "resume", "source", "fuseau", "succede_a",
        ]
        guard let fields = tree.fields(node, keys, of: "plan") else { return nil }
        let identifiant = tree.requiredIdentifier(fields, "identifiant", of: "plan", Plan.self)
        let titre = tree.requiredLine(fields, "titre", of: "plan")
        let departement = readDepartement(fields)
        let periode = fields["periode"].flatMap { renseignementPeriode($0) }
        tree.annee = (periode?.valeur?.debut ?? periode?.valeur?.fin)?.annee
        let version = readVersion(fields)
        if fields["periode"] == nil { tree.missing("periode", in: fields, of: "plan (ou « periode: non renseigné »)") }
        repere.plan = periode?.valeur
        repere.horizons = horizons(fields["horizons"])
        let sigle = tree.text(fields["sigle"])
        let duree = fields["duree"].flatMap { node in renseignement(node) { $0.duree($1) } }
        checkDuree(duree?.valeur, periode?.valeur, at: fields["duree"])
        let contact = contact(fields["contact"])
        let copilotes = mentions(fields["copilotes"])
        let resume = tree.text(fields["resume"])
        let source = renvois(fields["source"])
        let fuseau = tree.choice(fields["fuseau"], Fuseau.self)
        let succedeA = tree.identifier(fields["succede_a"], Plan.self)
        if let succedeA, succedeA == identifiant, let node = fields["succede_a"] {
            tree.fault(
                node.lieu, found: "« \(succedeA) », l'identifiant de ce plan", expected: "celui du plan d'avant",
                remedy:
                    "un plan renouvelé porte un autre identifiant ; une nouvelle version du même plan garde le sien, sans « succede_a »"
            )
        }
        guard let identifiant, let titre, let departement, let version else { return nil }
        var plan = Plan(
            identifiant: identifiant, departement: departement, titre: titre,
            periode: periode ?? .absent(.nonRenseigne),
            version: version)
        (plan.sigle, plan.duree, plan.horizons, plan.contact) = (sigle, duree, repere.horizons, contact)
        plan.copilotes = copilotes
        plan.resume = resume
        plan.source = source
        (plan.fuseau, plan.succedeA) = (fuseau, succedeA)
        return plan
    }

    private mutating func checkSources(_ sources: [Source], at node: Arbre?) {
        guard Set(sources.map(\.id)).count < sources.count else { return }
        var seen: Set<String> = []
        for entry in node?.liste ?? [] {
            guard let id = entry["id"], let text = id.texte, !seen.insert(text).inserted else { continue }
            tree.fault(
                id.lieu, found: "la source « \(text) » déclarée deux fois", expected: "un identifiant par source")
        }
    }

    private mutating func readDepartement(_ fields: TreeReader.Fields) -> Departement? {
        guard let node = fields["departement"] else {
            tree.missing("departement", in: fields, of: "plan")
            return nil
        }
        guard let fields = tree.fields(node, ["code", "nom"], of: "departement") else { return nil }
        let code = tree.requiredText(fields, "code", of: "departement")
        let nom = tree.requiredLine(fields, "nom", of: "departement")
        if let code, !CodeOfficiel.estDepartement(code) {
            tree.fault(
                fields["code"]?.lieu ?? fields.lieu, found: "« \(code) »",
                expected: "un code de département de l'INSEE : 01 à 95, 2A, 2B, 971 à 976",
                remedy: code.count == 1 ? "écrivez \"0\(code)\", entre guillemets" : nil)
        }
        guard let code, let nom else { return nil }
        return Departement(code: code, nom: nom)
    }

    private mutating func readVersion(_ fields: TreeReader.Fields) -> VersionImprimee? {
        guard let node = fields["version"] else {
            tree.missing("version", in: fields, of: "plan")
            return nil
        }
        guard let fields = tree.fields(node, ["libelle", "date", "etat"], of: "version") else { return nil }
        let libelle = tree.requiredLine(fields, "libelle", of: "version")
        let date = fields["date"].flatMap { tree.renseignement($0) { $0.day($1) } }
        let etat = tree.choice(fields["etat"], VersionImprimee.Etat.self)
        return libelle.map {
            VersionImprimee(libelle: $0, date: date ?? .absent(.nonRenseigne), etat: etat ?? .nonPrecise)
        }
    }

    private mutating func readNiveaux(_ node: Arbre?) -> [Niveau] {
        let read = list(sectionDesNiveaux(node)) { reader, node -> (Niveau, Arbre?)? in
            let keys = ["id", "mot", "pluriel", "role", "numerotation", "base"]
            guard let fields = reader.tree.fields(node, keys, of: "un niveau") else { return nil }
            let id = reader.declared(fields, of: "un niveau", Niveau.self)
            let mot = reader.tree.requiredLine(fields, "mot", of: "un niveau")
            let role = reader.tree.choice(fields["role"], Niveau.Role.self)
            if fields["role"] == nil { reader.tree.missing("role", in: fields, of: "un niveau") }
            let numerotation = reader.tree.choice(fields["numerotation"], Niveau.Numerotation.self) ?? .libre
            let base = reader.tree.identifier(fields["base"], Niveau.self)
            let pluriel = reader.tree.line(fields["pluriel"])
            guard let id, let mot, let role else {
                if let id { reader.lieux.niveauxFautifs.insert(id.rawValue) }
                return nil
            }
            let niveau = Niveau(
                id: id, mot: mot, pluriel: pluriel ?? mot + "s", role: role, numerotation: numerotation, base: base)
            if reader.niveaux.updateValue((reader.niveaux.count, niveau), forKey: id) != nil {
                reader.tree.fault(
                    fields["id"]?.lieu ?? node.lieu, found: "le niveau « \(id) » déclaré deux fois",
                    expected: "un identifiant par niveau")
            }
            return (niveau, fields["base"] ?? Arbre(.texte(""), lieu: fields.lieu))
        }
        for (niveau, node) in read {
            if let node, let base = niveau.base {
                _ = known(base, at: node, among: niveaux.keys, what: "un niveau déclaré")
            }
            if niveau.numerotation == .composee, niveau.base == nil {
                tree.fault(
                    node?.lieu ?? .inconnu,
                    found: "la numérotation « composee » sans « base »",
                    expected: "« base: » et le niveau qui donne le début du code")
            }
        }
        return read.map(\.0)
    }

    private mutating func readChamps(_ node: Arbre?) -> [Champ] {
        list(node) { reader, node in
            let keys = ["id", "libelle", "type", "role", "usage", "niveaux", "attendu"]
            guard let fields = reader.tree.fields(node, keys, of: "un champ") else { return nil }
            let id = reader.tree.requiredIdentifier(fields, "id", of: "un champ", Champ.self)
            let libelle = reader.tree.requiredLine(fields, "libelle", of: "un champ")
            if fields["type"] == nil { reader.tree.missing("type", in: fields, of: "un champ") }
            let type = reader.tree.choice(fields["type"], Champ.Genre.self)
            let role = reader.tree.choice(fields["role"], RoleOrganisation.self)
            let usage = reader.tree.choice(fields["usage"], Champ.Usage.self)
            let niveaux = reader.list(reader.liste(deNiveaux: fields["niveaux"])) { reader, node in
                reader.niveau(node)
            }
            if fields["niveaux"]?.liste?.isEmpty == true {
                reader.tree.fault(
                    node.lieu, found: "aucun niveau", expected: "au moins un niveau où ce champ se remplit")
            }
            if fields["niveaux"] == nil { reader.tree.missing("niveaux", in: fields, of: "un champ") }
            let attendu = reader.tree.boolean(fields["attendu"], default: true)
            guard let id, let libelle, let type else { return nil }
            if let role = fields["role"], type != .organisations {
                reader.tree.fault(
                    role.lieu, found: "« role » sur un champ de type \(type.rawValue)",
                    expected: "« role » sur un champ de type organisations")
            }
            if let usage = fields["usage"], type != .periode {
                reader.tree.fault(
                    usage.lieu, found: "« usage » sur un champ de type \(type.rawValue)",
                    expected: "« usage » sur un champ de type periode")
            }
            if reader.champs[id] != nil {
                reader.tree.fault(
                    fields["id"]?.lieu ?? node.lieu, found: "le champ « \(id) » déclaré deux fois",
                    expected: "un identifiant par champ")
            }
            let champ = Champ(
                id: id, libelle: libelle, type: type, role: role, usage: usage, niveaux: niveaux, attendu: attendu)
            reader.champs[id] = champ
            return champ
        }
    }

    private mutating func readFiche(_ node: Arbre) -> Fiche? {
        guard let fields = tree.fields(node, ["forme", "encadre"], of: "fiche") else { return nil }
        if fields["forme"] == nil { tree.missing("forme", in: fields, of: "fiche") }
        let forme = tree.choice(fields["forme"], Fiche.Forme.self)
        let encadre = fields["encadre"].flatMap { readEncadre($0) }
        return forme.map { Fiche($0, encadre: encadre) }
    }

    private mutating func readAudiences(_ node: Arbre) -> [Donnee: Audience]? {
        guard let fields = tree.fields(node, Donnee.allCases.map(\.rawValue), of: "audiences") else { return nil }
        var audiences: [Donnee: Audience] = [:]
        for donnee in Donnee.allCases { audiences[donnee] = tree.choice(fields[donnee.rawValue], Audience.self) }
        return audiences.isEmpty ? nil : audiences
    }

    private mutating func readEncadre(_ node: Arbre) -> Fiche.Encadre? {
        guard let fields = tree.fields(node, ["titre", "champs"], of: "un encadré") else { return nil }
        let titre = tree.requiredLine(fields, "titre", of: "un encadré")
        let encadres = list(fields["champs"]) { reader, node in
            reader.tree.identifier(node, Champ.self).flatMap {
                reader.known($0, at: node, among: reader.champs.keys, what: "un champ déclaré")
            }
        }
        if fields["champs"] == nil { tree.missing("champs", in: fields, of: "un encadré") }
        if let champs = fields["champs"], champs.liste?.isEmpty == true {
            tree.fault(champs.lieu, found: "aucun champ", expected: "au moins un champ à mettre dans l'encadré")
        }
        return titre.map { Fiche.Encadre(titre: $0, champs: encadres) }
    }

    private mutating func readOrganisations(_ node: Arbre?) -> [Organisation] {
        entries(node, of: "organisations") { reader, entry in
            guard reader.tree.text(Arbre(.texte(entry.cle), lieu: entry.lieu)) != nil else { return nil }
            let usable = entry.cle.count <= 80 && !entry.cle.contains(",") && Absence(rawValue: entry.cle) == nil
            if !usable {
                reader.tree.fault(
                    entry.lieu, found: "le sigle « \(entry.cle) »",
                    expected: "un sigle de 80 signes au plus, sans virgule")
            }
            if !reader.sigles.insert(entry.cle).inserted { return nil }
            guard entry.valeur.table != nil, entry.valeur["statut"] == nil, entry.valeur["valeur"] == nil else {
                return reader.tree.renseignement(entry.valeur) { $0.text($1) }
                    .map { Organisation(sigle: entry.cle, nom: $0) }
            }
            let keys = ["nom", "nature", "siren", "siret", "contact", "note", "source"]
            guard let fields = reader.tree.fields(entry.valeur, keys, of: "une organisation") else { return nil }
            let nom = fields["nom"].flatMap { reader.tree.renseignement($0) { $0.text($1) } } ?? .absent(.nonRenseigne)
            var organisation = Organisation(
                sigle: entry.cle, nom: nom,
                nature: reader.tree.choice(fields["nature"], Organisation.Nature.self) ?? .organisme,
                note: reader.tree.text(fields["note"]), source: reader.renvois(fields["source"]))
            organisation.siren = reader.code(fields["siren"], "un SIREN de neuf chiffres", CodeOfficiel.siren)
            organisation.siret = reader.code(fields["siret"], "un SIRET de quatorze chiffres", CodeOfficiel.siret)
            organisation.contact = reader.contact(fields["contact"])
            reader.checkSiret(organisation, at: fields["siret"])
            return organisation
        }
    }
}

extension TreeReader {
    fileprivate mutating func source(_ node: Arbre) -> Source? {
        guard let fields = fields(node, ["id", "titre", "nature", "date", "editeur", "url", "note"], of: "une source")
        else {
            return nil
        }
        let id = requiredText(fields, "id", of: "une source")
        let titre = requiredLine(fields, "titre", of: "une source")
        let nature = choice(fields["nature"], Source.Nature.self)
        let date = fields["date"].flatMap { renseignement($0) { $0.periode($1) } }
        let (editeur, url, note) = (text(fields["editeur"]), url(fields["url"]), text(fields["note"]))
        guard let id, let titre else { return nil }
        var source = Source(id: id, titre: titre, nature: nature ?? .document)
        (source.date, source.editeur, source.url, source.note) = (date, editeur, url, note)
        return source
    }
}
