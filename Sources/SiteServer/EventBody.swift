import FlyingSocks

/// Events as the body of an answer that does not end.
struct EventBody: AsyncBufferedSequence {
    typealias Element = UInt8

    private let events: AsyncStream<String>

    init(_ events: AsyncStream<String>) {
        self.events = events
    }

    func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        fileprivate var events: AsyncStream<String>.Iterator
        private var rest: ArraySlice<UInt8> = []

        fileprivate init(events: AsyncStream<String>.Iterator) {
            self.events = events
        }

        mutating func next() async throws -> UInt8? {
            if rest.isEmpty { rest = try await nextBuffer(suggested: 1)?[...] ?? [] }
            return rest.popFirst()
        }

        mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
            await events.next(isolation: #isolation).map { Array($0.utf8) }
        }
    }
}
