import Diagnostics
package import ExampleRunning
package import Examples
import Pages
package import SiteBuild

/// The site that is served, and who looks at it.
package actor LiveSite {
    private(set) var site: ServedSite?
    private var state: LiveState
    private var viewers: [Int: AsyncStream<String>.Continuation] = [:]
    private var viewerCount = 0

    /// `server` is a text that no other server has.
    package init(server: String) {
        state = LiveState(server: server)
    }

    /// What was built last; nil before anything was.
    package var built: BuiltSite? { site?.built }

    /// How many times what is shown has changed.
    package var version: Int { state.version }

    /// The events for a viewer, until it goes away. A slow one gets the latest.
    package func events() -> AsyncStream<String> {
        let (events, continuation) = AsyncStream<String>.makeStream(
            bufferingPolicy: .bufferingNewest(1))
        viewerCount += 1
        let number = viewerCount
        viewers[number] = continuation
        continuation.onTermination = { _ in Task { await self.forget(number) } }
        continuation.yield(state.event)
        return events
    }

    private func forget(_ viewer: Int) { viewers[viewer] = nil }

    /// Writes to all viewers, so that those who have gone are found out.
    package func greet() { tell() }

    private func tell() {
        let event = state.event
        for viewer in viewers.values { viewer.yield(event) }
    }

    // MARK: What is done

    /// A build begins.
    package func begin() {
        state.phase = .building
        state.done = 0
        state.total = 0
        state.running = [:]
        tell()
    }

    /// A build has ended with a site, good or not.
    package func show(_ built: BuiltSite) {
        let site = ServedSite(built, after: site)
        self.site = site
        state.isOld = site.isOld
        state.show(site.problems)
        end()
    }

    /// A build has ended without any site: what was shown stays.
    package func show(failure words: String) {
        state.isOld = true
        state.show([Problem(words: words)])
        end()
    }

    private func end() {
        state.version += 1
        state.phase = .ready
        state.running = [:]
        tell()
    }
}

extension LiveSite: BuildProgress {
    package func begin(programs: Int) {
        state.total = programs
        tell()
    }

    package func expect(_ programs: [Program], recorded: RecordedTimes) {}

    package func report(_ program: Program, _ step: ExampleRunner.Step) {
        let examples = program.parts.filter(\.isDecided).map(\.example)
        for example in examples {
            guard let page = site?.built.pages[example.location.path]?.path.url else { continue }
            var figures = state.running[page] ?? []
            figures.removeAll { $0 == example.figureID }
            if !step.isLast { figures.append(example.figureID) }
            state.running[page] = figures.isEmpty ? nil : figures
        }
        if step.isLast { state.done = min(state.done + 1, state.total) }
        tell()
    }

    package func begin(package name: String, products: Int) {}

    package func end(package name: String, after duration: Duration) {}
}
