import Diagnostics
package import OutputMatching
package import StatedComments
import SwiftCode

/// Lines that comments state, each with all that its words may mean, held against printed ones.
///
/// One reading may hold several lines (`"a\nb"` with its escape resolved). A reading `...` stands
/// for any number of lines.
package struct StatedLines {
    /// For each stated line its readings, each split into lines.
    private let readings: [[[LinePattern]]]
    private let statesNothing: Bool
    private let spelling: Spelling

    package init(_ lines: [StatedComment.Line], _ spelling: Spelling) {
        self.spelling = spelling
        readings = lines.map { line in
            // The quotes of a comment may be part of the output: of `debugPrint`.
            let quoted = line.readings.filter { !$0.isEmpty && !$0.contains("\n") }
                .map { "\"\($0)\"" }
            return (line.readings + quoted).map { reading in
                reading.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { line.pattern(of: String($0)) }
            }
        }
        statesNothing = lines.count == 1 && lines[0].readings.contains("")
    }

    /// How many lines are stated; one of these may stand for several that are printed.
    package var count: Int { readings.count }

    /// Whether they are all of these lines.
    package func hold(for printed: some BidirectionalCollection<String>) -> Bool {
        let printed = Array(printed)
        if printed.isEmpty { return statesNothing }
        return ends(in: printed, from: [0]).contains(printed.count)
    }

    /// Where they may begin so that they end with the last of these lines, at the latest at a place.
    package func beginning(in printed: [String], from first: Int, noLaterThan last: Int) -> Int? {
        guard first <= last else { return nil }
        return (first...last).last { ends(in: printed, from: [$0]).contains(printed.count) }
    }

    /// The stretches of these lines, from a place on, that they are: the shortest at each place.
    package func stretches(
        in printed: [String], from first: Int
    ) -> some Sequence<Range<Int>> {
        (first..<max(first, printed.count)).lazy.compactMap { start in
            ends(in: printed, from: [start]).filter { $0 > start }.min().map { start..<$0 }
        }
    }

    /// For each stated line the printed line that it is, where they come in order with any others
    /// between; nil for one that does not.
    package func placesInOrder(in printed: some Collection<String>) -> [Int?] {
        let printed = Array(printed)
        var next = 0
        return readings.map { readings in
            for start in printed.indices.dropFirst(next) {
                let ends = readings.compactMap { end(of: $0, in: printed, from: start) }
                guard let end = ends.max() else { continue }
                next = end
                return start
            }
            return nil
        }
    }

    /// Whether one of the stated lines is one of these.
    package func touch(_ printed: some Collection<String>) -> Bool {
        let printed = Array(printed)
        return readings.contains { readings in
            printed.indices.contains { start in
                readings.contains {
                    $0.first?.isEllipsis == false && $0.first?.text.isEmpty == false
                        && end(of: $0, in: printed, from: start) != nil
                }
            }
        }
    }

    /// The lines with the readings that occur among the printed lines. `origins` has for each line of
    /// the pattern the index of the stated line that it comes of.
    package func likeliest(for printed: [String]) -> (pattern: OutputPattern, origins: [Int]) {
        var lines: [LinePattern] = []
        var origins: [Int] = []
        for (index, readings) in readings.enumerated() {
            let chosen =
                readings.first { reading in
                    printed.indices.contains { end(of: reading, in: printed, from: $0) != nil }
                } ?? readings.first ?? []
            lines += chosen
            origins += chosen.map { _ in index }
        }
        return (OutputPattern(lines: lines, matching: .exact), origins)
    }

    /// Whether they are almost these lines, a slip or two apart: then they are no prose.
    package func areNear(_ printed: [String]) -> Bool {
        guard printed.count == readings.count, !printed.isEmpty else { return false }
        return zip(readings, printed).allSatisfy { readings, line in
            readings.contains { reading in
                guard reading.count == 1 else { return false }
                return reading[0].matches(line) || reading[0].text.isNear(line)
            }
        }
    }

    /// Whether they are like these lines: as many, and in each at least half of the words the same
    /// in their places, or one value for another. What is less like them may be prose.
    package func areLike(_ printed: [String]) -> Bool {
        guard printed.count == readings.count, !printed.isEmpty else { return false }
        return zip(readings, printed).allSatisfy { readings, line in
            readings.contains { $0.count == 1 && $0[0].text.isLike(line) }
        }
    }

    /// Whether they are all the lines of two streams, each in its order, as a terminal shows both.
    package func hold(forBoth output: [String], and errors: [String]) -> Bool {
        guard !output.isEmpty, !errors.isEmpty, readings.count == output.count + errors.count
        else { return false }
        // How many lines of the one may stand among the stated ones so far.
        var taken: Set<Int> = [0]
        for (index, readings) in readings.enumerated() {
            func isStated(_ line: String) -> Bool {
                readings.contains { $0.count == 1 && end(of: $0, in: [line], from: 0) != nil }
            }
            taken = taken.reduce(into: []) { next, count in
                if count < output.count, isStated(output[count]) { next.insert(count + 1) }
                let other = index - count
                if other < errors.count, isStated(errors[other]) { next.insert(count) }
            }
        }
        return taken.contains(output.count)
    }

    // MARK: Walking

    /// The places at which the lines may end that begin at one of these places.
    private func ends(in printed: [String], from starts: Set<Int>) -> Set<Int> {
        var places = starts
        for readings in readings {
            var next: Set<Int> = []
            for reading in readings {
                if reading.count == 1, reading[0].isEllipsis, let first = places.min() {
                    next.formUnion(first...printed.count)
                }
                for place in places {
                    if let end = end(of: reading, in: printed, from: place) { next.insert(end) }
                }
            }
            places = next
            if places.isEmpty { break }
        }
        return places
    }

    private func end(of reading: [LinePattern], in printed: [String], from start: Int) -> Int? {
        let end = start + reading.count
        guard end <= printed.count,
            zip(reading, printed[start..<end]).allSatisfy({
                $0.matches($1) || spelling.isSame($0.text, $1)
            })
        else { return nil }
        return end
    }
}

extension String {
    /// Whether another text differs from it by a slip, in more than case and punctuation.
    fileprivate func isNear(_ other: String) -> Bool {
        func letters(_ text: String) -> String {
            text.lowercased().filter { $0.isLetter || $0.isNumber }
        }
        return count >= 4 && letters(self) != letters(other)
            && nearMiss(of: self, among: [other]) != nil
    }
}

extension String {
    fileprivate func isLike(_ other: String) -> Bool {
        // Each text is also read in quotes, which makes it no value.
        if isValue, other.isValue, hasPrefix("\"") == other.hasPrefix("\"") { return true }
        let (own, others) = (split(separator: " "), other.split(separator: " "))
        let same = zip(own, others).count { $0 == $1 }
        return same > 0 && same * 2 >= max(own.count, others.count)
    }

    /// Whether it is a value as Swift writes it, and no name.
    private var isValue: Bool {
        guard let literal = LiteralText(startOf: self[...]), literal.text.endIndex == endIndex
        else { return false }
        return literal.kind != .member
    }
}

extension StatedComment.Line {
    /// How a text that it may mean is held against a printed line.
    package func pattern(of text: String) -> LinePattern {
        isQuoted ? LinePattern(quoted: text) : LinePattern(text)
    }
}
