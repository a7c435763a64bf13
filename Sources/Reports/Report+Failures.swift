package import Diagnostics
import Examples
import Judging
import Markdown

// The errors of a run by what they are about, so that they are known again on another line.

extension Report {
    /// Each error with its failure, by place.
    package var failures: [(failure: Baseline.Failure, error: Diagnostic)] {
        let texts = textsOfClaims
        return diagnostics.filter { $0.severity == .error }.map { error in
            let text = texts[error] ?? line(at: error.location)
            let failure = Baseline.Failure(
                page: error.location.path, code: error.code, text: text)
            return (failure, error)
        }
    }

    /// What claims the errors of examples are about.
    private var textsOfClaims: [Diagnostic: String] {
        var texts: [Diagnostic: String] = [:]
        for example in examples {
            let start = example.example.location
            for check in example.checks {
                for problem in check.problems where problem.severity == .error {
                    texts[problem] =
                        switch check.claim.content {
                        case .fence(let stated): stated.block.code
                        case .comments: line(at: check.claim.location)
                        // The fence says nothing that the block's code does not say better.
                        default:
                            problem.location.line == start.line
                                ? example.example.block.code : line(at: problem.location)
                        }
                }
            }
        }
        return texts
    }

    /// A line of a file without the white space around it; empty where there is none.
    private func line(at location: SourceLocation) -> String {
        sources[location.path]?.line(location.line).map { String($0.trimmingWhitespace) } ?? ""
    }
}
