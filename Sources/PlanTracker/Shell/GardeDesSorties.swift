import Exporters
import Foundation
import PlanCases
import PlanModel
import PlanStore

/// What a command must not write over: the one place that every file goes through on its way out.
///
/// The base, its companions, the accounts and the files that the command reads are never replaced, whatever name leads
/// to them; nor is a grid that somebody filled in, nor the original of an issued report. Another file is replaced without
/// a word only when it is what this program wrote before, as it wrote it.
final class GardeDesSorties {
    private struct Protege {
        var chemin: String
        var quoi: String
    }

    private var proteges: [Protege] = []
    /// Whether bytes are the original of an issued report of the base.
    var estScelle: ([UInt8]) -> Bool = { _ in false }
    /// Whether a grid holds something that the base does not.
    var estUneGrilleRemplie: ([UInt8]) -> Bool = { _ in false }

    static let compagnons = ["", "-wal", "-shm", "-journal"]

    func protege(base: String, comptes: String) {
        for (chemin, quoi) in [(base, "la base"), (comptes, "la base des comptes")] {
            for suffixe in Self.compagnons {
                // The companions of a base that is reached by a link stand beside the file, not beside the link.
                for origine in Set([chemin, Self.resolu(chemin)]) {
                    proteges.append(
                        .init(chemin: origine + suffixe, quoi: suffixe.isEmpty ? quoi : "un fichier de \(quoi)"))
                }
            }
        }
    }

    func protege(entree chemin: String) {
        proteges.append(.init(chemin: chemin, quoi: "un fichier que la commande lit"))
    }

    /// - Parameters:
    ///   - nom: As the user wrote it.
    ///   - format: Of what is to be written.
    ///   - octets: What is to be written, when it is known already.
    ///   - remplacer: The user said that another file may be replaced.
    /// - Throws: `Refusal` with what would be lost, and what to do.
    func verifie(
        _ chemin: String, nom: String, format: FormatDeFichier?, octets: [UInt8]?, remplacer: Bool
    ) throws {
        func refuse(_ raison: String, _ remede: String = "donnez un autre nom") -> Refusal {
            Refusal("« \(nom) » \(raison) : rien n'a été écrit ; \(remede)", code: .fichier)
        }
        let bouts = [nom.unicodeScalars.first, nom.unicodeScalars.last].compactMap(\.self)
        if bouts.contains(where: { $0.properties.isWhitespace || $0.isInvisible }) {
            throw refuse("commence ou finit par une espace, que personne ne verrait", "retirez-la")
        }
        if let promis = FormatDeFichier(nom: nom), let format, !format.convient(a: promis) {
            throw Refusal(Self.autreExtension(nom, promis, ecrit: [format]), code: .fichier)
        }
        if let protege = protege(chemin) { throw refuse("est \(protege.quoi)") }
        var etat = stat()
        guard stat(chemin, &etat) == 0 else { return }
        if etat.st_mode & S_IFMT == S_IFDIR { throw refuse("est un dossier", "donnez le nom d'un fichier") }
        guard etat.st_mode & S_IFMT == S_IFREG else { throw refuse("n'est pas un fichier ordinaire") }
        guard etat.st_size > 0, let contenu = try? Data(contentsOf: URL(fileURLWithPath: chemin)) else { return }
        let existant = [UInt8](contenu)
        if let octets, octets == existant { return }
        let ancien = FormatDeFichier(octets: existant)
        if ancien == .base { throw refuse("est une base SQLite") }
        if estScelle(existant) { throw refuse("est l'original d'un rapport émis et scellé") }
        if ancien == .ods || ancien == .xlsx, estUneGrilleRemplie(existant) {
            throw refuse(
                "est une grille remplie, dont le contenu n'est pas enregistré",
                "enregistrez-la d'abord (record --grille), ou donnez un autre nom")
        }
        guard !remplacer, let raison = Self.autre(existant, ancien, format: format, octets: octets) else { return }
        throw refuse(raison, "donnez un autre nom, ou ajoutez --remplacer si vous n'en avez plus besoin")
    }

    /// « « g.xlsx » a l'extension d'un classeur Excel… ».
    static func autreExtension(_ nom: String, _ promis: FormatDeFichier, ecrit: [FormatDeFichier]) -> String {
        let extensions = ecrit.compactMap { $0.extensions.first.map { ".\($0)" } }
        return
            "« \(nom) » a l'extension d'\(promis.nom), ce qui est écrit est \(ecrit.first?.nom ?? "autre chose") : donnez un nom en \(extensions.joined(separator: " ou "))"
    }

    // MARK: - Identity

