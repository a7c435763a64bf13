package import SiteBuild

/// Builds the site again whenever something of it has changed.
package struct Rebuilding: Sendable {
    /// What it is done with.
    package struct Work: Sendable {
        /// Builds the site after the last one, with whether packages have changed since.
        let build: @Sendable (BuiltSite?, Bool) async throws -> BuiltSite
        /// What is to be watched.
        let places: @Sendable (Plan) -> WatchedPlaces
        /// Is told what a build came to, and which files had changed.
        let end: @Sendable (Result<BuiltSite, any Error>, Set<String>) async -> Void

        package init(
            build: @escaping @Sendable (BuiltSite?, Bool) async throws -> BuiltSite,
            places: @escaping @Sendable (Plan) -> WatchedPlaces,
            end: @escaping @Sendable (Result<BuiltSite, any Error>, Set<String>) async -> Void
        ) {
            self.build = build
            self.places = places
            self.end = end
        }
    }

    private let site: LiveSite
    private let work: Work

    package init(_ site: LiveSite, _ work: Work) {
        self.site = site
        self.work = work
    }

    /// Builds the site that was just read, and again after each change, until its task is
    /// cancelled.
    ///
    /// A build that is at work when something changes is ended, and the next one begins: what it has
    /// found out is kept. Throws what the first build throws, and `CancellationError`.
    package func run(_ plan: Plan) async throws {
        let places = work.places(plan)
        let alarm = FolderAlarm()
        let first = Self.look(at: places, alarm)
        let (changes, continuation) = AsyncStream<[String]>.makeStream()
        let last = LastBuild()
        try await withThrowingTaskGroup { group in
            group.addTask { try await alarm.run() }
            group.addTask {
                var known = first
                for await _ in alarm.rings {
                    try await alarm.settle()
                    let now = Self.look(at: await last.places ?? places, alarm)
                    let changed = now.changes(since: known)
                    known = now
                    if !changed.isEmpty { continuation.yield(changed) }
                }
            }
            group.addTask {
                try await build(changes, places, last) { continuation.finish() }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
        // A sequence whose task is cancelled simply ends.
        try Task.checkCancellation()
    }

    private static func look(at places: WatchedPlaces, _ alarm: FolderAlarm) -> FileSnapshot {
        var seen = FileSnapshot(of: places)
        while true {
            alarm.watch(seen.folders)
            // A folder that is made meanwhile would not be watched.
            let again = FileSnapshot(of: places)
            if again.folders == seen.folders { return again }
            seen = again
        }
    }

    private func build(
        _ changes: AsyncStream<[String]>, _ places: WatchedPlaces, _ last: LastBuild,
        giveUp: @escaping @Sendable () -> Void
    ) async throws {
        // What has changed since the last build that came to its end.
        var open: Set<String> = []
        var current = Task { await once(after: [], places, last, giveUp: giveUp) }
        for await changed in changes {
            current.cancel()
            if await current.value { open = [] }
            open.formUnion(changed)
            let now = open
            current = Task { await once(after: now, places, last, giveUp: giveUp) }
        }
        current.cancel()
        _ = await current.value
        try Task.checkCancellation()
        if let failure = await last.failure { throw failure }
    }

    /// Builds once; returns whether it has come to a site.
    private func once(
        after changed: Set<String>, _ first: WatchedPlaces, _ last: LastBuild,
        giveUp: @Sendable () -> Void
    ) async -> Bool {
        let former = await last.site
        let places = await last.places ?? first
        await site.begin()
        do {
            let built = try await work.build(former, changed.contains(where: places.isOfPackage))
            try Task.checkCancellation()
            await last.set(built, watching: work.places(built.plan))
            await site.show(built)
            await work.end(.success(built), changed)
            return true
        } catch {
            if Task.isCancelled { return false }
            if former == nil {
                await last.fail(error)
                giveUp()
            } else {
                await site.show(failure: "sitegen: error: \(error)")
                await work.end(.failure(error), changed)
            }
            return false
        }
    }
}

/// The site as it was last built.
private actor LastBuild {
    private(set) var site: BuiltSite?
    /// What is watched since then.
    private(set) var places: WatchedPlaces?
    /// Why there is none.
    private(set) var failure: (any Error)?

    func set(_ site: BuiltSite, watching places: WatchedPlaces) {
        self.site = site
        self.places = places
    }

    func fail(_ failure: any Error) { self.failure = failure }
}
