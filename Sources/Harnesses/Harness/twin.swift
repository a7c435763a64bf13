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
    let elements = ElementList.text(of: value) ?? ""
    let isNew =
        elements.utf8.count <= ClippedText.mostBytes && elements != text.bytes
        && elements != debugText.bytes
    let elementCount = isNew ? elements.utf8.count : 0
    let debugCount = debugText.bytes.utf8.count
    if isNew { debugText.bytes += elements }
    text.bytes.withUTF8 { text in
        debugText.bytes.withUTF8 { debugText in
            _sitegen_described(
                probe, style.letter, isCut, text.baseAddress, text.count, debugText.baseAddress,
                debugCount, elementCount)
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

    static let mostBytes = 1 << 16

    init(_ text: String) {
        isClipped = text.utf8.count > Self.mostBytes
        bytes =
            isClipped ? String(decoding: text.utf8.prefix(Self.mostBytes), as: UTF8.self) : text
    }
}

/// The list of a value's elements, and of theirs, as a page writes it whatever holds them.
private struct ElementList {
    /// Whether code of the program may be run, as a lazy sequence has it.
    private let runsCode: Bool
    /// As many elements as are listed.
    private var room = 2000
    private var hasLists = false
    private var needsCode = false

    private init(runsCode: Bool) { self.runsCode = runsCode }

    /// Nil where a value has no list, or none that comes to an end soon.
    ///
    /// What runs code of the program is found out in a copy of it, so that it leaves no trace.
    static func text(of value: Any) -> String? {
        var list = ElementList(runsCode: false)
        let text = list.text(of: value)
        guard list.needsCode else { return list.isOfUse ? text : nil }
        var end: Int32 = -1
        let copy = _sitegen_copy_aside(&end)
        if copy == 0 {
            var list = ElementList(runsCode: true)
            var text = list.text(of: value)
            if !list.isOfUse { text = "" }
            text.withUTF8 { _sitegen_end_aside(end, $0.baseAddress, $0.count) }
        }
        guard copy > 0 else { return nil }
        let found = String(unsafeUninitializedCapacity: ClippedText.mostBytes) { room in
            max(0, _sitegen_read_aside(copy, end, room.baseAddress, room.count))
        }
        return found.isEmpty ? nil : found
    }

    /// Whether there is a list, and all of it.
    private var isOfUse: Bool { hasLists && room >= 0 }

    private mutating func text(of value: Any) -> String {
        switch value {
        case is any StringProtocol, is Character, is any Styled, is any RangeExpression:
            return String(reflecting: value)
        // One that is used up is not looked at, and an object may be anybody's.
        case _ where type(of: value) is AnyClass, is any IteratorProtocol:
            return String(reflecting: value)
        case let optional as any Wrapping:
            return optional.wrapped.map { "Optional(\(text(of: $0)))" } ?? "nil"
        case let sequence as any Sequence: return listed(sequence)
        default: return tuple(value) ?? String(reflecting: value)
        }
    }

    private mutating func listed(_ sequence: some Sequence) -> String {
        hasLists = true
        guard runsCode || sequence is any Plain else {
            needsCode = true
            return ""
        }
        var texts: [String] = []
        for element in sequence {
            room -= 1
            guard room >= 0 else { break }
            texts.append(text(of: element))
        }
        return "[" + texts.joined(separator: ", ") + "]"
    }

    /// Nil for what is no tuple; no code of the program is run, as a mirror of another value would.
    private mutating func tuple(_ value: Any) -> String? {
        guard String(describing: type(of: value)).hasPrefix("("), !(value is Void) else {
            return nil
        }
        let mirror = Mirror(reflecting: value)
        // The name of a function's type begins like that of a tuple's.
        guard mirror.displayStyle == .tuple else { return nil }
        let parts = mirror.children.map { label, value in
            let name = label.flatMap { $0.hasPrefix(".") ? nil : "\($0): " } ?? ""
            return name + text(of: value)
        }
        return "(" + parts.joined(separator: ", ") + ")"
    }
}

/// A sequence whose elements are there already.
private protocol Plain {}

extension Array: Plain {}
extension ArraySlice: Plain {}
extension ContiguousArray: Plain {}

private protocol Wrapping {
    var wrapped: Any? { get }
}

extension Optional: Wrapping {
    fileprivate var wrapped: Any? { self }
}
