import CSystemCalls
import Caching
import Examples
import Foundation
import Launching
import Runs

/// One tool that is kept warm: started in the background, checked once against a tool that was started
/// for the same program, and then asked.
actor WarmTool {
    private enum State {
        case starting
        /// It answers, and nobody has seen yet whether it makes the same.
        case unproven
        case proven
        case failed
    }

    private let command: WarmCommand
    private let socket: String
    private var state = State.starting
    private var task: Task<Void, Never>?
    /// How often it had no answer when it was to be checked.
    private var silences = 0
    private static let mostSilences = 3
    /// Why it is of no use; nil where it is, or was not asked yet.
    private(set) var problem: String?

    private let starter: WarmToolStarter
    private let folder: ProgramDirectory

    init(_ command: WarmCommand, number: Int, starter: WarmToolStarter) {
        self.command = command
        self.starter = starter
        folder = starter.folder(number)
        socket = folder.work + "/socket"
    }

    /// Starts it, and does not wait until it is ready.
    func start() {
        task = Task { [starter, command, folder, weak self] in
            let words = await starter.run(command, in: folder)
            // One that is ended on purpose has no problem.
            if !Task.isCancelled { await self?.fail(words) }
        }
    }

    /// What the tool comes to in a program's folder; nil where it must be started.
    func work(in directory: ProgramDirectory, source: Int) async -> ProcessRun? {
        guard case .proven = state, source < WarmToolStarter.room else { return nil }
        return await ask(in: directory)
    }

    /// Sees whether it makes of a program what a tool has made that was started: the same file.
    ///
    /// That file is there afterwards, whichever made it.
    func check(in directory: ProgramDirectory, source: Int) async {
        switch state {
        case .proven, .failed: return
        case .starting:
            guard access(socket, F_OK) == 0 else { return }
        case .unproven: break
        }
        guard source < WarmToolStarter.room else { return }
        // Another program must not be taken for a check meanwhile.
        state = .unproven
        let file = "\(directory.work)/\(command.output)"
        let kept = file + ".started"
        guard rename(file, kept) == 0 else { return }
        let run = await ask(in: directory)
        let isSame = run != nil && FileSet.digest(of: file) == FileSet.digest(of: kept)
        rename(kept, file)
        if isSame {
            state = .proven
        } else if run != nil {
            fail("it makes something else")
        } else {
            // It may be for this program that it comes to no end.
            silences += 1
            if silences == Self.mostSilences { fail("it does not answer") }
        }
    }

    /// Ends it, and waits for its end.
    func stop() async {
        task?.cancel()
        await task?.value
    }

    private func fail(_ words: String) {
        state = .failed
        problem = problem ?? words
    }

    /// Nil for any end but the ordinary one, and where it has more to say than an answer holds.
    private func ask(in directory: ProgramDirectory) async -> ProcessRun? {
        let question = Array("\(directory.work)\n\(directory.path)".utf8)
        let start = ContinuousClock.now
        guard let answer = await Self.answer(to: question, at: socket),
            let end = answer.firstIndex(of: UInt8(ascii: "\n")),
            answer.starts(with: "0 ".utf8)
        else { return nil }
        var run = ProcessRun(
            ending: .exited(0), standardError: Array(answer[(end + 1)...]))
        run.duration = ContinuousClock.now - start
        return run
    }

    /// Waits on a thread of its own: nobody else waits for it.
    private nonisolated static func answer(
        to question: [UInt8], at socket: String
    ) async -> [UInt8]? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var room = [UInt8](repeating: 0, count: 1 << 16)
                let count = sitegen_ask(
                    socket, question, question.count, &room, room.count,
                    CInt(WarmToolStarter.mostMilliseconds))
                continuation.resume(returning: count < 0 ? nil : Array(room.prefix(count)))
            }
        }
    }
}
