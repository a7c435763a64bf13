import Caching
package import Examples

/// One of several parts of a check, each for another machine.
///
/// What a program consists of decides about its part, and neither its page nor the other programs:
/// machines need not agree on anything else.
package struct Shard: Hashable, Sendable {
    /// From 1.
    package let number: Int
    package let count: Int

    /// Parts that a check may have at most.
    private static let most = 1_000

    /// Reads `2/8`; nil for all else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isASCII) }),
            let number = Int(parts[0]), let count = Int(parts[1]),
            (1...Self.most).contains(count), (1...count).contains(number)
        else { return nil }
        self.number = number
        self.count = count
    }

    /// Whether a program is of this part.
    package func holds(_ job: Job) -> Bool {
        let number = job.identity.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return number % UInt64(count) == UInt64(self.number - 1)
    }
}

extension Job {
    /// A digest of what it consists of, the same on each machine.
    fileprivate var identity: Digest {
        var key = CacheKey()
        for file in sources + files { key.add(file.name, digestOf: file.text.utf8) }
        key.add("input", settings.standardInput ?? "")
        for argument in settings.arguments { key.add("argument", argument) }
        for (name, value) in settings.environment.sorted(by: { $0.key < $1.key }) {
            key.add(name, value)
        }
        return Digest(of: key.bytes)
    }
}
