import ArgumentParser
import Dispatch
import Foundation
import SiteBuild

extension SiteOptions {
    /// Does a command's work: Ctrl-C, SIGTERM and SIGHUP cancel it, errors become words.
    ///
    /// Throws the `ExitCode` that the process ends with.
    func perform(
        _ work: @escaping @Sendable (Console, ProgressLine) async throws -> Void
    ) async throws {
        let console = console
        let progress = ProgressLine(console: console)
        // A write past the limit of file sizes is then an error with words, as on a full disk.
        signal(SIGXFSZ, SIG_IGN)
        let task = Task { try await work(console, progress) }
        let watches = [SIGINT, SIGTERM, SIGHUP].map { number in
            // The default action would end the process before its examples are ended.
            signal(number, SIG_IGN)
            let watch = DispatchSource.makeSignalSource(signal: number, queue: .global())
            watch.setEventHandler {
                // Asked twice, it ends at once; the launchers end what they have started.
                if task.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
                task.cancel()
            }
            watch.resume()
            return watch
        }
        defer { for watch in watches { watch.cancel() } }
        do {
            try await task.value
            await progress.clear()
        } catch {
            await progress.clear()
            throw exitCode(for: error, console)
        }
    }

    private func exitCode(for error: any Error, _ console: Console) -> ExitCode {
        switch error {
        case let code as ExitCode: return code
        case is CancellationError:
            console.say("sitegen: interrupted; nothing was published")
            return ExitStatus.interrupted
        case let error as any CustomStringConvertible & Error:
            console.say("sitegen: error: \(error.description)")
            return ExitStatus.cannotWork
        default:
            console.say("sitegen: error: \(error.localizedDescription)")
            return ExitStatus.cannotWork
        }
    }
}
