import Examples
import Runs

/// What a program has written into its file of marks, by the functions of `runtime.c`.
///
/// A mark is a line `OUT ERR`. An instrumented twin notes `b ID OUT ERR` and `e ID OUT ERR` around
/// a statement. It notes `d ID OUT ERR` before a value is described. `v ID OUT ERR STYLE CUT BYTES
/// BYTES BYTES` follows, with three texts on the next line. It notes `o ID` where it is too much. What is
/// preloaded elsewhere notes `n 1` where the program asks for the network.
struct NotesFile {
    private(set) var marks: [ProcessRun.Mark] = []
    private(set) var notes = TwinNotes()
    private(set) var asksForNetwork = false

    /// The places, in `notes.passages`, of the passages that have not ended.
    private var open: [Int: [Int]] = [:]
    /// Descriptions that have not ended, with how far the streams had come.
    private var describing: [Int: [TwinObservations.Reach]] = [:]

    /// Reads the file's bytes; what is no record is passed over, since a program can write there.
    init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while let line = rest.popLine() {
            let words = line.split(separator: UInt8(ascii: " "))
                .map { String(decoding: $0, as: UTF8.self) }
            guard let letter = words.first, words.count > 1 else { continue }
            let numbers = words.compactMap { Int($0) }
            if numbers.count == 2, words.count == 2 {
                marks.append(.init(output: numbers[0], error: numbers[1]))
            } else if letter == "v", words.count == 9, numbers.count == 7 {
                take(value: numbers, style: words[4], from: &rest)
            } else if letter == "o", numbers.count == 1 {
                notes.overflowing.insert(numbers[0])
            } else if letter == "n", numbers == [1] {
                asksForNetwork = true
            } else if numbers.count == 3, words.count == 4 {
                take(letter, numbers[0], .init(output: numbers[1], error: numbers[2]))
            }
        }
        notes.describing = Set(describing.filter { !$0.value.isEmpty }.keys)
    }

    private mutating func take(_ letter: String, _ probe: Int, _ reach: TwinObservations.Reach) {
        switch letter {
        case "b":
            open[probe, default: []].append(notes.passages[probe, default: []].count)
            notes.passages[probe, default: []].append(.init(before: reach, after: nil))
        case "e":
            // The inner passage of a function that calls itself ends first.
            guard let place = open[probe]?.popLast(),
                let before = notes.passages[probe]?[place].before
            else { return }
            notes.passages[probe]?[place] = .init(before: before, after: reach)
        case "d": describing[probe, default: []].append(reach)
        default: break
        }
    }

    private mutating func take(
        value numbers: [Int], style: String, from rest: inout ArraySlice<UInt8>
    ) {
        let probe = numbers[0]
        var texts: [String] = []
        for length in numbers[4...] {
            guard (0...rest.count).contains(length) else { return }
            texts.append(String(decoding: rest.prefix(length), as: UTF8.self))
            rest = rest.dropFirst(length)
        }
        rest = rest.dropFirst()
        let reach = TwinObservations.Reach(output: numbers[1], error: numbers[2])
        if let before = describing[probe]?.popLast(), before != reach {
            notes.printing.insert(probe)
        }
        notes.values[probe, default: []].append(
            TwinObservations.Value(
                description: texts[0], debugDescription: texts[1],
                elements: texts[2].isEmpty ? nil : texts[2],
                style: .init(letter: style), isClipped: numbers[3] != 0))
    }
}

extension TwinObservations.Value.Style {
    fileprivate init(letter: String) {
        self =
            switch letter {
            case "s": .set
            case "d": .dictionary
            case "v": .void
            default: .other
            }
    }
}

extension ArraySlice<UInt8> {
    /// Takes the bytes up to a line feed, and the line feed; nil where there is none.
    fileprivate mutating func popLine() -> ArraySlice<UInt8>? {
        guard let end = firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { self = self[(end + 1)...] }
        return self[..<end]
    }
}
