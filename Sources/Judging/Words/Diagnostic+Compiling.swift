import Diagnostics
import Examples

// The words of a compiler that came to no result.

extension Diagnostic {
    static func compilerFailed(
        _ failure: ProgramRun.Compilation, at location: SourceLocation
    ) -> Self {
        switch failure {
        case .timedOut(let limit):
            Diagnostic(
                code: "compiler-timed-out",
                summary: "the compiler was still working on the example after \(limit.written)",
                hint: """
                    give the type checker less to find out: name types, split long expressions;
                    'limits: { compile: … }' in sitegen.yml allows more
                    """,
                location: location)
        case .exceeded(let limit): .compilerExceeded(limit, at: location)
        case .crashed(let words):
            Diagnostic(
                code: "compiler-crashed", summary: "the compiler crashed on the example",
                details: words,
                hint: "change the example, or mark it 'ignore=\"the compiler crashes\"'",
                location: location)
        case .succeeded, .withoutPackage, .refused, .notLinked:
            preconditionFailure("the compiler came to a result")
        }
    }

    private static func compilerExceeded(
        _ limit: ProcessRun.Limit, at location: SourceLocation
    ) -> Self {
        let (summary, hint) =
            switch limit {
            case .memory:
                (
                    "the compiler used more memory than it may on this example",
                    """
                    give it less to work out: shorter literals, smaller types;
                    'limits: { compile-memory: … }' in sitegen.yml allows more
                    """
                )
            case .file:
                (
                    "the compiler wrote a larger file than it may for this example",
                    "make the program smaller: compute large values where the program runs"
                )
            case .output:
                (
                    "the compiler printed more than it may about this example",
                    "correct the first errors; code that macros make may have too many"
                )
            case .processes:
                (
                    "the compiler started more processes than it may for this example",
                    "split the example: each macro package in use is a process"
                )
            }
        return Diagnostic(
            code: "compiler-exceeded-limit", summary: summary, hint: hint, location: location)
    }
}
