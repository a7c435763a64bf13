import Diagnostics
import Examples
import Markdown
import OutputMatching
package import Runs
import StatedComments
import SwiftCode

// Comments that state an error.

extension ExampleRun {
    /// `// error: text`: the compiler refuses the line, or the program is stopped there.
    func checkError(_ comment: CommentClaim, _ text: String?) -> Check {
        let first = comment.comments.first
        let index = comment.comments.indices[0]
        switch outcome {
        case .notAttempted, .notReached, .withoutPackage, .cutOff, .refusedBefore, .notLinked,
            .compilerFailed:
            return comment.unverified(.unseen("the compiler gives no result"))
        case .refused where example.innerFence != nil:
            return comment.unverified(.unseen("the block holds another opening fence"))
        case .refused:
            let errors = messages.filter { $0.severity == .error }
            let lines = first.linesOfError(in: example.block.code)
            let here = errors.filter { $0.stands(on: lines) }
            if let missingNames {
                return comment.unverified(
                    .unseen("the error may come from what is missing: \(missingNames.words)"))
            }
            guard !here.isEmpty else {
                return errors.isEmpty
                    ? comment.unverified("the compiler refuses the example elsewhere")
                    : noError(comment, compiles: false)
            }
            return check(comment, text, said: here.map(\.text))
        case .compiled: return noError(comment, compiles: true)
        case .ended(let ending):
            guard ending.isTrap, isStopped(at: first, index) else {
                return isBehindStatedTrap(first, index)
                    ? comment.unverified(
                        "the program stops before this line, as a comment states", isAsStated: true)
                    : noError(comment, compiles: true)
            }
            return check(comment, text, said: trapWords.map { [$0.withoutCause, $0] } ?? [])
        }
    }

    /// Whether the program was stopped where a comment states an error.
    private func isStopped(at comment: StatedComment, _ index: Int) -> Bool {
        if let place = trapLocation, comment.covers(line: place.line, in: example) { return true }
        guard evidence.indices.contains(index), case .known(let passages) = evidence[index].printed,
            comment.statement?.context != .body || trapLocation == nil
        else { return false }
        return passages.last.map { !$0.isFinished } ?? false
    }

    /// Whether a statement at top level was never reached. Another comment then states rightly that
    /// the program is stopped before it.
    private func isBehindStatedTrap(_ comment: StatedComment, _ index: Int) -> Bool {
        guard comment.statement?.context == .topLevel, isStoppedAsStated,
            evidence.indices.contains(index), case .known([]) = evidence[index].printed
        else { return false }
        return true
    }

    /// `said` has what the compiler or the runtime says, in the way first in which it is written.
    private func check(_ comment: CommentClaim, _ text: String?, said: [String]) -> Check {
        let met = comment.met(.words(said))
        let isOfSite = example.requirement != .stated
        switch text.map({ text in said.map { ErrorWording(text, $0) }.max() ?? .foreign }) {
        case nil, .same: return met
        case .more where !isOfSite, .foreign where !isOfSite:
            // The author's own words: there is an error, as stated.
            return met
        case .near where !isOfSite:
            var check = met
            check.problems = [
                .errorDiffers(comment.comments.first, Array(said.prefix(1)), .warning)
            ]
            return check
        case .near, .more, .foreign:
            return comment.unmet(
                .found(.words(said)),
                .errorDiffers(
                    comment.comments.first,
                    outcome == .refused ? said : Array(said.prefix(1)), .error))
        }
    }

    private func noError(_ comment: CommentClaim, compiles: Bool) -> Check {
        guard comment.isFirm else {
            return comment.unverified("the code here has no error, and the comment may be advice")
        }
        return comment.unmet(.none, .noErrorHere(comment.comments.first, compiles: compiles))
    }

    /// The names and modules that a block of a folder lacks, where nothing else is refused that no
    /// comment states: then other errors may follow from that.
    var missingNames: MissingNames? {
        guard example.requirement == .stated, example.kind != .compileFail, outcome == .refused
        else { return nil }
        let unstated = unstatedErrors.errors
        guard
            !unstated.contains(where: {
                replacementOfDropped($0) != nil || LanguageAttributes.nearMiss(in: $0.text) != nil
            })
        else { return nil }
        return MissingNames(unstated, besides: errorsElsewhere, in: example.block.code)
    }

    /// Whether the compiler refuses it where a comment says so.
    var isRefusedAsStated: Bool { outcome == .refused && !unstatedErrors.areAll }

    /// The compiler's errors at places where no comment states one, and whether those are all.
    package var unstatedErrors: (errors: [PlacedMessage], areAll: Bool) {
        let errors = messages.filter { $0.severity == .error }
        let lines = example.comments.reduce(into: Set<Int>()) { lines, comment in
            guard case .error = comment.form else { return }
            lines.formUnion(comment.linesOfError(in: example.block.code))
        }
        let unstated = errors.filter { !$0.stands(on: lines) }
        return (unstated, unstated.count == errors.count)
    }

    /// Whether the trap that ended it is stated by a comment.
    var isStoppedAsStated: Bool {
        guard case .ended(let ending) = outcome, ending.isTrap else { return false }
        return example.comments.enumerated().contains { index, comment in
            if case .error = comment.form { isStopped(at: comment, index) } else { false }
        }
    }
}

