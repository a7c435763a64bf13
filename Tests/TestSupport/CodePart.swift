extension String {
    /// The text between two UTF-8 offsets, with spaces for the ends of lines.
    package func part(_ range: Range<Int>) -> String {
        String(decoding: Array(utf8)[range], as: UTF8.self)
            .split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    }
}
