import TestSupport
import Testing

@testable import Search

@Suite struct `An index` {
    private static func page(_ entries: SearchEntry...) -> SearchedPage {
        SearchedPage(address: "a.html", title: "A", entries: entries)
    }

    private static func page(
        _ address: String, title: String, _ entries: SearchEntry...
    ) -> SearchedPage {
        SearchedPage(address: address, title: title, entries: entries)
    }

    private static func entry(
        _ texts: [(SearchField, String)], kind: SearchEntry.Kind = .section, id: String = "part",
        label: String = "Part"
    ) -> SearchEntry {
        var entry = SearchEntry(kind, id: id, label: label)
        for (field, text) in texts { entry.add(text, to: field) }
        return entry
    }

    private func level(of word: String, in pages: SearchedPage..., entry: Int = 0) throws -> Int {
        let index = try ReadIndex(SearchIndex(of: pages).script)
        return index.words[word]?.first { $0.entry == entry }?.level ?? 0
    }

    @Test func `holds pages in the order of reading, with their entries`() throws {
        let index = SearchIndex(of: [
            Self.page("b.html", title: "B", Self.entry([(.prose, "word")])),
            Self.page(
                "a.html", title: "A \"quoted\"",
                Self.entry([(.prose, "word")], kind: .page, id: "", label: "A \"quoted\"")),
        ])
        let read = try ReadIndex(index.script)
        #expect(
            read.pages == [["b.html", "B", "Part"], ["a.html", "A \"quoted\"", "A \"quoted\"\t"]])
        #expect(read.words["word"]?.map(\.entry) == [0, 1])
    }

    @Test func `holds two words together that are a piece of code, or a heading`() throws {
        var entry = Self.entry([(.heading, "Data races"), (.prose, "one two"), (.code, "a.b")])
        entry.addInlineCode("async let")
        entry.addInlineCode("one two three")
        let read = try ReadIndex(SearchIndex(of: [Self.page(entry)]).script)
        #expect(
            read.words.keys.filter { $0.contains(" ") }.sorted() == ["async let", "data races"])
    }

    @Test func `leaves out an id that follows from the heading`() {
        func written(_ label: String, _ id: String) -> String {
            SearchIndex(of: [Self.page(Self.entry([], id: id, label: label))]).script
        }
        #expect(written("What `await` does", "what-await-does").contains("\"What `await` does\"]"))
        #expect(written("Again", "again-1").contains("\"Again\\tagain-1\"]"))
        #expect(written("Über", "über").contains("\"Über\\tüber\"]"))
    }

    @Test func `tells figures apart`() {
        let figure = Self.entry([], kind: .figure, id: "example-x", label: "no\tsuch\nthing")
        #expect(
            SearchIndex(of: [Self.page(figure)]).script
                .contains("\"no such thing\\texample-x\\t\"]"))
    }

    @Test
    func `counts a title more than a heading, a heading more than code, code more than prose`()
        throws
    {
        let levels = try [SearchField.title, .heading, .code, .prose].map { field in
            try level(of: "task", in: Self.page(Self.entry([(field, "task")])))
        }
        #expect(levels == levels.sorted(by: >))
        #expect(Set(levels).count == 4)
        let message = try level(of: "task", in: Self.page(Self.entry([(.message, "task")])))
        #expect(levels[2] < message && message < levels[1])
        #expect(try level(of: "task", in: Self.page(Self.entry([(.output, "task")]))) == levels[3])
    }

    @Test func `counts a word more where it stands more often, and less in a long text`() throws {
        let once = Self.entry([(.prose, "task one two three")])
        let twice = Self.entry([(.prose, "task one task three")])
        let long = Self.entry([(.prose, "task " + String(repeating: "other ", count: 60))])
        let page = Self.page(once, twice, long)
        #expect(try level(of: "task", in: page) < level(of: "task", in: page, entry: 1))
        #expect(try level(of: "task", in: page) > level(of: "task", in: page, entry: 2))
    }

    @Test func `holds of a common word only the places that an author chose`() throws {
        let entries = (0..<40).map { number in
            Self.entry([(.prose, "the"), (number == 7 ? .heading : .prose, "the")])
        }
        let read = try ReadIndex(
            SearchIndex(of: [SearchedPage(address: "a.html", title: "A", entries: entries)]).script)
        #expect(read.words["the"]?.map(\.entry) == [7])
        #expect(read.common == ["the"])
    }

    @Test func `reads back what it was made of`() throws {
        var random = SplitMix64(seed: 13)
        let parts = [
            "task", "Task", "withTaskGroup", "取消任务", "𝒳𝒴", "été", "\"", "\\", "\u{1}", "//",
            "@main",
            "'x'", "12", "\t", "Σς", "a", "😀", "</script>",
        ]
        func text() -> String {
            (0..<Int.random(in: 0...6, using: &random)).map { _ in
                parts.randomElement(using: &random) ?? ""
            }.joined(separator: Bool.random(using: &random) ? " " : "")
        }
        for _ in 0..<200 {
            let pages = (0..<Int.random(in: 1...4, using: &random)).map { number in
                let entries = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                    let kind: SearchEntry.Kind = Bool.random(using: &random) ? .section : .figure
                    var entry = SearchEntry(kind, id: text(), label: text())
                    for field in SearchField.allCases { entry.add(text(), to: field) }
                    entry.addInlineCode(text())
                    return entry
                }
                return SearchedPage(address: "\(number).html", title: text(), entries: entries)
            }
            let index = SearchIndex(of: pages)
            let read = try ReadIndex(index.script)
            #expect(read.pages.map(\.[0]) == pages.map(\.address))
            #expect(read.pages.map(\.[1]) == pages.map(\.title))
            #expect(read.pages.map { $0.count - 2 } == pages.map(\.entries.count))
            let expected = Dictionary(
                uniqueKeysWithValues: index.words.map { word in
                    (
                        word.text,
                        word.occurrences.map {
                            ReadIndex.Occurrence(entry: $0.entry, level: $0.level)
                        }
                    )
                })
            #expect(read.words == expected)
            let entries = pages.flatMap(\.entries)
            let words = Set(
                entries.flatMap(\.texts).flatMap { text in
                    SearchWords.all(in: text.text, keepsSigns: text.isProse)
                        + (text.isShort ? [SearchWords.phrase(text.text)].compactMap(\.self) : [])
                })
            #expect(Set(read.words.keys) == words)
        }
    }
}
