import Caching
package import Examples
package import Runs

extension ExampleRunner {
    /// Keeps the keys of the programs for which something was started, for `reason`.
    package func recordKeys(of runs: [ProgramRun]) async {
        guard let cache else { return }
        for run in runs where run.provenance.contains(.now) {
            let keys = keys(of: run.program.job, in: cache)
            for part in run.program.parts where part.isDecided {
                let name = KeyRecord.key(of: part.example)
                let record = KeyRecord(last: keys, after: cache.record(for: name))
                await cache.keep(record.bytes, for: name, in: cache.keys)
            }
        }
    }

    /// Why something is started for an example that a program decides about; nothing is started to
    /// find out. Nil where nothing is kept.
    package func reason(for example: Example, in program: Program) async -> StartReason? {
        guard let cache else { return nil }
        let job = program.job
        let record = cache.record(for: KeyRecord.key(of: example))
        let keys = keys(of: job, in: cache)
        let changed = record.map { Self.differences(of: keys, from: $0.last) } ?? []
        guard let kept = cache.compilation(for: keys[0]) else {
            return record == nil ? .unknown : changed.isEmpty ? .notKept : .changed(changed)
        }
        let lastChanged = record.map { Self.differences(of: $0.last, from: $0.previous) } ?? []
        guard kept.compilation == .succeeded, job.runs else {
            return .nothing(lastChanged: lastChanged)
        }
        if job.settings.allowsNetwork { return .network }
        guard keys.count > 1, let run = await cache.run(for: keys[1]) else {
            return record == nil ? .unknown : changed.isEmpty ? .notKept : .changed(changed)
        }
        if run.isEndlessElsewhere { return .endless }
        return run.varies ? .varies : .nothing(lastChanged: lastChanged)
    }

    /// The keys of the compiler's work and, where what it made is known, of the run.
    private func keys(of job: Job, in cache: ResultCache) -> [CacheKey] {
        let first = keys.compilation(of: job)
        guard let kept = cache.compilation(for: first), let program = kept.program else {
            return [first]
        }
        return [first, keys.run(of: program, job, readsFiles: kept.needs.contains(.files))]
    }

    /// What differs, without what only follows: another source makes another program.
    private static func differences(of keys: [CacheKey], from others: [CacheKey]) -> [String] {
        guard let first = keys.first, let other = others.first else { return [] }
        let own = first.differences(from: other)
        guard own.isEmpty, keys.count > 1, others.count > 1 else { return own }
        return keys[1].differences(from: others[1])
    }
}

extension ResultCache {
    /// The keys that an example had; nil where nobody knows.
    fileprivate func record(for name: CacheKey) -> KeyRecord? {
        keys.value(for: name).flatMap { KeyRecord(bytes: $0) }
    }
}
