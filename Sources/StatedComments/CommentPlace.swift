import SwiftCode

/// What a comment's line stands at, as far as its meaning depends on it.
struct CommentPlace {
    /// The statement that it follows.
    let statement: Statement?
    /// The statement's code.
    let code: Substring
    /// The names that the code of the block holds.
    let names: Set<Substring>
    let isTrailing: Bool
    /// Whether braces, or the statements of a case, begin before it on its line: `catch { // error`.
    let isAtOpening: Bool
    let leads: Leads

    /// Whether the statement is a call of `print` or one of its kin.
    var isPrinting: Bool {
        let call = code.hasPrefix("await ") ? code.dropFirst(6) : code
        return statement?.shape == .expression
            && ["print(", "debugPrint(", "dump(", "Swift.print("].contains(where: call.hasPrefix)
    }

    /// Whether a lone `error` may say what the code does, as at `return nil`, not that it fails to
    /// compile.
    var mayHandleErrors: Bool {
        switch statement?.shape {
        case .transfer, .other: true
        case .none: isAtOpening
        default: isPrinting
        }
    }

    /// Whether the statement gives a variable of this name its value.
    func binds(_ name: String) -> Bool {
        switch statement?.shape {
        case .variable(let names): names.contains(name)
        case .assignment(let target): target == name
        default: false
        }
    }

    /// Whether one word may be how a value is described, `north` or `circle(radius: 2)`; or a type, or
    /// what begins with a digit, as a date does.
    func mayBeDescribed(by text: Substring) -> Bool {
        if isTrailing, statement?.value != nil, !isPrinting, text.first?.isNumber == true {
            return true
        }
        guard statement?.shape == .expression, !isPrinting, !text.isEmpty else { return false }
        if code.hasPrefix("type(of:") { return !QuotedText.isIn(String(text)) }
        guard isTrailing, text.first?.isLowercase == true else { return false }
        let rest = text.drop { $0.isWordCharacter }
        return rest.isEmpty || rest.hasPrefix("(") && rest.hasSuffix(")")
    }

    /// Whether a printed string begins as a line does: `print("x is \(x)")  // x is 5`.
    func prints(textLike text: String) -> Bool {
        let word = text.prefix { !$0.isWhitespace }
        return isPrinting && word.first?.isLetter == true && code.contains("\"\(word)")
    }

    /// Whether a line is a remark to readers or tools.
    func isRemark(_ text: String) -> Bool {
        var reader = CommentReader(text)
        guard let lead = reader.take(leads(.none)) else { return false }
        if leads.isOwn(lead) || lead.hasSuffix(":") || lead.hasSuffix(".") { return true }
        let isOfWord = reader.isAtEnd || reader.rest.first?.isLetter == false
        return !isPrinting && (isOfWord || lead.first?.isLetter == false)
            || ["todo", "fixme", "swift-format-ignore"].contains(lead)
    }
}
