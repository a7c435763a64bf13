import Diagnostics
import TestSupport
import Testing

@testable import Keys

/// Reads a text and compares its values, written as one line, and its problems.
private func check(
    _ yaml: String, reads expected: String?, finds problems: [String] = [],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(yaml, path: "sitegen.yml")
    let read = YAMLValue.parse(marked.text, path: "sitegen.yml", firstLine: 1, code: "yaml")
    #expect(read.value?.line == expected, sourceLocation: sourceLocation)
    #expect(
        words(read.diagnostics, in: marked) == problems, sourceLocation: sourceLocation)
}

/// Compares the places of keys and values, in the order of the text, with the marks in it.
private func check(
    placesIn yaml: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(yaml, path: "sitegen.yml")
    let read = YAMLValue.parse(marked.text, path: "sitegen.yml", firstLine: 1, code: "yaml")
    let places = Set(read.value?.places ?? []).sorted()
    #expect(places == marked.marks.map(\.place).sorted(), sourceLocation: sourceLocation)
}

extension YAMLValue {
    /// The value on one line: `{a: 'b', c: ['d', null]}`.
    fileprivate var line: String {
        switch content {
        case .null: "null"
        case .scalar(let text): "'\(text)'"
        case .list(let items): "[\(items.map(\.line).joined(separator: ", "))]"
        case .mapping(let entries):
            "{\(entries.map { "\($0.key): \($0.value.line)" }.joined(separator: ", "))}"
        }
    }

    fileprivate var places: [Diagnostics.SourceLocation] {
        switch content {
        case .null, .scalar: [location]
        case .list(let items): items.flatMap(\.places)
        case .mapping(let entries): entries.flatMap { [$0.keyLocation] + $0.value.places }
        }
    }
}

@Suite struct `A value of YAML` {
    @Test func `is nothing in an empty text`() {
        check("", reads: "null")
    }

    @Test func `is nothing where only a comment stands`() {
        check("# later\n", reads: "null")
    }

    @Test func `keeps the digits of a number`() {
        check("swift: 6.10", reads: "{swift: '6.10'}")
    }

    @Test func `keeps words that YAML 1_1 calls booleans`() {
        check("language: no", reads: "{language: 'no'}")
    }

    @Test func `keeps a number with a leading zero`() {
        check("order: 007", reads: "{order: '007'}")
    }

    @Test func `keeps a date`() {
        check("title: 2026-01-02", reads: "{title: '2026-01-02'}")
    }

    @Test func `is the same quoted and plain`() {
        check("a: no\nb: 'no'\nc: \"no\"", reads: "{a: 'no', b: 'no', c: 'no'}")
    }

    @Test(arguments: ["a:", "a: ~", "a: null"])
    func `is nothing where nothing is written`(_ yaml: String) {
        check(yaml, reads: "{a: null}")
    }

    @Test func `is an empty text in quotes`() {
        check("a: ''\nb: \"~\"", reads: "{a: '', b: '~'}")
    }

    @Test func `has lists and mappings in it`() {
        check("a: [b, {c: d}]\ne:\n  - f", reads: "{a: ['b', {c: 'd'}], e: ['f']}")
    }

    @Test func `keeps the order of keys`() {
        check("z: 1\na: 2\nm: 3", reads: "{z: '1', a: '2', m: '3'}")
    }

    @Test func `follows an alias`() {
        check("a: &x b\nc: *x", reads: "{a: 'b', c: 'b'}")
    }

    @Test func `keeps a key that is no text as an empty one`() {
        check("? [a]\n: b", reads: "{: 'b'}")
    }
}

@Suite struct `A place in YAML` {
    @Test func `is that of each key and value`() {
        check(placesIn: "1️⃣a: 2️⃣b\n3️⃣c:\n  - 4️⃣d\n  - 5️⃣e: 6️⃣'f'\n")
    }

    @Test func `is counted in bytes`() {
        check(placesIn: "{1️⃣é: 2️⃣\"größe\", 3️⃣b: 4️⃣c}")
    }

    @Test func `counts on from the first line`() throws {
        let value = YAMLValue.parse("a: b", path: "page.md", firstLine: 2, code: "yaml").value
        #expect(try #require(value).location.description == "page.md:2:1")
    }
}

@Suite struct `What is not YAML` {
    @Test func `is pointed at by line and column`() {
        check(
            "title: A\nnav: [a, b]1️⃣]\n", reads: nil,
            finds: ["1️⃣ this is not YAML: did not find expected key [yaml]"])
    }

    @Test func `is a second colon on a line`() {
        check(
            "title: Swift1️⃣: a guide", reads: nil,
            finds: ["1️⃣ this is not YAML: mapping values are not allowed in this context [yaml]"])
    }

    @Test func `is pointed at in bytes`() {
        check(
            "title: Größe1️⃣: a guide", reads: nil,
            finds: ["1️⃣ this is not YAML: mapping values are not allowed in this context [yaml]"])
    }

    @Test func `is a key that stands twice`() {
        check(
            "a: b\ntitle: c\n1️⃣title: d", reads: nil,
            finds: ["1️⃣ this is not YAML: the key 'title' stands here twice [yaml]"])
    }

    @Test func `is an alias of nothing`() {
        check(
            "a: 1️⃣*b", reads: nil, finds: ["1️⃣ this is not YAML: found undefined alias [yaml]"])
    }

    @Test func `is a control character`() {
        check(
            "title: A\nb: 1️⃣\u{1}", reads: nil,
            finds: ["1️⃣ this is not YAML: control characters are not allowed [yaml]"])
    }

    @Test func `is a second document`() {
        check(
            "a: b\n1️⃣---\nc: d", reads: nil,
            finds: ["1️⃣ this is not YAML: but found another document [yaml]"])
    }

    @Test func `says how to write a value with a colon`() {
        let found = YAMLValue.parse("a: b: c", path: "s.yml", firstLine: 1, code: "yaml")
        #expect(found.diagnostics.first?.hint?.contains("in double quotes") == true)
    }
}

@Suite struct `Hostile YAML` {
    private static let tooLarge =
        "(sitegen.yml:1:1) this YAML has more values than a configuration can need [yaml]"

    @Test func `with aliases of aliases is refused`() {
        var yaml = "l0: &l0 [a, a, a, a, a, a, a, a, a, a]\n"
        for level in 1...30 {
            let aliases = Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", ")
            yaml += "l\(level): &l\(level) [\(aliases)]\n"
        }
        check(yaml, reads: nil, finds: [Self.tooLarge])
    }

    @Test func `with aliases of aliases in a key is refused`() {
        var yaml = "l0: &l0 [a, a, a, a, a, a, a, a, a, a]\n"
        for level in 1...12 {
            let aliases = Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", ")
            yaml += "l\(level): &l\(level) [\(aliases)]\n"
        }
        check(yaml + "? *l12\n: b\n", reads: nil, finds: [Self.tooLarge])
    }

    @Test func `that is too deep is refused`() {
        let deep = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
        check(deep, reads: nil, finds: [Self.tooLarge])
    }

    @Test func `that is deep beyond all measure is refused`() {
        let read = YAMLValue.parse(
            String(repeating: "[", count: 200_000), path: "s.yml", firstLine: 1, code: "yaml")
        #expect(read.value == nil)
        #expect(read.diagnostics.map(\.code) == ["yaml"])
    }

    @Test func `with an endless list is refused`() {
        let items = Array(repeating: "a", count: 10_001).joined(separator: ", ")
        check("[\(items)]", reads: nil, finds: [Self.tooLarge])
    }

    @Test func `of a usual depth is read`() {
        let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        check(deep, reads: deep)
    }
}
