import Foundation

/// What pages that are open in a browser are told; each time all of it, so that one who misses it
/// misses nothing.
struct LiveState: Hashable, Sendable, Encodable {
    /// What is being done.
    enum Phase: String, Sendable, Encodable {
        case building, ready
    }

    /// Another server has another one: it knows no token of this one.
    let server: String
    /// How many times what is shown has changed; zero before anything is.
    var version = 0
    var phase = Phase.building
    /// How many programs are done, of how many.
    var done = 0
    var total = 0
    /// The figures whose programs are at work, by the addresses of their pages.
    var running: [String: [String]] = [:]
    /// Whether the pages are those of an earlier build.
    var isOld = false
    var problems: [Problem] = []
    /// How many problems there are besides those of the list.
    var more = 0

    init(server: String) {
        self.server = server
    }

    /// As many problems as a list is read to its end.
    private static let most = 50

    mutating func show(_ problems: [Problem]) {
        self.problems = Array(problems.prefix(Self.most))
        more = problems.count - self.problems.count
    }

    /// A server-sent event.
    var event: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = (try? encoder.encode(self)) ?? Data("{}".utf8)
        return "data: \(String(decoding: data, as: UTF8.self))\n\n"
    }
}
