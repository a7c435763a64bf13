package import Diagnostics
package import Markdown
package import OutputMatching
package import StatedComments
import SwiftCode

/// A Swift block of a page that takes part in the site's promise.
package struct Example: Hashable, Sendable {
    /// Unique on the site: `id=name`, or made from page, nearest heading and number.
    package let id: String
    /// The block, with its places in the markdown.
    package var block: CodeBlock
    package let kind: ExampleKind
    /// The marks of its fence, without the defaults of page and site.
    package let marks: [PlacedMark]
    package let settings: ExampleSettings
    /// Which other blocks its program holds.
    package let composition: Composition
    /// Files of the page that lie in the program's working folder.
    package let files: [ExampleFile]
    /// Further source files, of a session.
    package var sources: [ExampleFile] = []
    /// How strictly it is judged.
    package var requirement: Requirement
    /// Whether a mark of it could not be understood, or names what is not there: then it is not known
    /// what it is for, and nothing is done with it.
    package var isMisread: Bool
    package var statedOutput: StatedOutput?
    package var statedError: StatedOutput?
    /// A fence below it, without a word of `sitegen`, that states what it prints, or may do so. A page
    /// shows it as what it is.
    package var unmarkedOutput: StatedOutput?
    package var statedDiagnostics: StatedOutput?
    /// What comments in the code state, in its order.
    package var comments: [StatedComment] = []
    /// The leads by which its author states something, beside those of the table.
    package var leads = Leads()
    /// Whether it stands in an HTML comment, where readers of the page do not see it.
    package var isHidden = false
    /// For a sketch that its author has not marked as one: why it is one.
    package var outline: String?
    /// What the block repeats; nil where it is the author's own.
    package var repeats: SourceReference?
    /// The region that it repeats; nil where there is none, or it was not read.
    package var region: SourceRegion?
    /// The program that it shows a part of; nil where it is one itself.
    package var snippet: SourceFile?
    /// What is replaced in what it prints and in what is stated of that.
    package var filters = OutputFilters()

    package init(
        id: String, block: CodeBlock, kind: ExampleKind, marks: [PlacedMark],
        settings: ExampleSettings, composition: Composition, files: [ExampleFile],
        requirement: Requirement, isMisread: Bool
    ) {
        self.id = id
        self.block = block
        self.kind = kind
        self.marks = marks
        self.settings = settings
        self.composition = composition
        self.files = files
        self.requirement = requirement
        self.isMisread = isMisread
    }

    /// The place of the opening fence.
    package var location: SourceLocation { block.fence }
}

/// Which blocks make the program of an example.
package enum Composition: Hashable, Sendable {
    /// The block alone.
    case own
    /// The blocks of the session with this name.
    case session(String)
    /// The block, and of the blocks before it those that it needs.
    case needed
}

/// What an example must do to pass.
package enum Requirement: Hashable, Sendable {
    /// Compile, run, and state what it prints: an example of a site.
    case all
    /// As `all`, but it may print what it does not state.
    case allButOutput
    /// Hold whatever it states: a block of a folder without configuration.
    case stated
}

/// A block that is a file for the examples after it.
package struct ExampleFile: Hashable, Sendable {
    /// The path in the working folder.
    package let name: String
    package let block: CodeBlock

    package init(name: String, block: CodeBlock) {
        self.name = name
        self.block = block
    }
}

extension Example {
    /// The session it belongs to; nil where it belongs to none.
    package var session: String? {
        if case .session(let name) = composition { name } else { nil }
    }

    /// The path of the file in which its comments are to be corrected; nil where that is the page.
    package var sourceOfComments: String? {
        region == nil ? nil : snippet?.path ?? repeats?.path
    }

    /// What the page states about a stream, or of what the compiler says.
    package func statement(_ stream: StatedOutput.Stream) -> StatedOutput? {
        switch stream {
        case .output: statedOutput
        case .standardError: statedError
        case .diagnostics: statedDiagnostics
        }
    }

    /// The same, with a fence that has no word of `sitegen`.
    package func statementByAnyWord(_ stream: StatedOutput.Stream) -> StatedOutput? {
        statement(stream) ?? (stream == .output ? unmarkedOutput : nil)
    }

    /// Whether a line of the markdown is one of its own, or of what states its output.
    package func holds(line: Int) -> Bool {
        let statements = StatedOutput.Stream.allCases.compactMap { statementByAnyWord($0)?.block }
        return ([block] + statements).contains { $0.allLines.contains(line) }
    }
}

extension CodeBlock {
    /// The lines of the markdown from the opening fence to the closing one.
    package var allLines: ClosedRange<Int> {
        let last = closingLine ?? lines.last?.number ?? fence.line
        return fence.line...max(fence.line, last)
    }
}

extension StatedComment {
    /// What the comments of a block state, in its order.
    package static func find(in block: CodeBlock, leads: Leads) -> [StatedComment] {
        find(in: block.code, leads: leads) { block.location(line: $0, column: $1) }
    }

    /// What the comments of an outline state: `let day = ...  // 5`.
    package static func find(inOutline block: CodeBlock, leads: Leads) -> [StatedComment] {
        find(in: NonProgram.filling(block.code), leads: leads) {
            block.location(line: $0, column: $1)
        }
    }
}
