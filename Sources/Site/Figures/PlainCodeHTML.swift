import Markdown
import Pages

/// How a block of code is written that is no example: with its title, if it has one.
enum PlainCodeHTML {
    static func html(_ block: CodeBlock, _ words: FrameWords) -> String {
        let language = block.infoString.language
        let presentation = block.presentation
        let label = presentation.title ?? language
        let width = CodeWidth(of: block.code)
        let box = CodeBox(
            code: CodeHTML.highlighted(block.code, language: language, marking: presentation),
            label: label.isEmpty ? words[.code] : words(.codeOf, ["language": label]),
            language: language.isEmpty ? nil : "language-\(language)",
            width: presentation.title == nil ? width : nil
        ).html
        guard let title = presentation.title else { return box }
        return """
            <figure class="listing\(width.attributeSuffix)">
            <figcaption>\(HTML.escape(title))</figcaption>
            \(box)</figure>

            """
    }
}
