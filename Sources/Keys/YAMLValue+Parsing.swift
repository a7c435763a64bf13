package import Diagnostics
import Yams

extension YAMLValue {
    /// As many values as one text may hold once its aliases are followed.
    private static let mostValues = 10_000
    /// As many aliases as a text may hold: with these the parser, which compares keys by all that
    /// is in them, still comes to an end.
    private static let mostAliases = 30

    /// Reads a YAML document.
    ///
    /// `firstLine` is the number of the text's first line in the file. Finds `syntax`, the code
    /// that is given, where it is not YAML, repeats a key or is too large.
    package static func parse(
        _ text: String, path: String, firstLine: Int, code: String
    ) -> Diagnosed<YAMLValue?> {
        let places = YAMLPlaces(text, path: path, firstLine: firstLine)
        guard aliasCount(in: text) <= mostAliases else {
            return Diagnosed(nil, [.tooLarge(code: code, at: places.start)])
        }
        do {
            guard let node = try Yams.compose(yaml: text) else {
                return Diagnosed(YAMLValue(content: .null, location: places.start))
            }
            var reader = NodeReader(room: mostValues, places: places)
            guard let value = reader.value(of: node, depth: 0) else {
                return Diagnosed(nil, [.tooLarge(code: code, at: places.start)])
            }
            return Diagnosed(value)
        } catch let error as YamlError {
            let (words, location) = error.words(at: places)
            return Diagnosed(nil, [.notYAML(words, code: code, at: location)])
        } catch {
            return Diagnosed(nil, [.notYAML("\(error)", code: code, at: places.start)])
        }
    }

    /// How many words look like an alias of an anchor that the text has.
    private static func aliasCount(in text: String) -> Int {
        let words = text.unicodeScalars.split { " \t\r\n,[]{}:-?".unicodeScalars.contains($0) }
            .map { Substring($0) }
        let anchors = Set(words.filter { $0.hasPrefix("&") }.map { $0.dropFirst() })
        return words.count { $0.hasPrefix("*") && anchors.contains($0.dropFirst()) }
    }
}

/// Turns the parser's places into those of the file: it counts columns in scalars.
private struct YAMLPlaces {
    private let text: String
    /// For each line how many bytes more than scalars stand before each scalar; nothing for ASCII.
    private let excess: [[Int]]
    /// The bytes of each line.
    private let lengths: [Int]
    private let path: String
    private let firstLine: Int

    init(_ text: String, path: String, firstLine: Int) {
        self.text = text
        let lines = SourceFile.lines(of: text)
        lengths = lines.map(\.utf8.count)
        excess = lines.map { line in
            guard !line.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
            return line.unicodeScalars.reduce(into: [0]) { sums, scalar in
                sums.append(sums[sums.count - 1] + UTF8.width(scalar) - 1)
            }
        }
        self.path = path
        self.firstLine = firstLine
    }

    var start: SourceLocation { SourceLocation(path: path, line: firstLine) }

    func location(_ mark: Yams.Mark?) -> SourceLocation {
        guard let mark else { return start }
        // The parser may be past the end when it finds what is wrong.
        guard excess.indices.contains(mark.line - 1) else {
            return location(ofByte: text.utf8.count)
        }
        let line = mark.line
        let column = mark.column + (excess[line - 1].prefix(mark.column).last ?? 0)
        return SourceLocation(
            path: path, line: firstLine + line - 1,
            column: min(max(column, 1), lengths[line - 1] + 1))
    }

    /// The second line that begins with a key as far in as its mapping does; nil where there is
    /// none. A repeated key is mostly there.
    func location(ofSecondKey key: String, in mapping: Yams.Mark) -> SourceLocation? {
        let indentation = String(repeating: " ", count: mapping.column - 1)
        let lines = SourceFile.lines(of: text).enumerated().filter { offset, line in
            offset >= mapping.line - 1 && line.hasPrefix("\(indentation)\(key):")
        }
        guard lines.count > 1 else { return nil }
        return SourceLocation(
            path: path, line: firstLine + lines[1].offset, column: mapping.column)
    }

    func location(ofByte offset: Int?) -> SourceLocation {
        guard let offset else { return start }
        let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
        let lines = SourceFile.lines(of: before + "|")
        return SourceLocation(
            path: path, line: firstLine + lines.count - 1, column: lines.last?.utf8.count ?? 1)
    }
}

/// Turns the nodes of the parser into values, as long as there is room.
private struct NodeReader {
    var room: Int
    let places: YAMLPlaces

    /// Nil where the value is too large or too deep.
    mutating func value(of node: Node, depth: Int) -> YAMLValue? {
        room -= 1
        guard room > 0, depth < 50 else { return nil }
        let location = places.location(node.mark)
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
                        key: key.scalar?.string ?? "", keyLocation: places.location(key.mark),
                        value: value))
            }
            return YAMLValue(content: .mapping(entries), location: location)
        case .alias:
            return YAMLValue(content: .null, location: location)
        }
    }
}

extension YamlError {
    /// The parser's words, and the place where it stopped.
    fileprivate func words(at places: YAMLPlaces) -> (String, SourceLocation) {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            (problem, places.location(mark))
        case .reader(let problem, let offset, _, _): (problem, places.location(ofByte: offset))
        case .duplicatedKeysInMapping(let duplicates, let context):
            (
                "the key '\(duplicates.first ?? "")' stands here twice",
                places.location(ofSecondKey: duplicates.first ?? "", in: context.mark)
                    ?? places.location(context.mark)
            )
        default: ("\(self)", places.start)
        }
    }
}

extension Diagnostic {
    fileprivate static func notYAML(
        _ words: String, code: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: code, summary: "this is not YAML: \(words)",
            hint: "put values with ':', '#', quotes or brackets in double quotes",
            location: location)
    }

    fileprivate static func tooLarge(code: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: code, summary: "this YAML has more values than a configuration can need",
            hint: "remove aliases that repeat each other", location: location)
    }
}
