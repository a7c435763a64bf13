/// What changes between two texts, in the format of `diff -u`, so that tools can apply it.
///
/// Lines end by a line feed; a carriage return before it is of the line. Empty where nothing
/// changes.
package struct UnifiedDiff: Hashable, Sendable {
    /// Each with its line end.
    package let lines: [String]

    private static let context = 3

    /// The difference between two contents of the file at `path`.
    package init(path: String, from old: some Sequence<UInt8>, to new: some Sequence<UInt8>) {
        let script = Self.script(Self.lines(Array(old)), Self.lines(Array(new)))
        let changed = script.indices.filter { script[$0].kind != .same }
        guard !changed.isEmpty else {
            lines = []
            return
        }
        // Changes whose context meets are of one hunk.
        var hunks: [Range<Int>] = []
        for index in changed {
            let start = max(0, index - Self.context)
            let end = min(script.count, index + Self.context + 1)
            if let last = hunks.last, start <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<end
            } else {
                hunks.append(start..<end)
            }
        }
        // As `git diff --no-index` names a file by its absolute path.
        let name = path.hasPrefix("/") ? path.dropFirst() : path[...]
        lines =
            ["--- a/\(name)\n", "+++ b/\(name)\n"]
            + hunks.flatMap { Self.hunk(script, $0) }
    }

    private struct Line {
        enum Kind: String {
            case same = " "
            case removed = "-"
            case added = "+"
        }
        let kind: Kind
        let text: ArraySlice<UInt8>
        /// How many lines of the two texts are before it.
        let before: (old: Int, new: Int)
    }

    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(bytes[start...end])
            start = end + 1
        }
        return start < bytes.count ? lines + [bytes[start...]] : lines
    }

    private static func script(
        _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
    ) -> [Line] {
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var script: [Line] = []
        var left = 0
        var right = 0
        while left < old.count || right < new.count {
            if removed.contains(left) {
                script.append(Line(kind: .removed, text: old[left], before: (left, right)))
                left += 1
            } else if added.contains(right) {
                script.append(Line(kind: .added, text: new[right], before: (left, right)))
                right += 1
            } else {
                script.append(Line(kind: .same, text: old[left], before: (left, right)))
                left += 1
                right += 1
            }
        }
        return script
    }

    private static func hunk(_ script: [Line], _ range: Range<Int>) -> [String] {
        let lines = script[range]
        let old = lines.count { $0.kind != .added }
        let new = lines.count { $0.kind != .removed }
        let before = lines.first?.before ?? (old: 0, new: 0)
        let place = { (start: Int, count: Int) in
            "\(count == 0 ? start : start + 1)" + (count == 1 ? "" : ",\(count)")
        }
        let head = "@@ -\(place(before.old, old)) +\(place(before.new, new)) @@\n"
        return [head]
            + lines.map { line in
                let text = line.kind.rawValue + String(decoding: line.text, as: UTF8.self)
                let isEnded = line.text.last == UInt8(ascii: "\n")
                return isEnded ? text : text + "\n\\ No newline at end of file\n"
            }
    }
}
