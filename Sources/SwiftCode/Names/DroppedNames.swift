/// Names that the language and its library had once, with what replaced them.
///
/// No block and no import can bring them back, so their absence is the example's own mistake. Names that
/// authors also give to declarations of their own, such as `Printable` or `find`, are not among them.
package enum DroppedNames {
    /// At most 40, in the order of the manual's table.
    package static let replacements: KeyValuePairs = [
        "++": "+= 1",
        "--": "-= 1",
        "println": "print",
        "countElements": "count",
        "anyGenerator": "AnyIterator",
        "ErrorType": "Error",
        "SequenceType": "Sequence",
        "CollectionType": "Collection",
        "MutableCollectionType": "MutableCollection",
        "RangeReplaceableCollectionType": "RangeReplaceableCollection",
        "LazySequenceType": "LazySequenceProtocol",
        "LazyCollectionType": "LazyCollectionProtocol",
        "GeneratorType": "IteratorProtocol",
        "AnyGenerator": "AnyIterator",
        "IndexingGenerator": "IndexingIterator",
        "BooleanType": "Bool",
        "OptionSetType": "OptionSet",
        "RawOptionSetType": "OptionSet",
        "OutputStreamType": "TextOutputStream",
        "ForwardIndexType": "Comparable",
        "BidirectionalIndexType": "BidirectionalCollection",
        "RandomAccessIndexType": "RandomAccessCollection",
        "IntegerType": "BinaryInteger",
        "FloatingPointType": "FloatingPoint",
        "AbsoluteValuable": "SignedNumeric",
        "HalfOpenInterval": "Range",
        "ClosedInterval": "ClosedRange",
        "COpaquePointer": "OpaquePointer",
        "DebugPrintable": "CustomDebugStringConvertible",
        "ArrayLiteralConvertible": "ExpressibleByArrayLiteral",
        "BooleanLiteralConvertible": "ExpressibleByBooleanLiteral",
        "DictionaryLiteralConvertible": "ExpressibleByDictionaryLiteral",
        "FloatLiteralConvertible": "ExpressibleByFloatLiteral",
        "IntegerLiteralConvertible": "ExpressibleByIntegerLiteral",
        "NilLiteralConvertible": "ExpressibleByNilLiteral",
        "StringLiteralConvertible": "ExpressibleByStringLiteral",
        "__FILE__": "#file",
        "__LINE__": "#line",
        "__COLUMN__": "#column",
        "__FUNCTION__": "#function",
    ]

    private static let byName = Dictionary(
        replacements.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })

    /// What replaced the name that the compiler does not find, by its message; nil where it speaks of
    /// another one.
    package static func replacement(in message: String) -> (name: String, replacement: String)? {
        guard message.hasPrefix("cannot find ") else { return nil }
        let parts = message.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].hasPrefix(" in scope"), let new = byName[String(parts[1])]
        else { return nil }
        return (String(parts[1]), new)
    }
}
