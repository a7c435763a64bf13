package import Corrections
import Examples

/// A page's file with corrections written into it.
package struct Acceptance: Sendable {
    package let bytes: [UInt8]
    /// The corrections that were written.
    package let written: [Correction]
}
