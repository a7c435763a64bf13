package import Diagnostics
package import Examples
import Markdown

extension FenceMark {
    /// The mark that a word means.
    ///
    /// Finds `unknown-mark` for a word that is none, `mark-value` for a value that it cannot have.
    package static func read(
        key: String, value: String?, at location: SourceLocation
    ) -> Diagnosed<FenceMark?> {
        if let value { return readValue(value, of: key, at: location) }
        if let flag = flag(key) { return Diagnosed(flag) }
        if keys.contains(key) || key.hasPrefix("env.") {
            return Diagnosed(nil, [.missingValue(of: key, at: location)])
        }
        return Diagnosed(nil, [.unknownMark(key, at: location)])
    }

    /// The mark that a word without a value means; nil where it is none.
    package static func flag(_ key: String) -> FenceMark? {
        switch key {
        case "no-run": .kind(.noRun)
        case "compile-fail": .kind(.compileFail)
        case "should-crash": .kind(.shouldCrash)
        case "sketch": .kind(.sketch)
        case "standalone": .standalone
        case "needed": .needed
        case "optimize": .optimize
        default: nil
        }
    }

    private static func readValue(
        _ value: String, of key: String, at location: SourceLocation
    ) -> Diagnosed<FenceMark?> {
        if flags.contains(key) {
            return Diagnosed(nil, [.valueWithoutUse(of: key, at: location)])
        }
        if let name = key.dropping(prefix: "env.") {
            guard isName(name, extra: "") else {
                return wrong(value: String(name), of: "env", at: location)
            }
            return Diagnosed(.environment(name: String(name), value: value))
        }
        switch key {
        case "exit":
            guard let status = Int(value), (1...255).contains(status) else {
                return wrong(value: value, of: key, at: location)
            }
            return Diagnosed(.kind(.exit(status)))
        case "ignore":
            guard !value.allSatisfy(\.isWhitespace) else {
                return wrong(value: value, of: key, at: location)
            }
            return Diagnosed(.kind(.ignore(why: value)))
        case "id", "session":
            guard isName(value[...], extra: "-.") else {
                return wrong(value: value, of: key, at: location)
            }
            return Diagnosed(key == "id" ? .id(value) : .session(value))
        case "timeout":
            guard let duration = Duration(written: value) else {
                return wrong(value: value, of: key, at: location)
            }
            return Diagnosed(.timeout(duration))
        case "swift":
            guard ["4", "4.2", "5", "6"].contains(value) else {
                return wrong(value: value, of: key, at: location)
            }
            return Diagnosed(.swift(value))
        case "feature":
            guard isName(value[...], extra: "") else {
                return wrong(value: value, of: key, at: location)
            }
            return Diagnosed(.feature(value))
        case "stdin": return Diagnosed(.standardInput(value.unescapingControls))
        case "args":
            guard let arguments = shellWords(value) else {
                return wrong(value: value, of: key, at: location)
            }
            return Diagnosed(.arguments(arguments))
        case "file":
            guard isFileName(value) else { return wrong(value: value, of: key, at: location) }
            return Diagnosed(.file(value))
        case "allow":
            guard value == "network" else { return wrong(value: value, of: key, at: location) }
            return Diagnosed(.network)
        case "from":
            let parts = value.split(
                separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            guard isPathWithin(parts[0]), parts.count == 1 || isRegionName(parts[1]) else {
                return wrong(value: value, of: key, at: location)
            }
            return Diagnosed(
                .from(
                    path: String(parts[0]), region: parts.count == 1 ? nil : String(parts[1])))
        case "env": return wrong(value: value, of: key, at: location)
        default: return Diagnosed(nil, [.unknownMark(key, at: location)])
        }
    }

    private static func wrong(
        value: String, of key: String, at location: SourceLocation
    ) -> Diagnosed<FenceMark?> {
        Diagnosed(nil, [.wrongValue(value, of: key, at: location)])
    }

    /// Whether it is a relative path without steps upwards.
    private static func isPathWithin(_ path: Substring) -> Bool {
        path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part != "." && part != ".."
                && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{7F}" }
        }
    }

