import Caching
import Examples
import Foundation
import TestSupport
import Testing

@testable import ExampleRunning
@testable import Launching

/// Runs that several machines share.
struct SharedRunTests {
    private let compiled: [Workshop.Started] = [.frontEnd, .linker]

    private func shared(
        by workshop: Workshop, secret: String = "secret", isWritten: Bool = true
    ) -> SharedRuns {
        SharedRuns(
            in: workshop.scratch.path + "/shared", secret: Array(secret.utf8), isWritten: isWritten)
    }

    /// Runs a program on one machine, and expects what is started for it on another one.
    private func run(
        on first: (inout Workshop) -> Void = { _ in }, thenOn second: (inout Workshop) -> Void,
        starts: [Workshop.Started]
    ) async throws {
        try await Workshop.use { workshop in
            workshop.shared = shared(by: workshop)
            first(&workshop)
            _ = try await workshop.run(block("print(1)"))
            workshop.results = "another"
            second(&workshop)
            try await workshop.run(block("print(1)"), starts: starts)
        }
    }

    @Test func `what another machine ran is not run`() async throws {
        try await run(thenOn: { _ in }, starts: compiled)
    }

    @Test func `what another machine ran is not taken without the secret`() async throws {
        try await run(
            thenOn: { $0.shared = shared(by: $0, secret: "guessed") },
            starts: compiled + [.program])
    }

    @Test func `a run that was found stays counted when it is kept again`() async throws {
        try await Workshop.use { workshop in
            let shared = shared(by: workshop)
            var key = CacheKey()
            key.add("program", "1")
            #expect(await shared.value(for: key) == nil)
            try await shared.keep([1], for: key)
            #expect(await shared.found == 0)
            #expect(await shared.value(for: key) == [1])
            try await shared.keep([2], for: key)
            #expect(await shared.found == 1)
        }
    }

    @Test func `who only reads takes what is there`() async throws {
        try await run(
            thenOn: { $0.shared = shared(by: $0, isWritten: false) }, starts: compiled)
    }

    @Test func `who only reads leaves nothing`() async throws {
        try await run(
            on: { $0.shared = shared(by: $0, isWritten: false) },
            thenOn: { $0.shared = shared(by: $0) }, starts: compiled + [.program])
    }

    @Test func `what varies is not shared`() async throws {
        try await run(
            on: { workshop in
                workshop.symbols = ["time"]
                workshop.running = { .printing($0.environment["TZ"] ?? "") }
            }, thenOn: { _ in }, starts: compiled + [.program, .programElsewhere])
    }

    @Test func `what ran with other libraries is not taken`() async throws {
        try await run(thenOn: { $0.libraries = "another" }, starts: compiled + [.program])
    }

    @Test func `a damaged run is not taken`() async throws {
        try await Workshop.use { workshop in
            workshop.shared = shared(by: workshop)
            _ = try await workshop.run(block("print(1)"))
            let folder = workshop.scratch.path + "/shared"
            for name in try FileManager.default.contentsOfDirectory(atPath: folder)
            where name != "new" {
                let file = URL(filePath: "\(folder)/\(name)")
                var bytes = try Data(contentsOf: file)
                bytes[bytes.count - 1] ^= 1
                try bytes.write(to: file)
            }
            workshop.results = "another"
            try await workshop.run(block("print(1)"), starts: compiled + [.program])
        }
    }
}
