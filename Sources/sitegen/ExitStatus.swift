import ArgumentParser

/// What the status of `sitegen` says.
enum ExitStatus {
    /// The site has errors; each has a place in the author's files.
    static let siteHasErrors = ExitCode(1)
    /// `sitegen` could not do its work.
    static let cannotWork = ExitCode(2)
    static let wrongUsage = ExitCode(64)
    static let interrupted = ExitCode(130)
}
