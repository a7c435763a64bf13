import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pages

/// Reads a file of words, and compares its problems.
private func parse(
    _ yaml: String, finds problems: [String] = [],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> FrameWords {
    let marked = MarkedText(yaml, path: "templates/words.yml")
    let read = FrameWords.parse(marked.file)
    #expect(words(read.diagnostics, in: marked) == problems, sourceLocation: sourceLocation)
    return read.value
}

@Suite struct `The words of the frame` {
    @Test func `are English`() {
        #expect(parse("")[.copyProgram] == "Copy the whole program")
    }

    @Test func `may be others, one by one`() {
        let words = parse("copy-program: Alles kopieren\nnext: Weiter")
        #expect(words[.copyProgram] == "Alles kopieren")
        #expect(words[.next] == "Weiter")
        #expect(words[.previous] == "Previous")
    }

    @Test func `have values in the places of names`() {
        let words = parse("all-pages-of: \"{title}: alle Seiten\"")
        #expect(words(.allPagesOf, ["title": "A {title} {b}"]) == "A {title} {b}: alle Seiten")
        #expect(words(.exits, ["status": "3"]) == "Exits with status 3")
    }

    @Test func `that are unknown are pointed at`() {
        _ = parse(
            "1️⃣nxt: Weiter",
            finds: [
                "1️⃣ 'nxt' is not a key of 'templates/words.yml'; did you mean 'next'? "
                    + "[unknown-key]"
            ])
    }

    @Test func `are texts`() {
        _ = parse("next: 1️⃣[a]", finds: ["1️⃣ 'next' is a list, but needs a text [key-value]"])
        _ = parse(
            "1️⃣- a",
            finds: [
                "1️⃣ 'templates/words.yml' is a list, but needs keys with values [key-value]"
            ])
    }

    @Test func `have the names of the English ones`() {
        _ = parse(
            "exits: 1️⃣Ende",
            finds: [
                "1️⃣ the text of 'exits' needs {status}, and no other name [word-names]"
            ])
        _ = parse(
            "next: 1️⃣\"{title}\"",
            finds: [
                "1️⃣ the text of 'next' has no names in braces [word-names]"
            ])
    }

    @Test func `that are no YAML are an error at their place`() {
        #expect(
            FrameWords.parse(SourceFile(path: "w.yml", text: "a: [")).diagnostics.map(\.code)
                == ["configuration-syntax"])
    }

    @Test func `are all in the manual`() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../content/manual/68-theme.md").standardizedFileURL
        let text = try String(contentsOf: page, encoding: .utf8)
        let block = try #require(
            text.components(separatedBy: "```yaml\n").first { $0.hasPrefix("skip:") })
        let listed = block.components(separatedBy: "```")[0]
        let file = SourceFile(path: "words.yml", text: listed)
        let read = FrameWords.parse(file)
        #expect(read.diagnostics.map(\.summary) == [])
        for (key, text) in FrameWords().all {
            #expect(read.value.all.contains { $0 == (key, text) }, "\(key)")
            #expect(file.lines.contains { $0.hasPrefix("\(key): ") }, "\(key) is not listed")
        }
    }
}
