import Fixtures
import PlanModel
import Testing

/// The faults of a text that is no plan, in the order of the file.
func faults(_ text: String) throws -> [Diagnostic] { try faults([UInt8](text.utf8)) }

func faults(_ bytes: [UInt8]) throws -> [Diagnostic] {
    try #require(throws: UnreadablePlan.self) { try PlanReader(file: "plan.yaml").read(bytes) }.diagnostics
}

/// The text without its `▸`, and its only fault, checked to be there.
func faultAtMark(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> Diagnostic {
    let fixture = try marked(text)
    let found = try faults(fixture.text)
    let fault = try #require(found.first, sourceLocation: location)
    #expect(found.count == 1, "\(found)", sourceLocation: location)
    #expect((fault.ligne, fault.colonne) == (fixture.line, fixture.column), "\(fault)", sourceLocation: location)
    #expect(fault.fichier == "plan.yaml", sourceLocation: location)
    #expect(fault.gravite == .erreur, sourceLocation: location)
    return fault
}

/// A text that is a plan, read.
func read(_ text: String) throws -> PlanLu { try PlanReader(file: "plan.yaml").read([UInt8](text.utf8)) }

/// The small plan after one replacement that must find its place.
func petit(_ replaced: String, _ by: String, _ location: SourceLocation = #_sourceLocation) throws -> String {
    let text = PetitYAML().text
    try #require(text.contains(replaced), sourceLocation: location)
    return text.replacing(replaced, with: by)
}
