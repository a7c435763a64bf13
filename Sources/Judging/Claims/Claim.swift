package import Diagnostics
package import Examples
import Markdown
package import StatedComments

/// One thing that a page says of one example.
///
/// Claims depend on the page and its configuration alone, never on a run.
package struct Claim: Hashable, Sendable {
    /// What is said.
    package enum Content: Hashable, Sendable {
        /// A fence `output`, `stderr` or `diagnostics`.
        case fence(StatedOutput)
        /// A comment, or several that state the output of one statement.
        case comments(ClaimedComments)
        /// `from=`: the block repeats a region of a source file.
        case region(SourceReference)
        /// It compiles, but for what comments of it state as refused.
        case compiles
        /// `compile-fail`.
        case isRefused
        /// How its program ends.
        case ends(Ending)
        /// What it prints to a stream, or what the compiler refuses of it, is stated.
        case isStated(StatedOutput.Stream)
    }

    /// How a program ends.
    package enum Ending: Hashable, Sendable {
        /// By itself, with status 0, unless a comment states that it is stopped.
        case well
        /// By a trap.
        case trapped
        case exited(Int)
    }

    /// Where it comes from.
    package enum Origin: Hashable, Sendable {
        /// The author wrote it.
        case written
        /// A mark of the fence says it.
        case marked
        /// It goes without saying.
        case implied
    }

    package let content: Content
    package let origin: Origin
    package let location: SourceLocation
}

extension Claim {
    /// Whether it is surely a claim: what does not hold of it is wrong, and no prose. Bare lines
    /// after a statement are none, whatever their words.
    package var isFirm: Bool {
        switch (origin, content) {
        case (.implied, _): false
        case (.written, .comments(let comments)): comments.isFirm && comments.first.form != .lines
        case (.written, .fence(let stated)): stated.manner == nil
        case (.written, _), (.marked, _): true
        }
    }
}

extension Claim {
    /// How it is written, where it may be no claim.
    package var manner: StatementForm? {
        switch content {
        case .comments(let comments): comments.first.manner
        case .fence(let stated): stated.manner
        case .region, .compiles, .isRefused, .ends, .isStated: nil
        }
    }
}

extension Example {
    /// All that the page says of it, in the order of the page, with what goes without saying.
    package var claims: [Claim] {
        let written = fenceClaims + commentClaims + regionClaims
        return (written + endingClaims + statingClaims).sorted { $0.location < $1.location }
    }

    private var fenceClaims: [Claim] {
        StatedOutput.Stream.allCases.compactMap { stream in
            statementByAnyWord(stream).map {
                Claim(content: .fence($0), origin: .written, location: $0.block.fence)
            }
        }
    }

    private var commentClaims: [Claim] {
        ClaimedComments.all(of: self).map {
            Claim(
                content: .comments($0), origin: .written,
                location: $0.lines.first?.location ?? $0.first.location)
        }
    }

    private var regionClaims: [Claim] {
        guard let repeats, region != nil else { return [] }
        return [Claim(content: .region(repeats), origin: .written, location: repeats.location)]
    }

    /// What its kind promises.
    private var endingClaims: [Claim] {
        let place = block.infoLocation
        func implied(_ content: Claim.Content) -> Claim {
            Claim(content: content, origin: .implied, location: location)
        }
        func marked(_ content: Claim.Content) -> Claim {
            Claim(content: content, origin: .marked, location: place)
        }
        return switch kind {
        case .run: [implied(.compiles), implied(.ends(.well))]
        case .noRun: [marked(.compiles)]
        case .compileFail: [marked(.isRefused)]
        case .shouldCrash: [implied(.compiles), marked(.ends(.trapped))]
        case .exit(let status): [implied(.compiles), marked(.ends(.exited(status)))]
        case .sketch, .ignore, .manifest: []
        }
    }

    /// On a site all that it prints is stated.
    private var statingClaims: [Claim] {
        let streams: [StatedOutput.Stream] =
            switch (kind, requirement) {
            case (.compileFail, .all), (.compileFail, .allButOutput): [.diagnostics]
            case (_, .all) where kind.runs: [.output, .standardError]
            default: []
            }
        return streams.filter { statement($0) == nil }.map {
            Claim(content: .isStated($0), origin: .implied, location: location)
        }
    }
}
