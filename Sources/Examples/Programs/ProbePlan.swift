import Markdown
import StatedComments
package import SwiftCode

/// What the instrumented twin of a program is asked, and on behalf of which comments.
package struct ProbePlan: Hashable, Sendable {
    /// The probes that tell about one comment.
    package struct IDs: Hashable, Sendable {
        /// Of the passages through its statement.
        package let printed: Int?
        /// Of the values of its expression, or of its variable.
        package let value: Int?
    }

    /// A comment by its place among the comments of a part's example.
    private struct Key: Hashable {
        let part: Int
        let comment: Int
    }

    /// Each place once; offsets count in the program's text.
    package private(set) var probes: [Probe] = []
    private var ids: [Key: IDs] = [:]
    /// The probes of other statements that do not wait; nil where nobody asked for them.
    package private(set) var statements: [Int]?

    init() {}

    /// What the comments of those parts that the program decides about need to know; `place` gives
    /// the place in the program's text of a byte of a part's code.
    init(parts: [Program.Part], place: (_ part: Int, _ offset: Int) -> Int) {
        func placed(_ range: Range<Int>, _ part: Int) -> Range<Int> {
            let first = place(part, range.lowerBound)
            return range.isEmpty ? first..<first : first..<place(part, range.upperBound - 1) + 1
        }
        var known: [Probe.Place: Int] = [:]
        func id(_ place: Probe.Place?) -> Int? {
            guard let place else { return nil }
            if let id = known[place] { return id }
            let id = probes.count
            known[place] = id
            probes.append(Probe(id: id, place: place))
            return id
        }
        for part in parts.indices where parts[part].isDecided {
            for (index, comment) in parts[part].example.comments.enumerated() {
                let printed = comment.statement.map {
                    Probe.Place.statement(placed($0.range, part))
                }
                let value: Probe.Place? =
                    switch comment.form {
                    case .value, .prints: comment.expression.map { .value(placed($0, part)) }
                    case .variable(let name):
                        comment.statement.map { .variable(name, after: placed($0.range, part)) }
                            ?? Self.end(before: comment, part, parts)
                            .map { .variable(name, after: placed($0, part - 1)) }
                    case .lines, .error: nil
                    }
                ids[Key(part: part, comment: index)] = IDs(printed: id(printed), value: id(value))
            }
        }
    }

    /// The last statement of the block before, for a comment before the first statement of its
    /// block.
    private static func end(
        before comment: StatedComment, _ part: Int, _ parts: [Program.Part]
    ) -> Range<Int>? {
        let own = SwiftSource(parts[part].example.block.code).statements.first
        guard part > 0, comment.range.upperBound <= own?.range.lowerBound ?? .max else {
            return nil
        }
        return SwiftSource(parts[part - 1].example.block.code).statements
            .last { $0.context == .topLevel }
            .map(\.range)
    }

    /// The probes for a comment of a part's example.
    package func ids(ofComment comment: Int, part: Int) -> IDs {
        ids[Key(part: part, comment: comment)] ?? IDs(printed: nil, value: nil)
    }
}

extension ProbePlan {
    /// Asks in addition what each statement prints that stands at top level, or in one body with
    /// one asked about. It does not ask about those that wait: what is printed meanwhile may be
    /// anybody's.
    mutating func askAboutAllStatements(of text: String) {
        var known: [Probe.Place: Int] = [:]
        for probe in probes { known[probe.place] = probe.id }
        let all = SwiftSource(text).statements
        let parents = all.parents
        let asked = all.indices.filter { known[.statement(all[$0].range)] != nil }
        let bodies = Set(asked.map { parents[$0] } + [nil])
        let code = Array(text.utf8)
        statements = all.indices.filter { index in
            guard bodies.contains(parents[index]) else { return false }
            switch all[index].shape {
            case .expression, .variable, .assignment, .other: break
            case .declaration, .directive, .transfer: return false
            }
            return !String(decoding: code[all[index].range], as: UTF8.self).waits
        }.map { index in
            let place = Probe.Place.statement(all[index].range)
            if let id = known[place] { return id }
            probes.append(Probe(id: probes.count, place: place))
            return probes.count - 1
        }
    }
}

extension [Statement] {
    /// For each statement the index of the one that it stands in; each comes before those within it.
    fileprivate var parents: [Int?] {
        var open: [Int] = []
        return indices.map { index in
            while let last = open.last, self[last].range.upperBound <= self[index].range.lowerBound
            {
                open.removeLast()
            }
            defer { open.append(index) }
            return open.last
        }
    }
}

extension String {
    /// The functions by which code waits for other code.
    private static let waits: Set<Substring> = [
        "await", "sleep", "usleep", "nanosleep", "wait", "run", "dispatchMain", "sync", "join",
    ]

    /// Whether a word of the code is one by which it waits.
    fileprivate var waits: Bool {
        split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains(where: Self.waits.contains)
    }
}
