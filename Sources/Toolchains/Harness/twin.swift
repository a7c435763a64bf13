// The module that instrumented twins of example programs import. It is not part of any program that
// a page shows; it must not change what a program does.

private import _SitegenMarks

/// Notes the value of an expression, and is that value.
// swift-format-ignore: AlwaysUseLowerCamelCase
@discardableResult
public func _sitegen_value<Value>(_ probe: Int32, _ value: Value) -> Value {
    guard _sitegen_describe(probe) else { return value }
    let style = Style(of: value)
    var text = ClippedText(String(describing: value))
    var debugText = ClippedText(String(reflecting: value))
    let isCut = text.isClipped || debugText.isClipped
    text.bytes.withUTF8 { text in
        debugText.bytes.withUTF8 { debugText in
            _sitegen_described(
                probe, style.letter, isCut, text.baseAddress, text.count, debugText.baseAddress,
                debugText.count)
        }
    }
    return value
}

/// Notes the end of a passage through an expression, and is its value. The begin is noted while the
/// first argument is evaluated.
// swift-format-ignore: AlwaysUseLowerCamelCase
@discardableResult
public func _sitegen_passed<Value>(_ begin: Void, _ probe: Int32, _ value: Value) -> Value {
    _sitegen_end(probe)
    return value
}

/// The first argument, after both were evaluated.
// swift-format-ignore: AlwaysUseLowerCamelCase
@discardableResult
public func _sitegen_first<First, Second>(_ value: First, _ next: Second) -> First { value }

/// What matters about a value for comparing its description.
private enum Style: String {
    case set = "s"
    case dictionary = "d"
    case void = "v"
    case other = "o"

    /// No code of the program is run, as a mirror would.
    init<Value>(of value: Value) {
        if Value.self == Void.self {
            self = .void
        } else {
            self = (value as? any Styled)?.style ?? .other
        }
    }

    var letter: CChar { CChar(bitPattern: rawValue.utf8.first ?? 0) }
}

private protocol Styled {
    var style: Style { get }
}

extension Set: Styled {
    fileprivate var style: Style { .set }
}

extension Dictionary: Styled {
    fileprivate var style: Style { .dictionary }
}

/// A text of at most 64 KiB.
private struct ClippedText {
    var bytes: String
    let isClipped: Bool

    init(_ text: String) {
        isClipped = text.utf8.count > 1 << 16
        bytes = isClipped ? String(decoding: text.utf8.prefix(1 << 16), as: UTF8.self) : text
    }
}