extension ExampleRun {
    /// What replaced a name that the language dropped and that is missing here. Nil where the page
    /// declares one of that name, or a module is not there that may.
    func replacementOfDropped(_ error: PlacedMessage) -> (name: String, replacement: String)? {
        guard let found = DroppedNames.replacement(in: error.text),
            program?.absentNames.contains(where: { $0.name == found.name }) != true,
            !messages.contains(where: { $0.text.hasPrefix("no such module ") })
        else { return nil }
        return found
    }
}

extension Check {
    /// The check of a stated error by the run in which it stands alone, if the error is there.
    func byItself(in loneErrors: [Int: ExampleRun]) -> Check {
        guard isUnmet, case .comments(let comments) = claim.content,
            let run = comments.indices.first.flatMap({ loneErrors[$0] }), run.outcome == .refused
        else { return self }
        let other = run.check(comments, of: claim)
        return other.verdict == .met ? other : self
    }
}

/// How near the words of a stated error are to the compiler's.
enum ErrorWording: Comparable {
    /// Words of the author's own.
    case foreign
    /// Most words are the compiler's: it is quoted, and not to the letter.
    case near
    /// The compiler's words, and others around them.
    case more
    /// The compiler's words, or some of them that follow one another.
    case same

    init(_ stated: String, _ said: String) {
        let (own, other) = (stated.plainWords, said.plainWords)
        if own.isEmpty || other.holds(own) || LinePattern(stated).matches(said) {
            self = .same
        } else if own.holds(other) {
            self = .more
        } else {
            let shared = Set(own).intersection(other).count
            let isQuote = own.count >= 3 && shared * 10 >= Set(own).count * 6
            self = isQuote ? .near : .foreign
        }
    }
}

extension String {
    /// The words in lower case, without the quotes and punctuation around them: `'Int?'` is `int?`.
    fileprivate var plainWords: [String] {
        let around: Set<Character> = [
            "'", "\"", "`", "“", "”", "‘", "’", ".", ",", ":", ";", "!",
        ]
        return lowercased().split(whereSeparator: \.isWhitespace).map { word in
            var word = word[...]
            while let first = word.first, around.contains(first), word.count > 1 {
                word.removeFirst()
            }
            while let last = word.last, around.contains(last), word.count > 1 { word.removeLast() }
            return String(word)
        }.filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    /// The runtime's words without the kind of trap before them: `Index out of range`.
    fileprivate var withoutCause: String {
        for cause in ["Fatal error: ", "Precondition failed: ", "Assertion failed: "]
        where hasPrefix(cause) {
            return String(dropFirst(cause.count))
        }
        return self
    }
}

extension [String] {
    /// Whether others follow one another in it.
    fileprivate func holds(_ others: [String]) -> Bool {
        guard !others.isEmpty, others.count <= count else { return false }
        return (0...(count - others.count)).contains {
            Array(self[$0..<($0 + others.count)]) == others
        }
    }
}

extension StatedComment {
    /// The lines of the block, counted from one, on which the compiler may say what the comment
    /// states. Some errors are told of the whole function or declaration around it.
    fileprivate func linesOfError(in code: String) -> Set<Int> {
        let around = SwiftSource(code).firstLines(around: range.lowerBound, in: CodeLines(code))
        return linesOfCode(in: code).union(around.map { $0 + 1 })
    }

    fileprivate func covers(line: Int, in example: Example) -> Bool {
        example.block.lines.firstIndex { $0.number == line }
            .map { linesOfCode(in: example.block.code).contains($0 + 1) } ?? false
    }

    /// The lines of the block, counted from one, that a stated error may be on: the comment's own
    /// where code stands on it, those of its statement, and the line below the comment.
    private func linesOfCode(in code: String) -> Set<Int> {
        let lines = CodeLines(code)
        func line(at offset: Int) -> Int { lines.number(at: offset) + 1 }
        let own = line(at: range.lowerBound)
        let last = line(at: max(range.lowerBound, range.upperBound - 1))
        var found: Set<Int> = [own]
        if let statement {
            let (start, end) = (
                line(at: statement.range.lowerBound), line(at: statement.range.upperBound)
            )
            switch statement.shape {
            case .expression, .variable, .assignment, .transfer: found.formUnion(start...end)
            case .declaration, .directive, .other: found.formUnion([start, end])
            }
        }
        guard !isTrailing else { return found }
        func isCode(_ number: Int) -> Bool {
            guard lines.starts.indices.contains(number - 1) else { return false }
            let end = number < lines.starts.count ? lines.starts[number] : code.utf8.count
            let text = lines.text(lines.starts[number - 1]..<end).trimmingWhitespace
            return !text.isEmpty && !text.hasPrefix("//")
        }
        if let before = (1..<own).last(where: isCode) { found.insert(before) }
        if isCode(last + 1) { found.insert(last + 1) }
        return found
    }
}

extension PlacedMessage {
    fileprivate func stands(on lines: Set<Int>) -> Bool {
        placeInBlock.map { lines.contains($0.line) } ?? false
    }
}
