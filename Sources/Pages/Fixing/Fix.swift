package import Corrections
import Examples

/// A page's file with what its examples do written into it.
package struct Fix: Sendable {
    /// The path in messages, relative to the folder of the site, or absolute.
    package let path: String
    /// What was read.
    package let old: [UInt8]
    package let new: [UInt8]
    /// The corrections that were written.
    package var written: [Correction] = []
    /// How many blocks repeat their region again.
    package var copied = 0

    /// How many fences and comments are written anew.
    package var fences: Int { written.count { $0.isReplacing && !$0.isOfComments } }
    package var comments: Int { written.count(where: \.isOfComments) }
    /// How many fences are added.
    package var added: Int { written.count { !$0.isReplacing } }

    /// The same after another one of the same page: one change of what was read first.
    package func following(_ first: Fix?) -> Fix {
        guard let first else { return self }
        return Fix(
            path: path, old: first.old, new: new, written: first.written + written,
            copied: first.copied + copied)
    }
}
