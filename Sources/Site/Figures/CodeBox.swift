import Markdown

/// The HTML of a block of code: in a box, in which a script puts the button that copies it.
struct CodeBox {
    /// As HTML. What is no part of the code is in `samp` or in a `prompt`, so that it is not copied.
    let code: String
    /// The name of the box for those who do not see it.
    let label: String
    /// The class of the code, which says its language; nil for code of none.
    var language: String?
    /// Nil within a figure, which has the width itself.
    var width: CodeWidth?

    var html: String {
        let name = language.map { " class=\"\(HTML.escape($0))\"" } ?? ""
        return """
            <div class="code\(width?.attributeSuffix ?? "")">\
            <pre role="group" aria-label="\(HTML.escape(label))">\
            <code\(name)>\(code)</code></pre></div>

            """
    }
}

/// How wide a box of code stands on the page: there are these two widths, so that the edges of the
/// boxes of a page agree.
enum CodeWidth {
    /// As wide as the text.
    case measure
    /// For code with a line that the measure has no room for.
    case wide

    /// As many columns as a box of the measure shows without scrolling.
    static let columnsOfMeasure = 72

    init(of code: some StringProtocol) {
        let lines = code.split(separator: "\n")
        self = lines.contains { Self.columns(of: $0) > Self.columnsOfMeasure } ? .wide : .measure
    }

    /// What is added to the class of the box.
    var attributeSuffix: String { self == .wide ? " wide" : "" }

    /// The columns that a line takes in a font of fixed width: letters of East Asia take two, a tab
    /// leads to the next fourth one.
    private static func columns(of line: some StringProtocol) -> Int {
        line.unicodeScalars.reduce(0) { column, scalar in
            switch scalar.value {
            case 0x09: column / 4 * 4 + 4
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
                0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
                0x1F900...0x1F9FF, 0x20000...0x3FFFD:
                column + 2
            default: scalar.properties.generalCategory == .nonspacingMark ? column : column + 1
            }
        }
    }
}
