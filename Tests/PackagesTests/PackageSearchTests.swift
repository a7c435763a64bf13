import Examples
import Foundation
import Packages
import Testing

/// The folder of the package that `a/b` belongs to, in a folder with these files; relative to it.
private func check(
    _ files: [String], findsFrom start: String = "a/b", _ expected: String?,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let all = files + ["a/b/README.md", ".git/config"]
    try withFolder(Dictionary(uniqueKeysWithValues: Set(all).map { ($0, "") })) { folder in
        let found = PackageRequest.nearest(to: folder + "/" + start)
        #expect(
            found?.path == expected.map { $0.isEmpty ? folder : "\(folder)/\($0)" },
            sourceLocation: sourceLocation)
    }
}

@Suite struct `The package of a folder` {
    @Test func `is the one in it`() throws {
        try check(["a/b/Package.swift", "a/Package.swift"], "a/b")
    }

    @Test func `is the nearest one above`() throws {
        try check(["a/Package.swift", "Package.swift"], "a")
    }

    @Test func `is the one at the top of a repository`() throws {
        try check(["Package.swift"], "")
        try check(["Package.swift", "a/Package.swift", "a/.git/config"], "a")
    }

    @Test func `is none past the top of a repository`() throws {
        try check(["Package.swift", "a/.git/config"], nil)
        try check(["Package.swift", "a/.git"], nil)
        try check([], nil)
    }

    @Test func `is none of a folder that is not there`() throws {
        try check(["Package.swift"], findsFrom: "a/c", nil)
    }

    @Test func `is told by its path without links, with all that a request has by itself`() throws {
        try withFolder(["p/Package.swift": "", "p/d/README.md": "", ".git/config": ""]) { folder in
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/link", withDestinationPath: folder + "/p/d")
            var expected = PackageRequest()
            expected.path = folder + "/p"
            #expect(PackageRequest.nearest(to: folder + "/link") == expected)
        }
    }
}
