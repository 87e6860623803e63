/// A path, cut at its last slash: the folder, and the name in it. The slashes that end it are none of its name.
public struct Chemin: Hashable, Sendable {
    /// « . » when the path names none, « / » for the root.
    public let dossier: String
    /// Empty for the root alone.
    public let nom: String

    public init(_ chemin: String) {
        var reste = chemin.utf8[...]
        func sansBarres() { while reste.count > 1, reste.last == UInt8(ascii: "/") { reste.removeLast() } }
        sansBarres()
        guard let barre = reste.lastIndex(of: UInt8(ascii: "/")) else {
            (dossier, nom) = (".", String(Substring(reste)))
            return
        }
        nom = String(Substring(reste[reste.index(after: barre)...]))
        // The slash stays when it is the root.
        reste = reste[...barre]
        sansBarres()
        dossier = String(Substring(reste))
    }
}
