/// Makes markdown of all constructs, the same for the same seed.
struct GeneratedMarkdown {
    private var random: SplitMix64
    private let depth: Int

    init(seed: UInt64) {
        random = SplitMix64(state: seed)
        depth = 3
    }

    /// A document of a few blocks; some of it is meant to be malformed.
    mutating func text() -> String {
        var text = blocks(depth: depth).joined(separator: "\n")
        if chance(60) { text += "\n\n[ref]: /somewhere 'a \"title\"'\n[ünï]: <b c>\n" }
        if chance(60) { text += "\n[^1]: one *note*\n\n[^long-name]: \(note())\n\n    more\n" }
        if chance(15) { text += "\n[^list]:\n    - in\n    - a list\n" }
        if chance(10) { text = text.replacing("\n", with: "\r\n") }
        if chance(15) { text = mutilated(text) }
        return text
    }

    // References inside definitions are counted differently, see `Footnotes`.
    private mutating func note() -> String { paragraph().replacing("[^", with: "[") }
}

// MARK: - Blocks

extension GeneratedMarkdown {
    private mutating func blocks(depth: Int) -> [String] {
        var lines: [String] = []
        for _ in 0...number(4) {
            lines += block(depth: depth)
            if chance(75) { lines.append(chance(10) ? "   " : "") }
        }
        return lines
    }

    private mutating func block(depth: Int) -> [String] {
        switch number(13) {
        case 0:
            let marks = String(repeating: "#", count: 1 + number(7))
            return ["\(marks) \(inlines())" + pick(["", " #", " ##  "])]
        case 1: return [paragraph(), pick(["===", "---", "-", "= ="])]
        case 2: return fencedCode()
        case 3: return ["    indented", pick(["", "\t", "  "]), "    \tcode <&>"]
        case 4: return [pick(["***", "---", "_ _ _", "* * *", "--"])]
        case 5: return table()
        case 6:
            return pick([
                ["<div class=\"a\">", inlines(), "</div>"], ["<!-- x", "", "-->"],
                ["<pre>a", "*b*</pre>"], ["<b>raw</b> *x*"],
            ])
        case 7, 8:
            guard depth > 0 else { return [] }
            return prefixed(blocks(depth: depth - 1), first: "> ", rest: pick(["> ", ">", ""]))
        case 9, 10: return depth > 0 ? list(depth: depth - 1) : []
        default: return paragraph().split(separator: "\n").map(String.init)
        }
    }

    private mutating func paragraph() -> String {
        var text = inlines()
        for _ in 0..<number(3) {
            text += pick(["\n", "  \n", "\\\n", "\n   ", " \n\t"]) + inlines()
        }
        return text
    }

    private mutating func fencedCode() -> [String] {
        let fence = pick(["```", "~~~", "````", "  ```", "~~~~~"])
        let info = pick([
            "", "swift", "swift no-run,exit=3", " a&amp;b \\* \"q\"", "c++  x", "{.x} y", "<x>",
        ])
        let code = pick([
            ["print(\"<&>\")"], [], ["", "  a", "\tb", ""], ["``", "~~"], ["x", "```", "y"],
        ])
        return [fence + info] + code + (chance(85) ? [fence] : [])
    }

    private mutating func table() -> [String] {
        let columns = 1 + number(4)
        func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        var lines = [row((0..<columns).map { _ in cell() })]
        lines.append(row((0..<columns).map { _ in pick(["---", ":--", "--:", ":-:", "-"]) }))
        for _ in 0..<number(4) {
            lines.append(row((0..<max(1, columns + number(3) - 1)).map { _ in cell() }))
        }
        return chance(20) ? [inlines()] + lines : lines
    }

    private mutating func cell() -> String {
        chance(20) ? pick(["", "\\|", "`a\\|b`"]) : inlines()
    }

    private mutating func list(depth: Int) -> [String] {
        let marker = pick(["- ", "* ", "1. ", "7) ", "+   ", "-\t", "10. "])
        let indent = String(repeating: " ", count: marker.count)
        var lines: [String] = []
        for _ in 0...number(3) {
            let task = pick(["", "", "", "[ ] ", "[x] ", "[X] "])
            lines += prefixed(blocks(depth: depth), first: marker + task, rest: indent)
        }
        return lines
    }

    private func prefixed(_ lines: [String], first: String, rest: String) -> [String] {
        lines.enumerated().map { ($0 == 0 ? first : $1.isEmpty && rest != ">" ? "" : rest) + $1 }
    }
}

// MARK: - Inlines

extension GeneratedMarkdown {
    private mutating func inlines() -> String {
        (0...number(5)).map { _ in inline(depth: 2) }.joined(separator: pick([" ", " ", ""]))
    }

    private mutating func inline(depth: Int) -> String {
        let inner = depth > 0 ? inline(depth: depth - 1) : "word"
        switch number(26) {
        case 0: return "*\(inner)*"
        case 1: return "**\(inner)**"
        case 2: return "~~\(inner)~~"
        case 3: return "`\(pick(["code", "<a&b>", " `` ", "a  b"]))`"
        case 4:
            let address = pick(["/u", "<a b>", "/ü?q='x'&y", "#f", "javascript:x", ""])
            return "[\(inner)](\(address) \(pick(["", "\"t & <x>\"", "'a \"b\"'"])))"
        case 5: return "![\(inner)](\(pick(["i.png", "/a%20b", "x[y]"])) \"\(pick(["", "t"]))\")"
        case 6: return "[\(inner)][ref]"
        case 7: return "[ünï]"
        case 8: return pick(["[^1]", "[^long-name]", "[^list]", "[^none]"])
        case 9: return pick(["<https://a.b/c?d&e>", "<x@y.example>"])
        case 10:
            return pick(["www.example.com/a_b", "https://example.com/(x)&copy;.", "m@e.example"])
        case 11: return pick(["<b>", "</b>", "<br/>", "<!-- c -->", "<a href='x'>", "<x"])
        case 12: return pick(["&amp;", "&copy;", "&#0;", "&nope;", "&#x1F600;", "&"])
        case 13: return pick(["\\*", "\\<", "\\\\", "\\a", "\\|"])
        case 14:
            return pick(["*", "_", "**", "~", "`", "[", "]", "![", "<", ">", "\"", "'"])
        case 15: return pick(["é", "日本", "👩‍👩‍👧", "e\u{301}", "\u{A0}"])
        case 16: return "__\(inner)__"
        case 17: return "***\(inner)***"
        case 18: return "\(inner)\n\(inner)"
        default: return pick(["word", "two words", "a_b_c", "3 < 4", "x | y", "it's"])
        }
    }
}

// MARK: - Chance

extension GeneratedMarkdown {
    /// Some bytes of the text, and some other things put into it.
    private mutating func mutilated(_ text: String) -> String {
        var characters = Array(text.unicodeScalars)
        for _ in 0...number(4) where !characters.isEmpty {
            let place = number(characters.count)
            if chance(50) { characters.remove(at: place) }
            let extra = pick(["\n", "\t", "    ", "> ", "|", "`", "*", "[", "\n\n", "- ", "\\"])
            characters.insert(contentsOf: extra.unicodeScalars, at: min(place, characters.count))
        }
        var mutilated = String.UnicodeScalarView()
        mutilated.append(contentsOf: characters)
        return String(mutilated)
    }

    mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    mutating func chance(_ percent: Int) -> Bool { number(100) < percent }

    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[number(choices.count)] }
}

/// Steele, Lea and Flood's generator: small, and the same on every machine.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
