import Diagnostics
import Examples
import Runs

// The words of a compiler that came to no result.

extension Diagnostic {
    static func compilerFailed(
        _ failure: ProgramRun.Compilation, at location: SourceLocation
    ) -> Self {
        switch failure {
        case .timedOut(let limit):
            Diagnostic(
                code: "compiler-timed-out",
                summary: "the compiler does not finish the example within \(limit.written)",
                hint: """
                    give the type checker less work: name types, and split long expressions;
                    'limits: { compile: … }' in sitegen.yml allows more
                    """,
                location: location)
        case .exceeded(let limit): .compilerExceeded(limit, at: location)
        case .crashed(let words):
            Diagnostic(
                code: "compiler-crashed", summary: "the compiler crashes on the example",
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
                    "the compiler uses more memory than allowed for this example",
                    """
                    give the compiler less work: write shorter literals and smaller types;
                    'limits: { compile-memory: … }' in sitegen.yml allows more
                    """
                )
            case .file:
                (
                    "the compiler writes a larger file than allowed for this example",
                    "make the program smaller: compute large values when the program runs"
                )
            case .output:
                (
                    "the compiler prints more than allowed for this example",
                    "correct the first errors; the code of a macro may cause many more"
                )
            case .processes:
                (
                    "the compiler starts more processes than allowed for this example",
                    "split the example: each macro package that it uses is a process"
                )
            }
        return Diagnostic(
            code: "compiler-exceeded-limit", summary: summary, hint: hint, location: location)
    }
}
