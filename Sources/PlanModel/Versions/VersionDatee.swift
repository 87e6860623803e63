/// When a version of a plan took effect.
public struct VersionDatee: Hashable, Sendable {
    public var numero: Int
    /// What the document says of its own date.
    public var imprimee: Jour?
    /// The day it was loaded.
    public var chargee: Jour

    public init(numero: Int, imprimee: Jour?, chargee: Jour) {
        (self.numero, self.imprimee, self.chargee) = (numero, imprimee, chargee)
    }
}

extension [VersionDatee] {
    /// The number of the version in force at the end of a day; `self` goes from the first to the last.
    ///
    /// Source of the rule: docs/decisions/0032. A version takes effect on the date that its document prints, when it
    /// prints another one than the version before; else on the day it was loaded. The first one has always been in
    /// force: a base is often filled years after the plan.
    public func enVigueur(au jour: Jour) -> Int? {
        var retenue = first?.numero
        for (ancienne, version) in zip(self, dropFirst()) {
            let imprimee = version.imprimee == ancienne.imprimee ? nil : version.imprimee
            if imprimee ?? version.chargee <= jour { retenue = version.numero }
        }
        return retenue
    }
}
