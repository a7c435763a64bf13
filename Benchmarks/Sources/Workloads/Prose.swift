/// Prose without sense but of the usual build: sentences with emphasis, code and links.
struct Prose {
    private var random: SplitMix64
    /// Where links may lead.
    private let links: [String]

    init(random: SplitMix64, links: [String] = []) {
        self.random = random
        self.links = links
    }

    /// A few words that begin with a capital letter.
    mutating func title() -> String {
        let title = (0..<random.number(in: 2...5)).map { _ in random.element(of: words) }
            .joined(separator: " ")
        return title.prefix(1).uppercased() + title.dropFirst()
    }

    mutating func sentence() -> String {
        var pieces = (0..<random.number(in: 6...18)).map { _ in random.element(of: words) }
        pieces[0] = pieces[0].prefix(1).uppercased() + pieces[0].dropFirst()
        let place = random.number(in: 1...pieces.count - 2)
        switch random.number(in: 0...9) {
        case 0, 1: pieces[place] = "*\(pieces[place])*"
        case 2: pieces[place] = "**\(pieces[place]) \(random.element(of: words))**"
        case 3, 4: pieces[place] = "`\(pieces[place])`"
        case 5...6 where !links.isEmpty:
            pieces[place] = "[\(pieces[place])](\(random.element(of: links)))"
        case 7: pieces[place] += ","
        default: break
        }
        return pieces.joined(separator: " ") + "."
    }

    /// A paragraph of a few lines, ended by a blank one.
    mutating func paragraph() -> String {
        (0..<random.number(in: 2...5)).map { _ in sentence() }.joined(separator: "\n") + "\n\n"
    }

    mutating func list() -> String {
        (0..<random.number(in: 3...6)).map { _ in "- \(sentence())\n" }.joined() + "\n"
    }

    mutating func table() -> String {
        "| \(random.element(of: words)) | \(random.element(of: words)) |\n| --- | ---: |\n"
            + (0..<random.number(in: 3...8)).map { _ in
                "| \(random.element(of: words)) | \(random.number(in: 1...999)) |\n"
            }.joined() + "\n"
    }

    /// Another number of the same generator, to choose what comes next.
    mutating func number(_ range: ClosedRange<Int>) -> Int { random.number(in: range) }

    /// A program with a generator of its own.
    mutating func program() -> BookProgram { .make(from: &random) }
}
