import Diagnostics
import ExampleRunning
import Examples
import Foundation
import Pages
import Publishing
import Reports
import SiteBuild
import SiteServer

/// A site that is served while it is written.
struct Serving: Sendable {
    private let options: SiteOptions
    private let console: Console
    private let progress: ProgressLine
    private let token: String
    private let site: LiveSite

    init(_ options: SiteOptions, _ console: Console, _ progress: ProgressLine) {
        self.options = options
        self.console = console
        self.progress = progress
        var numbers = SystemRandomNumberGenerator()
        func text() -> String {
            (0..<2).map { _ in String(numbers.next(), radix: 36) }.joined()
        }
        token = text()
        site = LiveSite(server: text())
    }

    /// Serves at the first address that is free, until it is cancelled.
    func run(at addresses: [ListeningAddress]) async throws {
        // What is no site at all is not served.
        let plan = try await options.build.plan()
        let lock = FolderLock.attempt(on: DiskPath("\(options.root)/content"))
        if lock == nil {
            console.say("another 'sitegen serve' is at work in this folder; both go on")
        }
        try await withThrowingTaskGroup { group in
            group.addTask { try await Rebuilding(site, work(after: plan)).run(plan) }
            group.addTask { try await listen(at: addresses) }
            defer { group.cancelAll() }
            try await group.next()
        }
        try Task.checkCancellation()
        _ = lock
    }

    private func listen(at addresses: [ListeningAddress]) async throws {
        let server = LiveServer(site) { await accept($0) }
        for (index, address) in addresses.enumerated() {
            do {
                try await server.run(at: address, token: token) { own in
                    await progress.clear()
                    if index > 0 {
                        console.say("port \(addresses[0].port) is in use: taking \(own.port)")
                    }
                    console.say("serving at \(own.url) until Ctrl-C")
                    if !own.isLoopback {
                        let place = own.isEverywhere ? "this machine" : own.host
                        console.say(
                            "sitegen: warning: whoever reaches \(place) can read the site and "
                                + "accept what its examples print")
                    }
                }
            } catch LiveServer.ListeningError.inUse where index + 1 < addresses.count {
                continue
            }
        }
    }

    private func work(after plan: Plan) -> Rebuilding.Work {
        Rebuilding.Work(
            build: { last, packagesChanged in
                try await options.build.rebuilt(
                    after: last, reading: plan, packagesChanged: packagesChanged,
                    recorded: try AuditFile(root: options.root).read().forms,
                    progress: BothProgress(first: progress, second: site))
            },
            places: { WatchedPlaces(site: options.root, of: $0) },
            end: { result, changed in await tell(result, changed) })
    }

    /// Says on the terminal what a build came to.
    private func tell(_ result: Result<BuiltSite, any Error>, _ changed: Set<String>) async {
        await progress.clear()
        if !changed.isEmpty { console.say("\nchanged: \(names(of: changed))") }
        switch result {
        case .success(let built):
            console.report(built.diagnostics, sources: built.sources)
            console.say(console.summary(of: built.judgement.examples, built.diagnostics))
            if changed.isEmpty { console.say(built.judgement) }
        case .failure(let error): console.say("sitegen: error: \(error)")
        }
    }

    /// The paths of some files as their author knows them.
    private func names(of files: Set<String>) -> String {
        let most = 3
        let names = files.sorted().map { file in
            file.hasPrefix(options.root + "/")
                ? String(file.dropFirst(options.root.count + 1)) : file
        }
        let more = names.count > most ? " and \(names.count - most) more" : ""
        return names.prefix(most).joined(separator: ", ") + more
    }

    // MARK: Accepting

    /// Does what `bless` does for one example.
    private func accept(_ asked: AcceptRequest) async -> Acceptance {
        guard let built = await site.built,
            let file = built.plan.source.pages.first(where: { $0.displayPath == asked.path }),
            built.plan.examples.contains(where: {
                $0.location.path == asked.path && $0.location.line == asked.line
            })
        else { return .refused("no such example is served") }
        let changed = Acceptance.refused("the page has changed since: look at it again")
        guard
            FileManager.default.contents(atPath: "\(options.root)/\(asked.path)")
                .map({ [UInt8]($0) }) == file.bytes
        else { return changed }
        do {
            let blessing = try await options.bless(
                ["\(asked.path):\(asked.line)"], console, progress)
            await progress.clear()
            guard let fix = blessing.fixes.first(where: { $0.path == asked.path }),
                blessing.fixes.count == 1
            else {
                let problem = blessing.remaining.sortedByPlace.first
                return .refused(problem?.summary ?? "there is nothing to accept: it holds now")
            }
            guard fix.old == file.bytes else { return changed }
            try Task.checkCancellation()
            try PageFile(fix.path, in: options.root).replace(fix.old, by: fix.new)
            let words = "\(fix.path): \(fix.words(wouldBe: false))"
            console.say("\naccepted: \(words)")
            return .written(words)
        } catch { return .refused("\(error)") }
    }
}

/// Tells two of what programs are doing.
private struct BothProgress: BuildProgress {
    let first: any BuildProgress
    let second: any BuildProgress

    func begin(programs: Int) async {
        await first.begin(programs: programs)
        await second.begin(programs: programs)
    }

    func expect(_ programs: [Program], recorded: RecordedTimes) async {
        await first.expect(programs, recorded: recorded)
        await second.expect(programs, recorded: recorded)
    }

    func report(_ program: Program, _ step: ExampleRunner.Step) async {
        await first.report(program, step)
        await second.report(program, step)
    }

    func begin(package name: String, products: Int) async {
        await first.begin(package: name, products: products)
        await second.begin(package: name, products: products)
    }

    func end(package name: String, after duration: Duration) async {
        await first.end(package: name, after: duration)
        await second.end(package: name, after: duration)
    }
}
