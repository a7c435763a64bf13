/// The lines of a text, by UTF-8 offsets.
package struct CodeLines: Sendable {
    package let code: String
    /// The offsets at which lines begin.
    package let starts: [Int]

    package init(_ code: String) {
        self.code = code
        starts = [0] + code.utf8.enumerated().filter { $0.element == 0x0A }.map { $0.offset + 1 }
    }

    /// The line, counted from zero, that an offset stands on.
    package func number(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The code between two offsets.
    package func text(_ range: Range<Int>) -> Substring {
        let utf8 = code.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return code[start..<utf8.index(start, offsetBy: range.count)]
    }
}
