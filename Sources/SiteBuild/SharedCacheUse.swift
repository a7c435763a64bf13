import ExampleRunning
import Foundation
import Pages
import Site

/// Whether and how the folder of results is used that a site shares.
struct SharedCacheUse {
    /// Nil where it is not used.
    let runs: SharedRuns?
    /// What is to be said of it; nil is nothing.
    let warning: String?

    /// Takes the path of the site's folder.
    init(
        _ setting: SiteConfiguration.SharedCache, of site: String, environment: [String: String]
    ) {
        let folder = URL(
            filePath: setting.folder, relativeTo: URL(filePath: site, directoryHint: .isDirectory)
        ).standardizedFileURL.path
        // Whoever proposes a change must not decide what pages show once it is turned down.
        let isWritten = !environment.isOfPullRequest
        guard let variable = setting.keyVariable else {
            runs = SharedRuns(in: folder, secret: nil, isWritten: isWritten)
            warning =
                "results in '\(setting.folder)' are not signed: whoever can write there decides what "
                + "pages show; add 'key: env:NAME' to 'cache'"
            return
        }
        guard let secret = environment[variable], !secret.isEmpty else {
            runs = nil
            warning =
                "cannot use the results in '\(setting.folder)': set the variable "
                + "'\(variable)', which signs them"
            return
        }
        runs = SharedRuns(in: folder, secret: Array(secret.utf8), isWritten: isWritten)
        warning = nil
    }
}

extension [String: String] {
    /// Whether this is the environment of a job for a change that is only proposed. It knows
    /// GitHub, GitLab, Bitbucket, Azure, CircleCI, Travis and Buildkite.
    var isOfPullRequest: Bool {
        self["GITHUB_EVENT_NAME"]?.hasPrefix("pull_request") == true
            || self["BUILD_REASON"] == "PullRequest"
            || [
                "CI_MERGE_REQUEST_IID", "BITBUCKET_PR_ID", "CIRCLE_PULL_REQUEST",
                "TRAVIS_PULL_REQUEST", "BUILDKITE_PULL_REQUEST",
            ].contains { name in
                let value = self[name] ?? ""
                return !value.isEmpty && value != "false"
            }
    }
}
