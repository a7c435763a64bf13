package import Diagnostics
import Yams

/// A value of a YAML text, with its place, as written: nothing is turned into numbers or booleans
/// before the schema asks for one, so that `6.10` and `no` stay what they are.
package struct YAMLValue: Hashable, Sendable {
    package indirect enum Content: Hashable, Sendable {
        case scalar(String)
        case list([YAMLValue])
        case mapping([Entry])
        case null
    }

    package struct Entry: Hashable, Sendable {
        package let key: String
        package let keyLocation: SourceLocation
        package let value: YAMLValue
    }

    package let content: Content
    package let location: SourceLocation

    /// What a message calls this content.
    package var kindName: String {
        switch content {
        case .scalar(let text): "'\(text)'"
        case .list: "a list"
        case .mapping: "a mapping"
        case .null: "nothing"
        }
    }
}

extension YAMLValue {
    /// As many values as one text may hold once its aliases are followed.
    private static let mostValues = 10_000

    /// Reads a YAML document.
    ///
    /// `firstLine` is the number of the text's first line in the file. Finds `syntax`, the code
    /// that is given, where it is not YAML, repeats a key or is too large.
    package static func parse(
        _ text: String, path: String, firstLine: Int, code: String
    ) -> Diagnosed<YAMLValue?> {
        func place(_ mark: Yams.Mark?) -> SourceLocation {
            SourceLocation(
                path: path, line: firstLine + (mark?.line ?? 1) - 1, column: mark?.column ?? 1)
        }
        do {
            guard let node = try Yams.compose(yaml: text) else {
                return Diagnosed(
                    YAMLValue(content: .null, location: place(nil)))
            }
            var reader = NodeReader(room: mostValues, place: place)
            guard let value = reader.value(of: node, depth: 0) else {
                return Diagnosed(nil, [.tooLarge(code: code, at: place(nil))])
            }
            return Diagnosed(value)
        } catch let error as YamlError {
            let (words, mark) = error.words
            return Diagnosed(nil, [.notYAML(words, code: code, at: place(mark))])
        } catch {
            return Diagnosed(nil, [.notYAML("\(error)", code: code, at: place(nil))])
        }
    }
}

/// Turns the nodes of the parser into values, as long as there is room.
private struct NodeReader {
    var room: Int
    let place: (Yams.Mark?) -> SourceLocation

    /// Nil where the value is too large or too deep.
    mutating func value(of node: Node, depth: Int) -> YAMLValue? {
        room -= 1
        guard room > 0, depth < 50 else { return nil }
        let location = place(node.mark)
        switch node {
        case .scalar(let scalar):
            let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
            return YAMLValue(
                content: isNull ? .null : .scalar(scalar.string), location: location)
        case .sequence(let sequence):
            var items: [YAMLValue] = []
            for item in sequence {
                guard let value = value(of: item, depth: depth + 1) else { return nil }
                items.append(value)
            }
            return YAMLValue(content: .list(items), location: location)
        case .mapping(let mapping):
            var entries: [YAMLValue.Entry] = []
            for (key, item) in mapping {
                guard let value = value(of: item, depth: depth + 1) else { return nil }
                entries.append(
                    .init(
                        key: key.scalar?.string ?? "", keyLocation: place(key.mark), value: value))
            }
            return YAMLValue(content: .mapping(entries), location: location)
        case .alias:
            return YAMLValue(content: .null, location: location)
        }
    }
}

extension YamlError {
    /// The parser's words, and the place where it stopped.
    fileprivate var words: (String, Yams.Mark?) {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (problem, mark)
        case .reader(let problem, _, _, _): (problem, nil)
        case .duplicatedKeysInMapping(let duplicates, let context):
            ("the key '\(duplicates.first ?? "")' stands here twice", context.mark)
        default: ("\(self)", nil)
        }
    }
}

extension Diagnostic {
    fileprivate static func notYAML(
        _ words: String, code: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: code, summary: "this is not YAML: \(words)",
            hint: "values with ':', '#', quotes or brackets in them stand in double quotes",
            location: location)
    }

    fileprivate static func tooLarge(code: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: code, summary: "this YAML holds more values than a configuration can need",
            hint: "take out aliases that repeat one another", location: location)
    }
}
