import Diagnostics
import Pages
import Publishing
import Site
import Testing

@testable import SiteBuild

/// When results are shared, and when that is said to be unsafe.
struct SharedCacheUseTests {
    @Test(arguments: [
        ["GITHUB_EVENT_NAME": "pull_request"], ["GITHUB_EVENT_NAME": "pull_request_target"],
        ["CI_MERGE_REQUEST_IID": "7"], ["BITBUCKET_PR_ID": "7"], ["BUILD_REASON": "PullRequest"],
        ["CIRCLE_PULL_REQUEST": "https://x"], ["TRAVIS_PULL_REQUEST": "7"],
        ["BUILDKITE_PULL_REQUEST": "7"],
    ])
    func `a job for a proposed change is one of a pull request`(_ variables: [String: String]) {
        #expect(variables.isOfPullRequest)
    }

    @Test(arguments: [
        [:], ["GITHUB_EVENT_NAME": "push"], ["TRAVIS_PULL_REQUEST": "false"],
        ["BUILDKITE_PULL_REQUEST": "false"], ["CI_MERGE_REQUEST_IID": ""],
    ])
    func `any other job is none`(_ variables: [String: String]) {
        #expect(!variables.isOfPullRequest)
    }

    @Test(
        arguments: [
            ("cache: {shared: a, key: env:KEY}", ["KEY": "secret"], true, nil),
            ("cache: {shared: a, key: env:KEY}", [:], false, "cannot use the results"),
            ("cache: {shared: a}", [:], true, "are not signed"),
        ] as [(String, [String: String], Bool, String?)])
    func `a key signs results, and without one that is said`(
        _ text: String, _ variables: [String: String], _ isUsed: Bool, _ warning: String?
    ) throws {
        let setting = try #require(
            SiteConfiguration.parse(.init(path: "sitegen.yml", text: text)).value.sharedCache)
        let use = SharedCacheUse(
            setting, of: "/site", environment: variables, temporaryFiles: "/tmp")
        #expect((use.runs != nil) == isUsed)
        #expect((use.warning == nil) == (warning == nil))
        if let warning { #expect(use.warning?.contains(warning) == true) }
    }
}
