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

    init() {}

    /// What the comments of those parts that the program decides about need to know; `offsets` are
    /// the places of the parts' code in the program's text.
    init(parts: [ExampleProgram.Part], offsets: [Int]) {
        var known: [Probe.Place: Int] = [:]
        func id(_ place: Probe.Place?) -> Int? {
            guard let place else { return nil }
            if let id = known[place] { return id }
            let id = probes.count
            known[place] = id
            probes.append(Probe(id: id, place: place))
            return id
        }
        for (part, offset) in zip(parts.indices, offsets) where parts[part].isDecided {
            for (index, comment) in parts[part].example.comments.enumerated() {
                let printed = comment.statement.map { Probe.Place.statement($0.range + offset) }
                let value: Probe.Place? =
                    switch comment.form {
                    case .value: comment.expression.map { .value($0 + offset) }
                    case .variable(let name):
                        comment.statement.map { .variable(name, after: $0.range + offset) }
                            ?? Self.end(before: comment, part, parts, offsets)
                            .map { .variable(name, after: $0) }
                    case .prints, .lines, .error: nil
                    }
                ids[Key(part: part, comment: index)] = IDs(printed: id(printed), value: id(value))
            }
        }
    }

    /// For a comment before the first statement of its block the last statement of the block before.
    private static func end(
        before comment: StatedComment, _ part: Int, _ parts: [ExampleProgram.Part], _ offsets: [Int]
    ) -> Range<Int>? {
        let own = SwiftSource(parts[part].example.block.code).statements.first
        guard part > 0, comment.range.upperBound <= own?.range.lowerBound ?? .max else {
            return nil
        }
        return SwiftSource(parts[part - 1].example.block.code).statements
            .last { $0.surroundings == .topLevel }
            .map { $0.range + offsets[part - 1] }
    }

    /// The probes for a comment of a part's example.
    package func ids(ofComment comment: Int, part: Int) -> IDs {
        ids[Key(part: part, comment: comment)] ?? IDs(printed: nil, value: nil)
    }
}

extension Range<Int> {
    fileprivate static func + (range: Self, shift: Int) -> Self {
        (range.lowerBound + shift)..<(range.upperBound + shift)
    }
}

extension ExampleProgram {
    /// The program that notes what the plan asks, but for the probes that are left out, and what
    /// was put into the text of its main file.
    package func instrumented(
        leavingOut dropped: some Collection<Int>
    ) -> (twin: ExampleProgram, source: InstrumentedSource) {
        let dropped = Set(dropped)
        let source = SwiftSource(sources[0].text)
            .instrumented(plan.probes.filter { !dropped.contains($0.id) })
        var twin = self
        twin.sources[0] = Source(
            name: sources[0].name, text: source.text, lineMap: sources[0].lineMap)
        twin.isInstrumented = true
        return (twin, source)
    }
}
