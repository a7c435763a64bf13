import Dispatch
import Testing

func boil(_ litres: Int, onBoil: @escaping @Sendable (String) -> Void) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(20)) {
        onBoil("\(litres) litres are hot")
    }
}

@Test func waterBoils() async {
    let (events, continuation) = AsyncStream.makeStream(of: String.self)
    boil(2) { continuation.yield($0) }

    var iterator = events.makeAsyncIterator()
    #expect(await iterator.next() == "2 litres are hot")
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
