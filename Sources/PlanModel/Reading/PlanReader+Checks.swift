/// What can only be checked once the whole file is read.
extension PlanReader {
    mutating func check(_ plan: Plan) {
        checkReferences(plan)
        checkRattachements(plan)
        checkPeriods(plan)
        checkAnnonces(plan)
        checkContradictions(plan)
        checkCodes(plan)
    }

    private mutating func checkReferences(_ plan: Plan) {
        // A removed node may be replaced by one that this file declares; its own id must be gone.
        let noeuds = Set(plan.noeuds.map(\.id.rawValue))
        compare(
            lieux.noeuds.map { ($0.id.rawValue, $0.lieu) }, with: noeuds.union(lieux.noeudsFautifs),
            what: "l'identifiant d'un nœud du plan")
        compare(
            lieux.instances.map { ($0.id.rawValue, $0.lieu) }, with: Set(plan.instances.map(\.id.rawValue)),
            what: "l'identifiant d'une instance")
        compare(
            lieux.etapes.map { ($0.id.rawValue, $0.lieu) }, with: Set(plan.procedure.map(\.id.rawValue)),
            what: "l'identifiant d'une étape")
    }

    /// A secondary node is another branch of the structure: never the node itself, one of its own, nor an action.
    private mutating func checkRattachements(_ plan: Plan) {
        guard !lieux.rattachements.isEmpty else { return }
        let index = PlanIndex(plan)
        for (id, vers, lieu) in lieux.rattachements {
            guard let noeud = index.noeud(id), let autre = index.noeud(vers) else { continue }
            let trouve: String
            if id == vers {
                trouve = "ce nœud lui-même"
            } else if index.identifiantsDesAncetres(de: noeud).contains(vers) {
                trouve = "« \(vers) », sous lequel ce nœud est déjà"
            } else if index.identifiantsDesAncetres(de: autre).contains(id) {
                trouve = "« \(vers) », placé sous ce nœud"
            } else if index.role(de: autre) != .structure {
                let mot = index.niveau(autre.niveau)?.mot ?? autre.niveau.rawValue
                trouve = "« \(vers) », de niveau « \(mot) »"
            } else {
                continue
            }
            let autres = plan.niveaux.filter { $0.role == .structure }.map(\.mot).joined(separator: ", ")
            tree.fault(
                lieu, found: trouve, expected: "un nœud de structure d'une autre branche (\(autres))",
                remedy:
                    "ôtez-le ; un lien vers une action se met dans un champ de type « liens », un élément transversal dans « references »"
            )
        }
    }

    private mutating func compare(_ references: [(String, Arbre.Lieu)], with declared: Set<String>, what: String) {
        for (id, place) in references where !declared.contains(id) {
            tree.fault(
                place, found: "« \(id) », qui ne désigne rien", expected: what,
                remedy: suggestion(id, among: declared.sorted()) ?? "déclarez-le, ou supprimez ce renvoi")
        }
    }

    private mutating func checkPeriods(_ plan: Plan) {
        guard let duPlan = plan.periode.valeur else { return }
        for (periode, place) in lieux.periodes where periode.horsPlan == nil && periode.estHors(de: duPlan) {
            tree.fault(
                place, found: "« \(periode.imprime) », hors de la période du plan (\(duPlan.imprime))",
                expected: "une période du plan",
                remedy:
                    "corrigez, ou dites pourquoi : { imprime: \(TreeReader.enLigne(periode.imprime)), hors_plan: … }")
        }
    }

    /// An announced count that differs is a fact about the document: the file must register it.
    private mutating func checkAnnonces(_ plan: Plan) {
        let index = PlanIndex(plan)
        for (annonce, place) in zip(plan.annonces, lieux.annonces) {
            // A node that does not exist has its own fault.
            if let sous = annonce.sous, index.noeud(sous) == nil { continue }
            let among = annonce.sous.map { index.descendance(de: $0) } ?? plan.noeuds
            let found = among.count { $0.niveau == annonce.niveau }
            guard found != annonce.nombre else { continue }
            let mot = index.niveau(annonce.niveau)?.pluriel ?? annonce.niveau.rawValue
            tree.fault(
                place, .avertissement, found: "\(found) \(mot) dans le fichier",
                expected: "\(annonce.nombre), le nombre annoncé",
                remedy: annonce.note == nil ? remede(trouves: found, annonce) : nil)
        }
    }

    /// More than announced is no gap to be filled.
    private func remede(trouves: Int, _ annonce: Annonce) -> String {
        let debut =
            trouves < annonce.nombre
            ? "complétez le plan" : "retirez ce qui est en double, ou comptez sous un nœud (« sous: … »)"
        return "\(debut), ou expliquez l'écart dans « note »"
    }

    private mutating func checkContradictions(_ plan: Plan) {
        for contradiction in plan.contradictions {
            guard let retenue = contradiction.retenue, !contradiction.lectures.contains(where: { $0.valeur == retenue })
            else { continue }
            tree.fault(
                lieux.declarations[contradiction.id.rawValue] ?? .inconnu, found: "« \(retenue) » retenue",
                expected: "l'une des lectures, mot pour mot",
                remedy: suggestion(retenue, among: contradiction.lectures.map(\.valeur)))
        }
    }

    /// Printed codes do clash in real plans: a remark, never a refusal.
    private mutating func checkCodes(_ plan: Plan) {
        let levels = Dictionary(plan.niveaux.map { ($0.id, $0.numerotation) }, uniquingKeysWith: { first, _ in first })
        var seen: [String: Identifiant<Noeud>] = [:]
        for noeud in plan.noeuds {
            guard let code = noeud.code, let numerotation = levels[noeud.niveau], numerotation != .libre else {
                continue
            }
            let scope = numerotation == .parParent ? noeud.parent?.rawValue ?? "" : ""
            let key = "\(noeud.niveau)/\(scope)/\(code)"
            if let first = seen[key] {
                tree.fault(
                    lieux.declarations[noeud.id.rawValue] ?? .inconnu, .avertissement,
                    found: "le code « \(code) », que porte déjà « \(first) »",
                    expected: "un code par nœud du même niveau",
                    remedy: "si le document l'imprime ainsi, inscrivez-le dans « contradictions »")
            } else {
                seen[key] = noeud.id
            }
        }
    }
}
