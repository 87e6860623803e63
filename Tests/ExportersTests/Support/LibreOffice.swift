import Foundation

/// LibreOffice, with a profile of its own: the user's may be open, or say otherwise.
enum LibreOffice {
    struct Echec: Error, CustomStringConvertible {
        var description: String
    }

    /// Converts files of `dossier` in one start of LibreOffice, which takes seconds.
    /// - Parameter sortie: The folder, below `dossier`, where the results go.
    static func convertir(
        _ fichiers: String..., en filtre: String, vers sortie: String = ".", dans dossier: URL
    ) throws { try convertir(fichiers, en: filtre, vers: sortie, dans: dossier) }

    static func convertir(
        _ fichiers: [String], en filtre: String, vers sortie: String = ".", dans dossier: URL
    ) throws {
        _ = try Commande.chemin("soffice")
        let profil = "-env:UserInstallation=\(dossier.appending(path: "profil").absoluteString)"
        let run = try Commande.lancer(
            "timeout",
            ["200", "soffice", "--headless", profil, "--convert-to", filtre, "--outdir", sortie] + fichiers,
            dans: dossier)
        guard run.code == 0 else { throw Echec(description: run.sortie) }
    }
}

extension PaquetODT {
    /// Its paragraphs and headings, without those that hold a tab: LibreOffice fills in the page numbers of the
    /// contents, which were « ? ».
    var textes: [String] {
        get throws {
            try xml("content.xml").tous.filter { ["text:p", "text:h"].contains($0.nom) }.map(\.texteODF)
                .filter { !$0.contains("\t") }
        }
    }
}
