import Diagnostics
import Testing

private func check(
    _ old: String, _ new: String, shows lines: String...,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let diff = UnifiedDiff(path: "a.md", from: old.utf8, to: new.utf8)
    let head = "--- a/a.md\n+++ b/a.md\n"
    #expect(
        diff.lines.joined() == (lines.isEmpty ? "" : head + lines.joined(separator: "\n") + "\n"),
        sourceLocation: sourceLocation)
}

@Suite struct `A unified diff` {
    @Test func `of equal texts is empty`() {
        check("", "")
        check("a\nb", "a\nb")
    }

    @Test func `names a file with an absolute path as git does`() {
        let diff = UnifiedDiff(path: "/docs/a.md", from: "1\n".utf8, to: "2\n".utf8)
        #expect(diff.lines.prefix(2) == ["--- a/docs/a.md\n", "+++ b/docs/a.md\n"])
    }

    @Test func `of a line with what is around it`() {
        check(
            "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
            shows: "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8")
    }

    @Test func `of lines that are near is one hunk, of lines that are far two`() {
        let old = (1...20).map { "\($0)\n" }.joined()
        check(
            old,
            old.replacing("3\n4", with: "3\nx\n4").replacing("18\n", with: ""),
            shows: "@@ -1,6 +1,7 @@", " 1", " 2", " 3", "+x", " 4", " 5", " 6",
            "@@ -15,6 +16,5 @@", " 15", " 16", " 17", "-18", " 19", " 20")
        check(
            old, old.replacing("3\n4\n", with: "3\n").replacing("\n9\n", with: "\n"),
            shows: "@@ -1,12 +1,10 @@", " 1", " 2", " 3", "-4", " 5", " 6", " 7", " 8", "-9",
            " 10", " 11", " 12")
    }

    @Test func `of a text that begins or ends`() {
        check("", "a\n", shows: "@@ -0,0 +1 @@", "+a")
        check("a\n", "", shows: "@@ -1 +0,0 @@", "-a")
    }

    @Test func `says where the last line is not ended`() {
        check(
            "a\nb", "a\nc", shows: "@@ -1,2 +1,2 @@", " a", "-b",
            "\\ No newline at end of file", "+c", "\\ No newline at end of file")
    }

    @Test func `keeps carriage returns`() {
        check("a\r\n", "b\r\n", shows: "@@ -1 +1 @@", "-a\r", "+b\r")
    }
}
