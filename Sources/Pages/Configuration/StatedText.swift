package import Diagnostics
import Keys

/// A text with the place where it is written.
package struct StatedText: Hashable, Sendable {
    package let text: String
    package let location: SourceLocation
}

extension ValueForm<StatedText> {
    static let statedText = Self(words: ValueForm<String>.text.words) { value in
        guard case .scalar(let text) = value.content else { return nil }
        return StatedText(text: text, location: value.location)
    }

    /// An address in which `{path}` stands for the file of a page.
    static let editAddress = Self(words: "an address with '{path}' for the page's file") { value in
        guard let stated = statedText.read(value), stated.text.contains("{path}") else {
            return nil
        }
        let scheme = LinkPath.scheme(of: stated.text)
        return scheme == nil || ["http", "https"].contains(scheme) ? stated : nil
    }
}

extension ValueForm<String> {
    /// A day of the calendar, as ISO 8601 has it: `2026-01-31`.
    static let day = Self("a day such as 2026-01-31") { text in
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in
            part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
        }
        guard parts.map(\.count) == [4, 2, 2], numbers.count == 3, (1...12).contains(numbers[1]),
            (1...days(of: numbers[1], in: numbers[0])).contains(numbers[2])
        else { return nil }
        return text
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}

extension ValueForm<SourceLocation> {
    /// The place of a word that says all.
    static func place(of word: String) -> Self {
        Self(words: "'\(word)'") { value in
            guard case .scalar(word) = value.content else { return nil }
            return value.location
        }
    }
}
