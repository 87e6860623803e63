import Evaluation
import Exporters
import PlanModel

/// Where a word was found, with what stands around it.
struct Trouvaille: Equatable {
    var lieu: String
    var avant: String
    var mot: String
    var apres: String
}

/// The texts of a plan and of its follow-up, looked through without accents or capitals.
struct TextesDuPlan {
    private struct Texte {
        var lieu: String
        var texte: String
        var cle: String

        init(_ lieu: String, _ texte: String) {
            (self.lieu, self.texte) = (lieu, texte)
            cle = texte.folded
        }
    }

    private let parNoeud: [Identifiant<Noeud>: [Texte]]

    init(_ situation: Situation) {
        let index = situation.index
        let suivi = situation.suivi
        var saisies: [Identifiant<Noeud>: [Texte]] = [:]
        let remplaces = Set(suivi.avancements.compactMap(\.remplace))
        for avancement in suivi.avancements where avancement.saisie.semestre <= situation.semestre {
            for (nom, texte) in avancement.saisie.textes {
                guard let texte else { continue }
                saisies[avancement.saisie.noeud, default: []].append(
                    Texte(
                        "\(nom) (\(avancement.saisie.semestre)\(remplaces.contains(avancement.id) ? ", remplacé depuis" : ""))",
                        texte))
            }
        }
        parNoeud = Dictionary(
            uniqueKeysWithValues: situation.lignes.map { ligne in
                let noeud = ligne.noeud
                var textes = [Texte("titre", noeud.titreAffiche)]
                textes += noeud.code.map { [Texte("code", $0)] } ?? []
                textes += noeud.autresTitres.map { Texte("autre titre", $0.titre) }
                textes += noeud.resume.map { [Texte("résumé", $0)] } ?? []
                for champ in index.champs(de: noeud) {
                    guard let contenu = noeud.champs[champ.id]?.valeur else { continue }
                    textes.append(Texte(champ.libelle.lowercased(), Self.texte(contenu, index)))
                }
                return (noeud.id, textes + (saisies[noeud.id] ?? []).reversed())
            })
    }

    /// Organisations are found by their sigle and by their name.
    private static func texte(_ contenu: Contenu, _ index: PlanIndex) -> String {
        guard case .organisations(let mentions) = contenu else { return Exporters.Texte.contenu(contenu) }
        return mentions.map { mention in
            guard case .sigle(let sigle) = mention.cible, let nom = index.organisation(sigle)?.nom.valeur else {
                return mention.texte
            }
            return "\(mention.texte) – \(nom)"
        }.joined(separator: ", ")
    }

    static let motsAuPlus = 10
    static let caracteresAuPlus = 200

    /// The words to look for: each one costs a walk through every text of the plan.
    static func mots(_ tape: String) -> [String] {
        var mots: [String] = []
        for mot in String(tape.prefix(caracteresAuPlus)).folded.split(separator: " ").map(String.init)
        where mots.count < motsAuPlus && !mots.contains(mot) { mots.append(mot) }
        return mots
    }

    /// Empty unless every word stands somewhere; three places at most.
    func trouve(_ mots: [String], _ noeud: Identifiant<Noeud>) -> [Trouvaille] {
        let textes = parNoeud[noeud] ?? []
        guard mots.allSatisfy({ mot in textes.contains { $0.cle.contains(mot) } }) else { return [] }
        let trouves = textes.compactMap { texte in mots.lazy.compactMap { Self.extrait(texte, $0) }.first }
        return Array(trouves.prefix(3))
    }

    private static func extrait(_ texte: Texte, _ mot: String) -> Trouvaille? {
        guard texte.cle.contains(mot), let place = texte.texte.place(ofFolded: mot) else { return nil }
        let (avant, apres) = (texte.texte[..<place.lowerBound], texte.texte[place.upperBound...])
        let (debut, fin) = (avant.suffix(40), apres.prefix(40))
        return Trouvaille(
            lieu: texte.lieu, avant: (debut.startIndex > avant.startIndex ? "… " : "") + debut,
            mot: String(texte.texte[place]), apres: fin + (fin.endIndex < apres.endIndex ? " …" : ""))
    }
}
