import Foundation

/// Lets some go on at once, in the order in which they come.
///
/// All tests begin at once; a run of `sitegen` for each of them would take more memory than there
/// is. Whoever has a turn must not wait for another one.
actor Turns {
    /// Those of `sitegen`: as many as keep the processors at work while some of them wait.
    static let all = Turns(2 * ProcessInfo.processInfo.activeProcessorCount)

    /// Lets one at a time wait for all turns.
    private static let gate = Turns(1)

    private let count: Int
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) {
        self.count = count
        free = count
    }

    /// Takes all turns, for what must not have to wait for long.
    nonisolated func takeAll<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await Self.gate.take {
            for _ in 0..<count { await begin() }
            do {
                let result = try await body()
                for _ in 0..<count { await end() }
                return result
            } catch {
                for _ in 0..<count { await end() }
                throw error
            }
        }
    }

    nonisolated func take<Result>(_ body: () async throws -> Result) async throws -> Result {
        await begin()
        do {
            let result = try await body()
            await end()
            return result
        } catch {
            await end()
            throw error
        }
    }

    private func begin() async {
        guard free == 0 else {
            free -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func end() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
