import Markdown
import SwiftCode

/// Swift code as HTML, coloured by classes.
enum SwiftHTML {
    /// The code with a `span` around each stretch that has a colour of its own.
    static func highlighted(_ code: String) -> String {
        SwiftSource(code).highlighted.map { run in
            let text = HTML.escape(run.text)
            return run.role.map { "<span class=\"\($0.rawValue)\">\(text)</span>" } ?? text
        }.joined()
    }
}
