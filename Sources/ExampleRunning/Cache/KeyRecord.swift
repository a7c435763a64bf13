import Caching
import Diagnostics
import Examples

/// The keys that an example's program had when something was last started for it, and before that.
struct KeyRecord: Hashable, Sendable {
    /// Of the compiler's work, and then of the run, where there was one.
    let last: [CacheKey]
    /// Empty where there was nothing before.
    let previous: [CacheKey]

    /// What it is kept under: the example's page and id.
    static func key(of example: Example) -> CacheKey {
        var key = CacheKey()
        key.add("page", example.location.path)
        key.add("id", example.id)
        return key
    }

    init(last: [CacheKey], after record: KeyRecord?) {
        self.last = last
        previous = record.map { $0.last == last ? $0.previous : $0.last } ?? []
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        for keys in [last, previous] {
            writer.append(each: keys) { $0.append(bytes: $1.bytes) }
        }
        return writer.bytes
    }

    /// Nil for bytes that are not what `bytes` gives.
    init?(bytes: [UInt8]) {
        var reader = ByteReader(bytes[...])
        func keys() -> [CacheKey]? {
            reader.each { reader in reader.bytes().flatMap { CacheKey(bytes: $0) } }
        }
        guard let last = keys(), let previous = keys(), reader.isAtEnd else { return nil }
        self.last = last
        self.previous = previous
    }
}
