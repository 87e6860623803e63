import Exporters
import PlanStore

extension SessionOuverte {
    /// « Firefox, Windows »: enough for who looks for a browser of theirs; the first words of the others.
    var navigateur: String {
        guard let agent else { return "navigateur inconnu" }
        // The order matters: each one also bears the names of those after it.
        let noms = [
            ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ]
        let systemes = [
            ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
            ("Linux", "Linux"),
        ]
        guard let nom = noms.first(where: { agent.contains($0.0) })?.1 else { return agent.abrege(40) }
        return [nom, systemes.first { agent.contains($0.0) }?.1].compactMap(\.self).joined(separator: ", ")
    }
}
