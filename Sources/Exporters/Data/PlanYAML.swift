import PlanModel

/// The plan as its own file, which loads again; the follow-up comes after it when a semestre is asked for.
public enum PlanYAML {
    public static func bytes(_ export: Export) throws -> [UInt8] {
        var text = ""
        if let mention = export.mention {
            // A comment ends with its line, and YAML knows five line ends.
            text += "# " + mention.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
        }
        text += try PlanWriter.yaml(export.plan)
        if export.semestre != nil {
            text += "\n# Ce que la base contient du suivi (audience : \(export.audience.rawValue)).\n"
            text += try PlanWriter.yaml(section: "suivi", PlanJSON.follow(export))
        }
        return [UInt8](text.utf8)
    }
}
