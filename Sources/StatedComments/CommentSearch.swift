package import Diagnostics
import SwiftCode

extension StatedComment {
    /// What the comments of some code state, in its order. `location` gives the place of a line and
    /// column of the code, both counted from one.
    package static func find(
        in code: String, leads: Leads = Leads(),
        location: @escaping (_ line: Int, _ column: Int) -> SourceLocation
    ) -> [StatedComment] {
        guard code.contains("//") || code.contains("/*") else { return [] }
        return CommentSearch(code, leads: leads, location: location).comments
    }
}

/// Goes through the groups of comments of one text.
struct CommentSearch {
    let lines: CodeLines
    private let statements: [Statement]
    private let groups: [CommentGroup]
    private let names: Set<Substring>
    private let leads: Leads
    private let placeInPage: (Int, Int) -> SourceLocation
    /// The statements by the line on which they begin; the outermost of several.
    private var starting: [Int: Int] = [:]
    /// The braces in which comments stand above the code that they speak of.
    private var scopesReadDownwards: Set<Int> = []
    /// Whether lone numbers of the text count its steps, `// 1`, `// 2`, rather than being values.
    private(set) var numbersAreCallouts = false

    init(
        _ code: String, leads: Leads, location: @escaping (Int, Int) -> SourceLocation
    ) {
        self.leads = leads
        let source = SwiftSource(code)
        lines = CodeLines(code)
        statements = source.statements
        placeInPage = location
        groups = CommentGroup.all(of: source, lines: lines)
        names = Self.names(in: source)
        for (index, statement) in statements.enumerated() {
            let line = lines.number(at: statement.range.lowerBound)
            if starting[line] == nil { starting[line] = index }
        }
        scopesReadDownwards = findScopesReadDownwards()
        numbersAreCallouts = countsSteps()
    }

    var comments: [StatedComment] {
        var found: [StatedComment] = []
        for group in groups {
            let reading = CommentGroupReading(group, anchor: anchor(of: group), in: self)
            for comment in reading.comments {
                if let last = found.last, let merged = merge(last, comment) {
                    found[found.count - 1] = merged
                } else {
                    found.append(comment)
                }
            }
        }
        return found
    }

    /// The place in the markdown of a UTF-8 offset in the code.
    func location(of offset: Int) -> SourceLocation {
        let line = lines.number(at: offset)
        return placeInPage(line + 1, offset - lines.starts[line] + 1)
    }

    /// What a group's lines stand at when they are read.
    func place(at statement: Statement?, _ group: CommentGroup) -> CommentPlace {
        let isAtOpening =
            statement == nil && ["{", ":"].contains { group.codeBefore.hasSuffix($0) }
        return CommentPlace(
            statement: statement,
            code: statement.map { lines.text($0.range) } ?? group.codeBefore,
            names: names, isTrailing: group.isTrailing, isAtOpening: isAtOpening, leads: leads)
    }

    /// Output on the next line of what the same statement printed.
    private func merge(_ first: StatedComment, _ second: StatedComment) -> StatedComment? {
        guard first.form == .prints, second.form == .prints, first.statement != nil,
            first.manner?.lead == second.manner?.lead, first.statement == second.statement,
            lines.number(at: first.range.upperBound) + 1
                == lines.number(at: second.range.lowerBound)
        else { return nil }
        return StatedComment(
            form: .prints, wording: max(first.wording, second.wording),
            manner: first.manner ?? second.manner, lines: first.lines + second.lines,
            statement: first.statement, expression: nil,
            isTrailing: first.isTrailing, range: first.range.lowerBound..<second.range.upperBound,
            location: first.location)
    }
}

/// The statement that a group of comments stands at.
struct CommentAnchor {
    enum Relation {
        /// On the line on which the statement ends.
        case trailing
        /// On the lines after it.
        case below
        /// After it, with an empty line between.
        case apart
        /// On the lines before it.
        case above
    }

