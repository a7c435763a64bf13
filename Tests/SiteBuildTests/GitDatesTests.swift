import Testing

@testable import SiteBuild

@Suite struct `The days in a log of Git` {
    @Test func `are the first ones of each page`() {
        let log =
            "\u{1}2026-02-28\n\ncontent/a b.md\0\u{1}2026-01-31\n\ncontent/a b.md\0content/c/é.md\0"
        #expect(GitDates.days(in: log) == ["a b.md": "2026-02-28", "c/é.md": "2026-01-31"])
    }

    @Test func `are none of a log without commits`() {
        #expect(GitDates.days(in: "") == [:])
    }

    @Test func `are those of files of the content alone`() {
        #expect(GitDates.days(in: "\u{1}2026-01-31\n\nother/content/a.md\0content\0") == [:])
    }
}
