/// A program like those of a book on the language: 10 to 40 lines that print something, the same
/// in each run.
package struct BookProgram: Sendable {
    /// The lines of code. A line may end in what its comment would state: `  //: area is {2}`,
    /// where `{2}` is the third line that the program prints. Without code it is a line of its own.
    private let lines: [String]

    /// The program that this generator of numbers makes; it is drawn from it.
    package static func make(from random: inout SplitMix64) -> BookProgram {
        var draft = Draft(random: random.split())
        let wanted = draft.number(10...30)
        var makers = allParts
        var lines: [String] = []
        var printed = 0
        var imports = false
        while lines.count(where: { !$0.isComment }) < wanted, !makers.isEmpty {
            let part = makers.remove(at: draft.number(0...makers.count - 1))(&draft)
            let code = part.code.split(separator: "\n", omittingEmptySubsequences: false)
            guard lines.count + code.count < 38 else { continue }
            lines += lines.isEmpty ? [] : [""]
            lines += code.map { String($0).shiftingPlaces(by: printed) }
            printed += part.printed
            imports = imports || part.needsFoundation
        }
        return BookProgram(lines: (imports ? ["import Foundation", ""] : []) + lines)
    }

    /// The program without comments.
    package var source: String {
        lines.filter { !$0.isComment }.map { $0.parted.code + "\n" }.joined()
    }

    /// The program with comments that state what it prints, when it prints these lines.
    package func commented(printed: [String]) -> String {
        lines.map { line in
            let (code, comment) = line.parted
            guard let comment else { return code + "\n" }
            let filled = comment.replacingPlaces { printed[$0] }
            return "\(code)\(code.isEmpty ? "" : "  ")// \(filled)\n"
        }.joined()
    }

    /// How many of its lines carry a comment in `commented(printed:)`.
    package var commentCount: Int {
        lines.count { $0.parted.comment != nil }
    }
}

extension String {
    /// A line's code and what its comment states.
    fileprivate var parted: (code: String, comment: String?) {
        guard let start = firstRange(of: "  //: ") else { return (self, nil) }
        return (String(self[..<start.lowerBound]), String(self[start.upperBound...]))
    }

    /// Whether the line is left out where comments are.
    fileprivate var isComment: Bool { hasPrefix("  //: ") }

    /// The line in a program that has printed so many lines before.
    fileprivate func shiftingPlaces(by count: Int) -> String {
        let (code, comment) = parted
        guard let comment else { return code }
        return "\(code)  //: \(comment.replacingPlaces { "{\($0 + count)}" })"
    }

    /// The text with something else in place of each `{2}`.
    fileprivate func replacingPlaces(_ text: (Int) -> String) -> String {
        replacing(/\{(\d+)\}/) { match in Int(match.1).map(text) ?? "" }
    }
}
