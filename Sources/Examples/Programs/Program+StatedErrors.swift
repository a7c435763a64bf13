import Markdown
import StatedComments
import SwiftCode

// The compiler comes to an error of a later phase only where there is none of an earlier one.

extension Program {
    /// The program with one stated error of an example, by its place among the comments, and without
    /// the lines of the others, to see whether the compiler comes to it. Nil where it states no other.
    package func alone(statedErrorAt index: Int, of example: Example) -> Program? {
        let lines = CodeLines(example.block.code)
        func linesOfError(_ place: Int) -> Set<Int> {
            example.comments[place].linesOfStatement(in: lines)
        }
        let own = linesOfError(index)
        let others = example.comments.indices.filter { place in
            if case .error = example.comments[place].form { place != index } else { false }
        }
        let emptied = others.reduce(into: Set<Int>()) { $0.formUnion(linesOfError($1)) }
            .subtracting(own)
        let numbers = Set(
            emptied.filter(example.block.lines.indices.contains).map {
                example.block.lines[$0].number
            })
        guard !numbers.isEmpty else { return nil }
        var texts = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (place, origin) in lineMaps[0].origins.enumerated() {
            guard let origin, origin.path == example.block.codePath,
                numbers.contains(origin.line.number)
            else { continue }
            texts[place] = ""
        }
        var program = self
        program.job.sources[0] = Job.File(
            name: job.sources[0].name, text: texts.joined(separator: "\n"))
        program.job.runs = false
        program.plan = ProbePlan()
        program.alternatives = []
        program.loneError = index
        return program
    }
}

extension StatedComment {
    /// The lines of the block, counted from zero, of what it states an error for: its statement,
    /// or its own line where that is a declaration with more in it.
    fileprivate func linesOfStatement(in lines: CodeLines) -> Set<Int> {
        let own = lines.number(at: range.lowerBound)
        guard let statement else { return isTrailing ? [own] : [] }
        let first = lines.number(at: statement.range.lowerBound)
        let last = lines.number(at: max(statement.range.lowerBound, statement.range.upperBound - 1))
        switch statement.shape {
        case .expression, .variable, .assignment, .transfer: return Set(first...last)
        case .declaration, .directive, .other:
            return first == last ? [first] : isTrailing ? [own] : []
        }
    }
}
