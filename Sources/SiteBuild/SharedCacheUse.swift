import ExampleRunning
import Foundation
import Pages
import Site

/// Whether and how the folder, or the server, of results is used that a site shares.
struct SharedCacheUse {
    /// Nil where it is not used.
    let runs: SharedRuns?
    /// What is to be said of it; nil is nothing.
    let warning: String?
    private let place: String

    /// Takes the path of the site's folder, and a folder for temporary files.
    init(
        _ setting: SiteConfiguration.SharedCache, of site: String, environment: [String: String],
        temporaryFiles: String
    ) {
        place = setting.place
        let folder = URL(
            filePath: setting.place, relativeTo: URL(filePath: site, directoryHint: .isDirectory)
        ).standardizedFileURL.path
        // Whoever proposes a change must not decide what pages show once it is turned down.
        let isWritten = !environment.isOfPullRequest
        func runs(signedBy secret: [UInt8]?) -> SharedRuns {
            setting.isOnServer
                ? SharedRuns(
                    at: setting.place, secret: secret, isWritten: isWritten,
                    temporaryFiles: temporaryFiles)
                : SharedRuns(in: folder, secret: secret, isWritten: isWritten)
        }
        guard let variable = setting.keyVariable else {
            self.runs = runs(signedBy: nil)
            warning =
                "results in '\(setting.place)' are not signed: whoever can write there decides what "
                + "pages show; add 'key: env:NAME' to 'cache'"
            return
        }
        guard let secret = environment[variable], !secret.isEmpty else {
            self.runs = nil
            warning =
                "cannot use the results in '\(setting.place)': set the variable "
                + "'\(variable)', which signs them"
            return
        }
        self.runs = runs(signedBy: Array(secret.utf8))
        warning = nil
    }

    /// That a server is not used any more, and why; nil where it is.
    var problem: String? {
        get async {
            await runs?.problem.map {
                "the results at '\(place)' were not used from some point on: \($0)"
            }
        }
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
