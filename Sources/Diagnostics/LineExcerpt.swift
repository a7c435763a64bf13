/// A line as a message shows it: whole, or, where it is long, what is around the place.
struct LineExcerpt {
    let text: String
    /// The white space that puts a caret under the column: tabs stay tabs.
    let indentation: String

    /// A line of no more bytes is shown whole.
    private static let longest = 400
    /// Bytes that are shown before and after the place in a longer one.
    private static let before = 80
    private static let after = 160

    /// The column counts bytes from one.
    init(_ line: Substring, around column: Int) {
        let bytes = line.utf8
        let place = min(max(0, column - 1), bytes.count)
        let range =
            bytes.count <= Self.longest
            ? 0..<bytes.count
            : max(0, place - Self.before)..<min(bytes.count, place + Self.after)
        let start = bytes.startOfScalar(at: range.lowerBound)
        let head = start > bytes.startIndex ? "…" : ""
        let end = bytes.startOfScalar(at: range.upperBound)
        let tail = end < bytes.endIndex ? "…" : ""
        text = head + line[start..<end] + tail
        let indented = line[start..<max(start, bytes.startOfScalar(at: place))]
        indentation = String((head + indented).map { $0 == "\t" ? "\t" : " " })
    }
}

extension Substring.UTF8View {
    /// The start of the scalar that the byte with this offset belongs to.
    fileprivate func startOfScalar(at offset: Int) -> Index {
        var index = self.index(startIndex, offsetBy: offset)
        while index > startIndex, index < endIndex, self[index] & 0xC0 == 0x80 {
            index = self.index(before: index)
        }
        return index
    }
}
