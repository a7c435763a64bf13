import Examples
import Runs
import Testing

@testable import Launching

private func notes(_ text: String) -> TwinNotes { NotesFile(Array(text.utf8)).notes }

@Suite struct `The file of marks` {
    @Test func `holds marks`() {
        #expect(
            NotesFile(Array("3 4\n5 6\n".utf8)).marks
                == [.init(output: 3, error: 4), .init(output: 5, error: 6)])
    }

    @Test func `holds nothing where nothing was written`() {
        #expect(NotesFile([]).marks == [])
        #expect(notes("") == TwinNotes())
    }

    @Test func `holds passages with their ends`() {
        #expect(
            notes("b 7 0 1\ne 7 2 3\nb 7 2 3\n").passages == [
                7: [
                    .init(before: .init(output: 0, error: 1), after: .init(output: 2, error: 3)),
                    .init(before: .init(output: 2, error: 3), after: nil),
                ]
            ])
    }

    @Test func `holds passages within one another, the inner one ending first`() {
        #expect(
            notes("b 0 0 0\nb 0 1 0\ne 0 2 0\ne 0 3 0\n").passages[0] == [
                .init(before: .init(output: 0, error: 0), after: .init(output: 3, error: 0)),
                .init(before: .init(output: 1, error: 0), after: .init(output: 2, error: 0)),
            ])
    }

    @Test func `holds an end without a begin for nothing`() {
        #expect(notes("e 0 1 1\n").passages == [:])
    }

    @Test func `holds values with line ends in them`() {
        let found = notes("d 1 0 0\nv 1 0 0 o 0 3 7 0\na\nb\"a\\nb\"!\nb 2 0 0\n")
        #expect(
            found.values == [1: [.init(description: "a\nb", debugDescription: "\"a\\nb\"!")]])
        #expect(found.passages.keys.sorted() == [2])
        #expect(found.describing == [])
        #expect(found.printing == [])
    }

    @Test(arguments: [
        ("s", TwinObservations.Value.Style.set), ("d", .dictionary), ("v", .void), ("o", .other),
    ])
    func `holds a value's style`(letter: String, style: TwinObservations.Value.Style) {
        #expect(notes("v 0 0 0 \(letter) 0 0 0 0\n\n").values[0]?.map(\.style) == [style])
    }

    @Test func `holds the list of a value's elements, where there is one`() {
        let found = notes("v 1 0 0 o 0 1 1 6\nab[1, 2]\nv 2 0 0 o 0 1 1 0\ncd\n").values
        #expect(
            found == [
                1: [.init(description: "a", debugDescription: "b", elements: "[1, 2]")],
                2: [.init(description: "c", debugDescription: "d")],
            ])
    }

    @Test func `tells that a description was cut`() {
        #expect(notes("v 0 0 0 o 1 1 1 0\nab\n").values[0]?.map(\.isClipped) == [true])
    }

    @Test func `tells of descriptions that did not end`() {
        #expect(notes("d 1 0 0\nd 2 0 0\nv 2 0 0 o 0 1 1 0\nab\n").describing == [1])
    }

    @Test func `tells of descriptions that printed`() {
        #expect(notes("d 1 0 0\nv 1 0 4 o 0 1 1 0\nab\n").printing == [1])
    }

    @Test func `tells of probes that came to too much`() {
        #expect(notes("o 3\n").overflowing == [3])
    }

    @Test(arguments: [
        "b\n", "b 1\n", "b 1 2\n", "b x 2 3\n", "\n\n", "b 1 2 3", "1 2 3\n", "x 1 2 3\n", "o\n",
        "\u{0}\n", "v 0 0 0 o 0 9 9 0\nab\n", "v 0 0 0 o 0 -1 1 0\na\n", "v 0 0 0 o 0 1 1 9\nab\n",
        "v 0 0 0 o 0 1 1 -1\nab\n", "v 0 0 0 o 0 1 1\nab\n",
        "v 0 0 0 o 0 9223372036854775807 9223372036854775807 9223372036854775807\n",
    ])
    func `is read whatever else is in it`(text: String) {
        #expect(notes(text) == TwinNotes())
        #expect(NotesFile(Array(text.utf8)).marks == [])
    }
}