    let relation: Relation
    /// Nil at the beginning of braces, and within a statement.
    let statement: Statement?
    /// The statement before a group that stands above one.
    let previous: Statement?
    /// The statement that begins on the line after the group.
    let next: Statement?
    /// Whether the group is at top level, and no statement follows.
    let isLast: Bool
}

extension CommentSearch {
    private func anchor(of group: CommentGroup) -> CommentAnchor {
        let previous = group.statement.map { statements[$0] }
        guard !group.isTrailing else {
            return CommentAnchor(
                relation: .trailing, statement: previous, previous: previous,
                next: nil, isLast: false)
        }
        let next = next(after: group)
        let isApart = previous.map { gap(between: $0, group) } ?? false
        let readsDown = previous == nil || isApart || scopesReadDownwards.contains(group.scope)
        if readsDown, let next {
            return CommentAnchor(
                relation: .above, statement: next, previous: previous, next: next,
                isLast: false)
        }
        return CommentAnchor(
            relation: isApart ? .apart : .below, statement: previous, previous: previous,
            next: next, isLast: isLast(group))
    }

    /// The names that stand in the code: neither in its comments nor in its strings.
    private static func names(in source: SwiftSource) -> Set<Substring> {
        Set(
            source.bareText.split { !$0.isWordCharacter }
                .filter { $0.first?.isNumber == false })
    }

    private func isLast(_ group: CommentGroup) -> Bool {
        guard let first = group.lines.first, let last = statements.last else { return false }
        return group.context == .topLevel && last.range.lowerBound < first.range.lowerBound
    }

    /// The statement that begins on the line after a group.
    private func next(after group: CommentGroup) -> Statement? {
        guard let last = group.lines.last else { return nil }
        let line = lines.number(at: last.range.upperBound)
        // A `/* … */` may end on a line of its own.
        return (starting[line + 1] ?? (group.endsInBlock ? starting[line + 2] : nil))
            .map { statements[$0] }
    }

    private func gap(between statement: Statement, _ group: CommentGroup) -> Bool {
        guard let first = group.lines.first, !group.followsTrailing else { return false }
        let end = lines.number(at: max(0, statement.range.upperBound - 1))
        guard first.number > end + 1 else { return false }
        return (end + 1..<first.number).contains { lines.isBlank($0) }
    }

    /// The author writes above the code where two things hold. The first comment that states
    /// something stands above the first statement of its braces. No such comment stands below the
    /// last statement.
    private func findScopesReadDownwards() -> Set<Int> {
        var first: [Int: Bool] = [:]
        var last: [Int: Bool] = [:]
        for group in groups where !group.isTrailing {
            let place = place(at: nil, group)
            guard group.lines.contains(where: { CommentMeaning($0.text, at: place).hasLead })
            else { continue }
            let isAbove = next(after: group) != nil
            if first[group.scope] == nil { first[group.scope] = group.statement == nil && isAbove }
            last[group.scope] = isAbove
        }
        return Set(first.filter { $0.value && last[$0.key] == true }.keys)
    }

    /// Whether the text's lone numbers are 1, 2 and so on, and not all stand at calls of `print`.
    private func countsSteps() -> Bool {
        var count = 0
        var areOutput = true
        for group in groups {
            guard let text = group.lines.first?.text, let number = Int(text) else { continue }
            count += 1
            guard number == count else { return false }
            let statement = group.statement.map { statements[$0] }
            areOutput = areOutput && place(at: statement, group).isPrinting
        }
        return count > 1 && !areOutput
    }
}

extension CommentMeaning {
    /// Whether it states output or an error by a word.
    fileprivate var hasLead: Bool {
        switch self {
        case .prints, .quoteOpens, .error: true
        case .outputFollows(let wording): wording != .candidate
        case .value, .variables, .candidate, .remark, .plain: false
        }
    }
}

extension CodeLines {
    fileprivate func isBlank(_ number: Int) -> Bool {
        let end = number + 1 < starts.count ? starts[number + 1] : code.utf8.count
        return text(starts[number]..<end).allSatisfy(\.isWhitespace)
    }
}
