/// A value of JSON whose keys keep the order in which they are written down.
indirect enum JSON: Hashable, Sendable {
    case object([Member])
    case array([JSON])
    case string(String)
    case integer(Int)
    case decimal(Double)
    case bool(Bool)
    case null

    struct Member: Hashable, Sendable {
        let key: String
        let value: JSON
    }

    /// Nil becomes null.
    static func text(_ text: String?) -> JSON { text.map { .string($0) } ?? .null }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByStringLiteral,
    ExpressibleByArrayLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
    init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(members.map { Member(key: $0.0, value: $0.1) })
    }

    init(stringLiteral text: String) { self = .string(text) }
    init(arrayLiteral values: JSON...) { self = .array(values) }
    init(integerLiteral number: Int) { self = .integer(number) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON {
    /// The text in lines, two spaces deeper for each level, without a line feed at the end.
    var text: String { text(indentedBy: "") }

    private func text(indentedBy margin: String) -> String {
        let inner = margin + "  "
        switch self {
        case .object(let members):
            let lines = members.map { member in
                "\(inner)\(Self.quoted(member.key)): \(member.value.text(indentedBy: inner))"
            }
            return Self.block("{", lines, "}", margin)
        case .array(let values):
            return Self.block(
                "[", values.map { inner + $0.text(indentedBy: inner) }, "]", margin)
        case .string(let text): return Self.quoted(text)
        case .integer(let number): return String(number)
        case .decimal(let number): return number.isFinite ? "\(number)" : "null"
        case .bool(let value): return value ? "true" : "false"
        case .null: return "null"
        }
    }

    private static func block(
        _ open: String, _ lines: [String], _ close: String, _ margin: String
    ) -> String {
        lines.isEmpty
            ? open + close
            : "\(open)\n\(lines.joined(separator: ",\n"))\n\(margin)\(close)"
    }

    /// A string of JSON, RFC 8259: quotes, backslashes and control characters escaped.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\0"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
