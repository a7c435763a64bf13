import TestSupport
import Testing

/// A value, by an expression behind some declarations, and what the twin notes of it.
private struct Described: CustomTestStringConvertible, Sendable {
    let expression: String
    let notes: String

    init(_ expression: String, _ notes: String) {
        self.expression = expression
        self.notes = notes
    }

    var testDescription: String { expression }
}

/// Types of the program, each of which prints when it does what a twin must not make it do.
private let declarations = """
    struct Words: Sequence {
        func makeIterator() -> IndexingIterator<[String]> { ["a", "b"].makeIterator() }
    }
    struct Endless: Sequence {
        struct Iterator: IteratorProtocol { func next() -> Int? { 1 } }
        func makeIterator() -> Iterator { Iterator() }
    }
    struct Nested: Sequence {
        func makeIterator() -> CollectionOfOne<Nested>.Iterator {
            CollectionOfOne(self).makeIterator()
        }
    }
    final class Shared: Sequence, CustomStringConvertible {
        var description: String { "shared" }
        func makeIterator() -> IndexingIterator<[Int]> {
            print("looked at")
            return [1].makeIterator()
        }
    }
    struct Counted: Sequence, IteratorProtocol, CustomStringConvertible {
        var description: String { "counted" }
        mutating func next() -> Int? { print("used up"); return nil }
    }
    struct Mirrored: CustomReflectable, CustomStringConvertible {
        var description: String { "mirrored" }
        var customMirror: Mirror { print("mirror"); return Mirror(self, children: []) }
    }
    let numbers = [1, 2, 3, 4]
    let words = ["a", "b"]
    let pair: (first: ArraySlice<Int>, Int) = (numbers[..<1], 2)
    let nothing: ArraySlice<Int>? = nil
    func double(_ number: Int) -> Int { number * 2 }
    """

private let values = [
    // Lists
    Described(
        "[numbers[0...0], numbers[1...2]]",
        "[ArraySlice([1]), ArraySlice([2, 3])] list [[1], [2, 3]]"),
    Described(
        "numbers.split(separator: 2)", "[ArraySlice([1]), ArraySlice([3, 4])] list [[1], [3, 4]]"),
    Described("numbers[..<1] as ArraySlice?", "Optional(ArraySlice([1])) list Optional([1])"),
    Described(
        "[numbers[..<1] as ArraySlice?, nil]",
        "[Optional(ArraySlice([1])), nil] list [Optional([1]), nil]"),
    Described("pair.self", "(first: ArraySlice([1]), 2) list (first: [1], 2)"),
    Described("[pair][0...]", "ArraySlice([(first: ArraySlice([1]), 2)]) list [(first: [1], 2)]"),
    Described("Words()", #"main.Words() list ["a", "b"]"#),
    Described("[Words()]", #"[main.Words()] list [["a", "b"]]"#),
    Described("[numbers[0...0]: 1].keys.first", "Optional(ArraySlice([1])) list Optional([1])"),
    // What is described as a list anyway
    Described("numbers[2...3]", "ArraySlice([3, 4])"),
    Described("numbers[0..<0]", "ArraySlice([])"),
    Described("words[1...]", #"ArraySlice(["b"])"#), Described("[5, 6]", "[5, 6]"),
    Described("ContiguousArray(numbers)", "ContiguousArray([1, 2, 3, 4])"),
    Described(
        "Array(words.enumerated())", #"[(offset: 0, element: "a"), (offset: 1, element: "b")]"#),
    // No lists
    Described("Set([7])", "Set([7]) set"), Described("[3: 4]", "[3: 4] dictionary"),
    Described("[Set([8])][0...]", "ArraySlice([Set([8])])"),
    Described("[[5: 6]][0...]", "ArraySlice([[5: 6]])"),
    Described("5..<8", "Range(5..<8)"), Described("5...8", "ClosedRange(5...8)"),
    Described("[1..<2][0...]", "ArraySlice([Range(1..<2)])"),
    Described("(5...)", "Swift.PartialRangeFrom<Swift.Int>(lowerBound: 5)"),
    Described("\"ab\"", "\"ab\""), Described("\"cd\".dropLast()", "\"c\""),
    Described("Character(\"e\")", "\"e\""), Described("nothing.self", "nil"),
    Described("(1, a: 2)", "(1, a: 2)"), Described("Shared()", "shared"),
    Described("[Shared(), Shared()]", "[shared, shared]"), Described("Counted()", "counted"),
    Described("[Counted()]", "[counted]"), Described("Mirrored()", "mirrored"),
    Described("[Mirrored()]", "[mirrored]"), Described("Endless()", "main.Endless()"),
    Described("Nested()", "main.Nested()"), Described("[double]", "[(Function)]"),
    Described("type(of: numbers)", "Swift.Array<Swift.Int>"),
]

@Suite struct `The list of a value's elements` {
    @Test func `is what the value has, and nothing of the program is used up for it`() async throws
    {
        let code = ([declarations] + values.map(\.expression)).joined(separator: "\n")
        let found = try await evidence(code, values.map { .value($0.expression) })
        for (value, found) in zip(values, found) {
            #expect(found == "[] = " + value.notes, "\(value.expression)")
        }
        #expect(found.count == values.count)
    }

    @Test func `is that of lazy collections`() async throws {
        let found = try await evidence(
            "let doubled = [1, 2].lazy.map { $0 * 2 }\ndoubled\ndoubled.reversed()\n[3, 4].lazy.filter { $0 > 3 }",
            [
                .value("doubled.reversed()"), .value("[3, 4].lazy.filter { $0 > 3 }"),
                .variable("doubled", after: "let doubled = [1, 2].lazy.map { $0 * 2 }"),
            ])
        #expect(found.map { $0.split(separator: " list ").last } == ["[4, 2]", "[4]", "[2, 4]"])
    }

    @Test func `leaves an iterator where it is`() async throws {
        let found = try await evidence(
            """
            var iterator = [1, 2].makeIterator()
            let same = AnyIterator(iterator)
            same
            iterator
            same.next()
            iterator.next()
            """,
            [
                .value("same"), .value("iterator"), .value("same.next()"),
                .value("iterator.next()"),
            ])
        #expect(found.prefix(2).allSatisfy { !$0.contains(" list ") })
        #expect(found.suffix(2) == ["[] = Optional(1)", "[] = Optional(1)"])
    }

    @Test func `is none of a value that is too large to be listed`() async throws {
        let found = try await evidence(
            """
            let wide = Array(repeating: String(repeating: "x", count: 1000), count: 500)[0...]
            wide.prefix(500)
            let long = (0..<3000).map { $0 }[0...]
            long.prefix(3000)
            """,
            [.value("wide.prefix(500)"), .value("long.prefix(3000)")])
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.hasPrefix("[] = ArraySlice([") && !$0.contains(" list ") })
        #expect(found.first?.hasSuffix(" cut") == true)
    }
}
