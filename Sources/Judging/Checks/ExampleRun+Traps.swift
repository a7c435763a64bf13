import Diagnostics
import Examples
import Markdown
import Runs
import StatedComments
import SwiftCode

// Where a trap ended an example, and whether it is wrong.

extension ExampleRun {
    /// Where a trap ended it in its own code: there, or at the statement that came to it in another
    /// block.
    var placeOfTrap: SourceLocation {
        if let trapLocation, isOwn(trapLocation) || program?.isOfSnippet == true {
            return trapLocation
        }
        for (comment, evidence) in zip(example.comments, evidence) {
            guard case .known(let passages) = evidence.printed, passages.last?.isFinished == false,
                let statement = comment.statement
            else { continue }
            return example.block.location(
                line: CodeLines(example.block.code).number(at: statement.range.lowerBound) + 1,
                column: 1)
        }
        return example.location
    }

    /// Whether a place is one of its block.
    func isOwn(_ place: SourceLocation) -> Bool {
        place.path == example.block.codePath && indexOfLine(at: place) != nil
    }

    private func indexOfLine(at place: SourceLocation) -> Int? {
        example.block.lines.firstIndex { $0.number == place.line }
    }

    /// Whether an `assert` or `precondition` of a block without marks has trapped, and no comment
    /// shows it as what happens there.
    ///
    /// In a declaration the comment may stand at the code that comes to it. `fatalError` stands for
    /// what is left out.
    var isAssertionBroken: Bool {
        guard example.kind == .run, example.asserts, let trapLocation, isOwn(trapLocation),
            let index = indexOfLine(at: trapLocation),
            trapWords.map({ words in Self.assertions.contains { words.hasPrefix($0) } }) == true
        else { return false }
        let lines = CodeLines(example.block.code).lines
        guard lines.indices.contains(index) else { return false }
        let comments = SwiftSource(example.block.code).comments
        func isShown(_ index: Int) -> Bool {
            comments.contains {
                $0.line == index || $0.line == index + 1 && !$0.isTrailing
            }
        }
        guard !isShown(index) else { return false }
        let isInDeclaration = lines[index].first?.isWhitespace == true
        return !isInDeclaration
            || !lines.indices.dropFirst(index + 1).contains { place in
                lines[place].first?.isWhitespace == false && isShown(place)
            }
    }

    private static let assertions = ["Assertion failed", "Precondition failed"]
}

extension CodeLines {
    /// The text of each line.
    fileprivate var lines: [Substring] {
        code.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
