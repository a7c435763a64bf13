import Foundation
import TestSupport
import Testing

@testable import Publishing
@testable import SiteBuild

@Suite struct `The top of a repository` {
    /// Makes these files and compares the top for a folder among them; `HERE` is where they are.
    private func check(
        _ files: [String], of folder: String, workspace: String? = nil, is expected: String?,
        sourceLocation: Testing.SourceLocation = #_sourceLocation,
        preparing prepare: (String) throws -> Void = { _ in }
    ) throws {
        try withTemporaryFolder { here in
            let here = URL(filePath: here).resolvingSymlinksInPath().path
            try write(Dictionary(uniqueKeysWithValues: files.map { ($0, "x") }), below: here)
            try prepare(here)
            let environment = workspace.map {
                ["GITHUB_WORKSPACE": $0.replacing("HERE", with: here)]
            }
            let top = repositoryTop(of: "\(here)/\(folder)", environment: environment ?? [:])
            #expect(
                top == expected?.replacing("HERE", with: here), sourceLocation: sourceLocation)
        }
    }

    @Test func `is the next folder above that holds a repository`() throws {
        try check([".git/HEAD", "a/b/c.md"], of: "a/b", is: "HERE")
        try check([".git/HEAD", "a/.git/HEAD", "a/b/c.md"], of: "a/b", is: "HERE/a")
        try check([".git/HEAD"], of: "", is: "HERE")
    }

    @Test func `is that of a further work tree, whose repository is elsewhere`() throws {
        try check([".git/HEAD", "a/.git", "a/b/c.md"], of: "a/b", is: "HERE/a")
    }

    @Test func `is the workspace of GitHub where no repository is in it`() throws {
        try check([".git/HEAD", "w/b/c.md"], of: "w/b", workspace: "HERE/w", is: "HERE/w")
        try check(["w/b/c.md"], of: "w/b", workspace: "HERE/w/", is: "HERE/w")
    }

    @Test func `is the repository in a folder of the workspace`() throws {
        try check(["w/b/.git/HEAD", "w/b/c.md"], of: "w/b", workspace: "HERE/w", is: "HERE/w/b")
    }

    @Test func `is not the workspace of another folder`() throws {
        try check([".git/HEAD", "a/c.md"], of: "a", workspace: "HERE/w", is: "HERE")
        try check([".git/HEAD", "a/c.md"], of: "a", workspace: "", is: "HERE")
    }

    @Test func `is found through symbolic links`() throws {
        try check(["w/.git/HEAD", "w/b/c.md"], of: "link", workspace: "HERE/w", is: "HERE/w") {
            try FileManager.default.createSymbolicLink(
                atPath: "\($0)/link", withDestinationPath: "w/b")
        }
    }

    @Test(
        .enabled(
            if: repositoryTop(of: NSTemporaryDirectory(), environment: [:]) == nil,
            "skipped: the folder for temporary files lies in a repository"))
    func `is nowhere where there is no repository`() throws {
        try check(["a/c.md"], of: "a", is: nil)
    }
}
