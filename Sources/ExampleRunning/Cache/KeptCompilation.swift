import Caching
import Examples
import Runs

/// What is kept of a compiler's work.
struct KeptCompilation: Hashable, Sendable {
    /// Succeeded, refused or not linked; nothing else is kept.
    let compilation: ProgramRun.Compilation
    /// In coordinates of the program.
    let messages: [CompilerMessage]
    /// The digest of the program; nil where none was made.
    let program: Digest?
    /// What the program may ask for.
    let needs: SurroundingNeeds

    var bytes: [UInt8] {
        var writer = ByteWriter()
        switch compilation {
        case .succeeded: writer.append(0)
        case .refused: writer.append(1)
        case .notLinked(let failure):
            writer.append(2)
            writer.append(failure)
        case .withoutPackage, .timedOut, .exceeded, .crashed:
            preconditionFailure("such a result is not kept")
        }
        writer.append(each: messages) { $0.append($1) }
        writer.append(bytes: program?.bytes ?? [])
        writer.append(needs.rawValue)
        return writer.bytes
    }

    init(
        compilation: ProgramRun.Compilation, messages: [CompilerMessage], program: Digest?,
        needs: SurroundingNeeds
    ) {
        self.compilation = compilation
        self.messages = messages
        self.program = program
        self.needs = needs
    }

    /// Nil for bytes that are not what `bytes` gives.
    init?(bytes: [UInt8]) {
        var reader = ByteReader(bytes[...])
        switch reader.number() {
        case 0: compilation = .succeeded
        case 1: compilation = .refused
        case 2:
            guard let failure = reader.linkerFailure() else { return nil }
            compilation = .notLinked(failure)
        default: return nil
        }
        guard let messages = reader.each({ $0.message() }), let program = reader.bytes(),
            let needs = reader.number(), reader.isAtEnd
        else { return nil }
        self.messages = messages
        self.program = Digest(bytes: program)
        self.needs = SurroundingNeeds(rawValue: needs)
    }
}

extension ByteWriter {
    fileprivate mutating func append(_ failure: LinkerFailure) {
        switch failure.cause {
        case .missing(let symbols): append(0, symbols)
        case .repeated(let symbols): append(1, symbols)
        case .other: append(2, [])
        }
        append(each: failure.words) { $0.append(string: $1) }
    }

    private mutating func append(_ cause: Int, _ symbols: [String]) {
        append(cause)
        append(each: symbols) { $0.append(string: $1) }
    }

    fileprivate mutating func append(_ message: CompilerMessage) {
        append(string: message.severity.rawValue)
        append(string: message.text)
        append(each: message.source.map { [$0] } ?? []) { $0.append(string: $1) }
        append(message.line)
        append(message.column)
    }
}

extension ByteReader {
    fileprivate mutating func linkerFailure() -> LinkerFailure? {
        guard let cause = number(), let symbols = each({ $0.string() }),
            let words = each({ $0.string() })
        else { return nil }
        switch cause {
        case 0: return LinkerFailure(cause: .missing(symbols), words: words)
        case 1: return LinkerFailure(cause: .repeated(symbols), words: words)
        case 2: return LinkerFailure(cause: .other, words: words)
        default: return nil
        }
    }

    fileprivate mutating func message() -> CompilerMessage? {
        guard let severity = string().flatMap({ CompilerMessage.Severity(rawValue: $0) }),
            let text = string(), let sources = each({ $0.string() }), sources.count < 2,
            let line = number(), let column = number()
        else { return nil }
        return CompilerMessage(
            severity: severity, text: text, source: sources.first, line: line, column: column)
    }
}
