import TestSupport
import Testing

@testable import Search

/// The client as browsers run it.
@Suite(.enabled(if: SearchClient.node != nil, "skipped: no 'node' runs the client"))
struct `The client of the search` {
    /// A page for each text, `0.html`, `1.html` and so on, with one section; text before a bar is
    /// its heading, and text in backquotes is code.
    private static func index(_ sections: [String]) -> String {
        let pages = sections.enumerated().map { number, section in
            let parts = section.split(separator: "|", omittingEmptySubsequences: false)
            let heading = parts.count > 1 ? String(parts[0]) : "Section"
            var entry = SearchEntry(.section, id: "x", label: heading)
            entry.add(heading, to: .heading)
            for (index, text) in parts[parts.count - 1]
                .split(separator: "`", omittingEmptySubsequences: false).enumerated()
            {
                if index % 2 == 0 {
                    entry.add(String(text), to: .prose)
                } else {
                    entry.addInlineCode(String(text))
                }
            }
            return SearchedPage(address: "\(number).html", title: "Page", entries: [entry])
        }
        return SearchIndex(of: pages).script
    }

    /// Checks which sections a query finds, the best first.
    private func check(
        _ query: String, in sections: String..., finds numbers: [Int],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let answer = try SearchClient.answers(to: [query], index: Self.index(sections)).first
        #expect(
            answer?.places == numbers.map { "\($0).html#x" }, "\(query)",
            sourceLocation: sourceLocation)
    }

    @Test func `finds a word in a heading before one in text`() throws {
        try check("task", in: "one task here", "Task|one", "other", finds: [1, 0])
    }

    @Test func `finds the last word by its beginning`() throws {
        try check("canc", in: "cancellation", "candle", finds: [0])
        try check("to canc", in: "to cancellation", "to candle", finds: [0])
    }

    @Test func `finds a word with one typo`() throws {
        for typo in ["reentrency ", "rentrancy ", "reeentrancy ", "reetnrancy "] {
            try check(typo, in: "reentrancy", "recurrence", finds: [0])
        }
        try check("taks ", in: "task", finds: [])
        try check("reetnrency ", in: "reentrancy", finds: [])
    }

    @Test func `takes a word as it is where the index has it`() throws {
        try check("actor ", in: "factor", "actor", finds: [1])
    }

    @Test func `finds identifiers by parts, and parts by identifiers`() throws {
        try check("taskGroup", in: "a `withTaskGroup` b", "`Task`", finds: [0])
        try check("group", in: "a `withTaskGroup` b", "`Task`", finds: [0])
        try check("withTaskGroup(of:)", in: "`withTaskGroup(of:)`", "`Task`", finds: [0])
    }

    @Test func `finds a sign with its word`() throws {
        try check("// Prints", in: "it prints", "`// Prints` x y z", finds: [1, 0])
    }

    @Test func `finds two words that are together in code`() throws {
        try check("async let", in: "`async` and `let`", "`async let` and more", finds: [1, 0])
    }

    @Test func `finds Chinese, Japanese and Korean by parts of words`() throws {
        try check("取消", in: "如何取消任务", "任务", finds: [0])
        try check("タスク", in: "タスクを取り消す", "任务", finds: [0])
        try check("작업", in: "작업취소", "任务", finds: [0])
    }

    @Test func `finds what has most of the words`() throws {
        try check("cancel a running task", in: "cancel", "cancel running task", finds: [1])
    }

    @Test func `finds nothing for nothing`() throws {
        for query in ["", " ", "'", "…", "error: ", "\u{0}"] {
            try check(query, in: "one", finds: [])
        }
    }

    @Test(arguments: [
        "property 'x' can not be referenced from outside",
        "property ‘count’ can not be referenced from outside",
        "/tmp/a b/main.swift:12:7: error: property 'x' can not be referenced from outside",
        "main.swift:1:2: error: property 'x' can not be referenced from outside 1 | let a = b",
    ])
    func `finds the figure of a message that is pasted whole`(_ query: String) throws {
        let message = "property 'balance' can not be referenced from outside"
        var section = SearchEntry(.section, id: "about", label: "Property")
        section.add("Property", to: .heading)
        section.add("A property can be referenced.", to: .prose)
        var figure = SearchEntry(.figure, id: "example-x", label: message)
        figure.add(message, to: .message)
        let page = SearchedPage(address: "a.html", title: "A", entries: [section, figure])
        let answers = try SearchClient.answers(to: [query], index: SearchIndex(of: [page]).script)
        #expect(answers.first?.places.first == "a.html#example-x")
    }

    @Test func `reads words as the index does`() throws {
        var random = SplitMix64(seed: 7)
        let parts = [
            "task", "Task", "URLSession", "main_actor", "取消任务", "Été", "ΣΣ", "ς", "//", "@", "#",
            " ",
            " ", ":", "/", "12", "’", "_", "ß", "ǅ", "٣", "ー", "々", "、", "한국", "e\u{301}", "x",
        ]
        let texts = (0..<2_000).map { _ in
            (0..<Int.random(in: 1...8, using: &random)).map { _ in
                parts.randomElement(using: &random) ?? ""
            }.joined()
        }
        let answers = try SearchClient.answers(to: texts, index: Self.index(["x"]))
        for (text, answer) in zip(texts, answers) {
            let composed = text.replacing("e\u{301}", with: "é")
            let read = SearchWords.all(in: composed, keepsSigns: true)
            // The index leaves out single letters, and what nobody types.
            let asked = Set(answer.words.joined().filter { $0.unicodeScalars.count > 1 })
            let unspaced = Set(read.filter { $0.unicodeScalars.count == 1 })
            #expect(asked.union(unspaced) == Set(read), "\(text)")
        }
    }
}