    private func protege(_ chemin: String) -> Protege? {
        if let identite = Self.identite(chemin) {
            if let protege = proteges.first(where: { Self.identite($0.chemin) == identite }) { return protege }
        }
        // A companion that is not there yet; on some disks, its name in capitals is the same file.
        let place = Self.resolu(chemin).lowercased()
        if let protege = proteges.first(where: { Self.resolu($0.chemin).lowercased() == place }) { return protege }
        // The companions of any other base.
        for suffixe in Self.compagnons.dropFirst() where place.hasSuffix(suffixe) {
            let base = String(Self.resolu(chemin).dropLast(suffixe.count))
            if FormatDeFichier(octets: Self.debut(base)) == .base {
                return .init(chemin: chemin, quoi: "un fichier de la base « \(Chemin(base).nom) »")
            }
        }
        return nil
    }

    private struct Identite: Equatable {
        var appareil: UInt64
        var noeud: UInt64
    }

    /// Of the file that a name leads to, links followed; nil when there is none.
    private static func identite(_ chemin: String) -> Identite? {
        var etat = stat()
        guard stat(chemin, &etat) == 0 else { return nil }
        return Identite(appareil: UInt64(etat.st_dev), noeud: UInt64(etat.st_ino))
    }

    /// The place that a name leads to, whether a file is there or not.
    private static func resolu(_ chemin: String) -> String {
        var chemin = chemin
        // A link to nothing yet.
        for _ in 0..<16 {
            guard let cible = try? FileManager.default.destinationOfSymbolicLink(atPath: chemin) else { break }
            chemin = cible.hasPrefix("/") ? cible : "\(Chemin(chemin).dossier)/\(cible)"
        }
        if let reel = reel(chemin) { return reel }
        let place = Chemin(chemin)
        guard let base = reel(place.dossier) else { return chemin }
        return base == "/" ? "/\(place.nom)" : "\(base)/\(place.nom)"
    }

    /// Of what is there, links followed.
    private static func reel(_ chemin: String) -> String? {
        guard let reel = realpath(chemin, nil) else { return nil }
        defer { free(reel) }
        return String(cString: reel)
    }

    private static func debut(_ chemin: String) -> [UInt8] {
        guard let fichier = FileHandle(forReadingAtPath: chemin) else { return [] }
        defer { try? fichier.close() }
        return [UInt8]((try? fichier.read(upToCount: 64)) ?? Data())
    }

    // MARK: - Ours, as we wrote it

    /// Why the file that is there is not what this program wrote before; nil when it is.
    private static func autre(
        _ existant: [UInt8], _ ancien: FormatDeFichier?, format: FormatDeFichier?, octets: [UInt8]?
    ) -> String? {
        let quoi = ancien.map(\.nom) ?? "un fichier d'un autre genre"
        guard let ancien, let format, ancien.convient(a: format) else { return "existe déjà, et c'est \(quoi)" }
        switch ancien {
        case .odt, .ods:
            return Provenance.estDePlanTracker(existant)
                ? nil : "existe déjà, et un autre programme l'a enregistré : ce qui y a été écrit serait perdu"
        case .xlsx:
            return Provenance.estDePlanTracker(existant) ? nil : "existe déjà, et c'est \(quoi)"
        case .pdf:
            // LibreOffice made it, as it makes ours: neither a scan nor a signed copy.
            let traces = ["LibreOffice", "004C0069006200720065004F00660066006900630065"]
            return traces.contains { contient(existant, $0) } && !contient(existant, "/ByteRange")
                ? nil : "existe déjà, et ce PDF ne vient pas d'ici (une copie signée ou numérisée ?)"
        case .json, .xml, .texte, .csv, .yaml:
            guard let octets else { return nil }
            guard signature(existant) == signature(octets) else { return "existe déjà, et c'est \(quoi)" }
            return estUnPlanEcritALaMain(existant)
                ? "existe déjà, et c'est un plan écrit à la main : sa mise en forme et ses commentaires seraient perdus"
                : nil
        default: return "existe déjà, et c'est \(quoi)"
        }
    }

    /// How a text begins: its first key, its root, its first two titles, or its first line.
    private static func signature(_ octets: [UInt8]) -> String {
        let debut = String(decoding: octets.prefix(2_000), as: UTF8.self)
        let ligne = debut.prefix { !$0.isNewline }
        switch FormatDeFichier(octets: octets) {
        case .json: return String(debut.prefix { $0 != ":" })
        case .xml:
            let racine = debut.split(separator: "<").first { !$0.hasPrefix("?") && !$0.hasPrefix("!") } ?? ""
            return String(racine.prefix { !$0.isWhitespace && $0 != ">" })
        default:
            guard let separateur = ligne.first(where: { ";,\t".contains($0) }) else { return String(ligne) }
            return ligne.split(separator: separateur, omittingEmptySubsequences: false).prefix(2).joined(separator: ";")
        }
    }

    /// A plan file that our writer would not write the same way.
    private static func estUnPlanEcritALaMain(_ octets: [UInt8]) -> Bool {
        guard let lu = try? PlanReader(file: "").read(octets), let ecrit = try? PlanWriter.yaml(lu.plan) else {
            return false
        }
        return !contient(octets, ecrit)
    }
}
