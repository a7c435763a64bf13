import Diagnostics
import Examples
package import OutputMatching
package import Runs

/// One line of a `diagnostics` fence: `error: text`, optionally led by `LINE:` or `LINE:COLUMN:`
/// counted within the block.
package struct StatedMessage {
    package let severity: CompilerMessage.Severity
    package let text: LinePattern
    package let line: Int?
    package let column: Int?

    /// Nil where the line has another form.
    package init?(_ written: String) {
        var rest = written.trimmingTrailingWhitespace
        var numbers: [Int] = []
        while numbers.count < 2, let colon = rest.firstIndex(of: ":"),
            let number = Int(rest[..<colon])
        {
            numbers.append(number)
            rest = rest[rest.index(after: colon)...].drop { $0 == " " }
        }
        guard let colon = rest.firstIndex(of: ":"),
            let severity = CompilerMessage.Severity(rawValue: String(rest[..<colon]))
        else { return nil }
        self.severity = severity
        text = LinePattern(String(rest[rest.index(after: colon)...].drop { $0 == " " }))
        line = numbers.first
        column = numbers.count > 1 ? numbers[1] : nil
    }

    func matches(_ message: PlacedMessage) -> Bool {
        guard message.severity == severity, text.matches(message.text) else { return false }
        if let line, message.placeInBlock?.line != line { return false }
        if let column, message.placeInBlock?.column != column { return false }
        return true
    }
}

extension PlacedMessage {
    /// The message as a line of a `diagnostics` fence.
    package var stated: String {
        let place = placeInBlock.map { "\($0.line):\($0.column): " } ?? ""
        return "\(place)\(severity.rawValue): \(text)"
    }
}

/// Which of the compiler's messages the lines of a `diagnostics` fence stand for.
package struct MessageAlignment {
    /// For each stated line the index of a message.
    package let partners: [Int?]
    /// The errors that no line states.
    package let unstatedErrors: [Int]

    init(_ stated: [StatedMessage], _ messages: [PlacedMessage]) {
        var pairing = Pairing(kinds: Array(stated.indices), columns: messages.count)
        // The most specific lines first, so that a wildcard does not take what another line names.
        let order = stated.indices.sorted { left, right in
            (stated[left].freedom, left) < (stated[right].freedom, right)
        }
        for index in order {
            pairing.findColumn(for: index) { row, _ in
                messages.indices.filter { stated[row].matches(messages[$0]) }
            }
        }
        partners = pairing.column
        unstatedErrors = messages.indices.filter {
            pairing.row[$0] == nil && messages[$0].severity == .error
        }
    }
}

extension StatedMessage {
    /// How much it leaves open.
    fileprivate var freedom: Int {
        (text.hasWildcard ? 4 : 0) + (line == nil ? 2 : 0) + (column == nil ? 1 : 0)
    }
}