    /// A relative path that stays in the working folder and is not the program's own file. It is
    /// neither an option of the compiler, nor `@` and a file of such.
    private static func isFileName(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard path.first != "-", path.first != "@" else { return false }
        return parts.allSatisfy { part in
            !part.isEmpty && part != "." && part != ".."
                && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{7F}" }
        } && parts[0] != "main" && path != "main.swift"
    }
}

/// Splits a command line's arguments as a shell does: white space separates, single quotes keep a
/// word together. Nil where a quote is not closed.
func shellWords(_ text: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in text {
        switch character {
        case "'":
            isQuoted.toggle()
            word = word ?? ""
        case let space where space.isWhitespace && !isQuoted:
            if let finished = word { words.append(finished) }
            word = nil
        default: word = (word ?? "") + String(character)
        }
    }
    if let last = word { words.append(last) }
    return isQuoted ? nil : words
}

extension String {
    fileprivate func dropping(prefix: String) -> Substring? {
        hasPrefix(prefix) ? dropFirst(prefix.count) : nil
    }

    /// The text with `\n`, `\t` and `\\` resolved; a backslash before anything else stays.
    fileprivate var unescapingControls: String {
        var result = ""
        var iterator = makeIterator()
        while let character = iterator.next() {
            guard character == "\\" else {
                result.append(character)
                continue
            }
            switch iterator.next() {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "\\": result.append("\\")
            case let other?: result += "\\" + String(other)
            case nil: result.append("\\")
            }
        }
        return result
    }
}

extension Diagnostic {
    fileprivate static func unknownMark(_ name: String, at location: SourceLocation) -> Self {
        let words = FenceMark.flags + FenceMark.keys + BlockPresentation.keys
        let near = nearMiss(of: name, among: words)
        let known = words.sorted().joined(separator: ", ")
        return Diagnostic(
            code: "unknown-mark", summary: "'\(name)' is not a mark of an example",
            hint: name == "hidden"
                ? "put a block that readers do not see into an HTML comment: '<!-- swift hidden'"
                : near.map { "did you mean '\($0)'?" } ?? "marks are: \(known)",
            location: location)
    }

    fileprivate static func missingValue(of key: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "mark-value", summary: "the mark '\(key)' needs a value",
            hint: "write \(FenceMark.form(of: key))", location: location)
    }

    fileprivate static func valueWithoutUse(of key: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "mark-value", summary: "the mark '\(key)' takes no value",
            hint: "write '\(key)' alone", location: location)
    }

    fileprivate static func wrongValue(
        _ value: String, of key: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "mark-value", summary: "'\(value)' is not a value of the mark '\(key)'",
            hint: "write \(FenceMark.form(of: key))", location: location)
    }
}

extension FenceMark {
    /// How a mark with a value is written, for messages.
    fileprivate static func form(of key: String) -> String {
        switch key {
        case "exit": "exit=N with a status from 1 to 255"
        case "ignore": "ignore=\"why\" with the reason"
        case "id", "session": "\(key)=name with letters, digits, '-', '.' and '_'"
        case "timeout": "timeout=5s or timeout=500ms, at most 60m"
        case "swift": "swift=6, or 4, 4.2, 5"
        case "feature": "feature=Name with the name of an upcoming feature"
        case "stdin": "stdin=\"text\" (\\n for a line feed)"
        case "args": "args=\"one two 'a third'\""
        case "env": "env.NAME=value with a name of letters, digits and '_'"
        case "file": "file=\"Name.ext\", a relative path other than 'main' and 'main.swift'"
        case "allow": "allow=network"
        case "from":
            "from=\"path#region\", a path from the folder of 'sitegen.yml' that stays in it"
        default: "\(key)=value"
        }
    }
}
