import Foundation
import PlanModel
for f in CommandLine.arguments.dropFirst() {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: f)))
    do {
        let lu = try PlanReader(file: f).read(bytes)
        for a in lu.avertissements { print(a) }
        let t = try PlanWriter.yaml(lu.plan)
        try t.write(toFile: "/tmp/v/" + (f as NSString).lastPathComponent, atomically: true, encoding: .utf8)
        let again = try PlanReader(file: "again").read([UInt8](t.utf8))
        print(f, lu.plan.noeuds.count, again.plan == lu.plan, try PlanWriter.yaml(again.plan) == t)
        var b = lu.plan; b.noeuds.removeLast(); b.titre = "X"
        let d = PlanDiff(de: lu.plan, a: b)
        print(try d.applique(a: lu.plan) == b, d.phrases(de: lu.plan, a: b))
    } catch { print("\(error)") }
}
