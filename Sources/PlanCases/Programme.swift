/// What this program is.
package enum Programme {
    /// Kept with each issued report: another version may write other bytes.
    package static let version = "1.2.0"
}
