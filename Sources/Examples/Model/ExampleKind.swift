/// What an example is for, and so what makes it pass.
package enum ExampleKind: Hashable, Sendable {
    /// Compiled and run; exits with status 0.
    case run
    /// Compiled only.
    case noRun
    /// The compiler must refuse it, with exactly the stated errors.
    case compileFail
    /// It must be ended by a trap.
    case shouldCrash
    /// It must end with this status, 1 to 255.
    case exit(Int)
    /// An outline that is not compiled.
    case sketch
    /// Not looked at, with the reason.
    case ignore(why: String)
    /// A package manifest: shown, and nothing is done with it.
    case manifest

    /// The word for it in reports.
    package var name: String {
        switch self {
        case .run: "run"
        case .noRun: "no-run"
        case .compileFail: "compile-fail"
        case .shouldCrash: "should-crash"
        case .exit: "exit"
        case .sketch: "sketch"
        case .ignore: "ignore"
        case .manifest: "manifest"
        }
    }

    /// Whether a program is started for it, so that it can print.
    package var runs: Bool {
        switch self {
        case .run, .shouldCrash, .exit: true
        case .noRun, .compileFail, .sketch, .ignore, .manifest: false
        }
    }

    /// Whether the compiler sees it.
    package var compiles: Bool { runs || self == .noRun || self == .compileFail }
}
