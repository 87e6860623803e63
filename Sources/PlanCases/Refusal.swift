/// Exit codes, documented in the help and the README.
package enum ExitStatus: Int32 {
    /// The content is refused: faults in a file, an entry that the base does not take, a broken chain.
    case refus = 1
    /// A file or the base cannot be read or written.
    case fichier = 2
}

/// What stops a command, in words for its user.
package struct Refusal: Error, CustomStringConvertible {
    package var description: String
    package var code: ExitStatus

    package init(_ description: String, code: ExitStatus = .refus) {
        (self.description, self.code) = (description, code)
    }
}
