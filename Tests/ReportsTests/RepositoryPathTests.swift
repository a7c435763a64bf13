import Diagnostics
import Examples
import Reports
import TestSupport
import Testing

private func check(
    _ path: String, in folder: String, of top: String?, is expected: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(
        RepositoryPaths(top: top, folder: folder).path(of: path) == expected,
        sourceLocation: sourceLocation)
}

@Suite struct `The path of a file in its repository` {
    @Test func `leads through the folder of the site`() {
        check("content/a.md", in: "/r/docs/site", of: "/r", is: "docs/site/content/a.md")
        check("a.md", in: "/r", of: "/r", is: "a.md")
        check("a.md", in: "/r/b", of: "/", is: "r/b/a.md")
    }

    @Test func `may lead up`() {
        check("../README.md", in: "/r/docs", of: "/r", is: "README.md")
        check("../../r/./a.md", in: "/r/docs", of: "/r", is: "a.md")
    }

    @Test func `is that of an absolute one`() {
        check("/r/b/a.md", in: "/r/docs", of: "/r", is: "b/a.md")
    }

    @Test func `is left as it is outside of the repository`() {
        check("../../a.md", in: "/r/docs", of: "/r", is: "../../a.md")
        check("/rr/a.md", in: "/r/docs", of: "/r", is: "/rr/a.md")
        check("..", in: "/r/docs", of: "/r", is: "..")
        check("a.md", in: "/r/docs", of: nil, is: "a.md")
        check("a.md", in: "/elsewhere", of: "/r", is: "a.md")
    }

    @Test func `is that of annotations, of SARIF and of the files of JUnit`() {
        let report = report(
            printing, [.prints("2\n")],
            paths: RepositoryPaths(top: "/r", folder: "/r/my site"))
        #expect(report.githubAnnotations.contains("::error file=my site/docs/a.md,line=6,"))
        #expect(report.sarif(version: "1").contains("\"uri\": \"my%20site/docs/a.md\""))
        #expect(report.junit.contains("classname=\"docs/a.md\" file=\"my site/docs/a.md\""))
        #expect(report.json.contains("\"path\": \"docs/a.md\""))
    }
}
