package import Examples
package import Runs

/// A program that is to run alone, once or several times.
package struct Repetition: Sendable {
    package let program: Program
    /// Whether it runs in unlike surroundings: with another date, host, time zone, language, and
    /// another seed of hashes.
    package let isElsewhere: Bool
    /// Whether these runs are enough.
    package let isEnough: @Sendable ([ProgramRun]) -> Bool

    package init(
        _ program: Program, isElsewhere: Bool,
        until isEnough: @escaping @Sendable ([ProgramRun]) -> Bool
    ) {
        self.program = program
        self.isElsewhere = isElsewhere
        self.isEnough = isEnough
    }
}
