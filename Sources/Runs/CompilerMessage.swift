package import Diagnostics

/// One message of the compiler about a program.
package struct CompilerMessage: Hashable, Sendable {
    package enum Severity: String, Sendable {
        case error, warning, note
    }

    package let severity: Severity
    package let text: String
    /// The source file's name, `main.swift`; nil where the message has no place.
    package let source: String?
    /// Counted from one within the source file.
    package let line: Int
    /// Counted from one, in UTF-8 bytes.
    package let column: Int

    package init(severity: Severity, text: String, source: String?, line: Int, column: Int) {
        self.severity = severity
        self.text = text
        self.source = source
        self.line = line
        self.column = column
    }
}

/// A message of the compiler at the place in the markdown that it speaks of.
package struct PlacedMessage: Hashable, Sendable {
    package let severity: CompilerMessage.Severity
    package let text: String
    package let location: SourceLocation
    /// The place within the example's block, counted from one; nil where it is in another block.
    package let placeInBlock: PlaceInBlock?

    package struct PlaceInBlock: Hashable, Sendable, Comparable {
        package let line: Int
        package let column: Int

        package static func < (left: Self, right: Self) -> Bool {
            (left.line, left.column) < (right.line, right.column)
        }
    }
}
