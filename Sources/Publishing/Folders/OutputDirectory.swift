import Foundation

/// The folder that a site is published to, as a whole or not at all.
package struct OutputDirectory: Sendable {
    let folder: DiskPath
    let disk: any FileSystem

    /// Takes an absolute path. Follows symbolic links: what is exchanged is the folder that they
    /// lead to.
    package init(path: String, disk: any FileSystem = Disk()) {
        folder = DiskPath(path).resolvingLinks
        self.disk = disk
    }

    /// What publishing did.
    package struct Publication: Hashable, Sendable {
        /// Paths of files that are new or have other bytes.
        package var written: [String] = []
        /// Paths of files that an earlier build wrote and this one did not.
        package var removed: [String] = []
        /// Whether files were renamed into place one by one, rather than folders exchanged.
        package var wasPiecewise = false
        /// What was not as it should be, in words.
        package var warnings: [String] = []
    }

    /// Waits until no other process publishes in the same place; says so with `onWait` if it has
    /// to.
    ///
    /// Throws `PublishingError.isLocked` after the longest wait, and `CancellationError`.
    package func lock(
        longest wait: Duration = .seconds(60), onWait: () -> Void
    ) async throws -> FolderLock {
        let start = ContinuousClock.now
        var isWaiting = false
        while true {
            if let lock = FolderLock.attempt(on: folder.parent) { return lock }
            guard ContinuousClock.now - start < wait else {
                throw PublishingError.isLocked(folder: "\(folder.parent)", wait: wait)
            }
            if !isWaiting { onWait() }
            isWaiting = true
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Makes the folder hold exactly this site, besides files that no build has written.
    ///
    /// The new site is prepared in a folder beside it. Unchanged files in there are hard links to
    /// the old ones. The two are exchanged in one step. Changed files are prepared and renamed into
    /// place where they cannot be. Nothing is written where nothing changed. What was published
    /// outlasts a power cut. Throws `PublishingError`; the old site is there as it was unless that
    /// is `stoppedHalfway`.
    package func publish(
        _ site: PublishedFiles, toolchain: String, holding lock: borrowing FolderLock,
        knowing known: KnownFiles = KnownFiles()
    ) async throws(PublishingError) -> Publication {
        var publication = Publication()
        publication.warnings = removeAbandoned(isAlone: lock.isHeld)
        let update = try await update(to: site, toolchain: toolchain, knowing: known)
        guard !update.changesNothing else {
            known.keep()
            return publication
        }
        try update.requireRoom(in: folder)
        publication.written = update.written.map(\.description)
        publication.removed = update.removed.map(\.description)
        do {
            publication.warnings += try await replaceWhole(update)
        } catch {
            switch error {
            case .failed(let error): throw error
            case .notPossible(let words):
                publication.wasPiecewise = true
                publication.warnings.append(
                    "\(words), so sitegen renamed files into place one by one")
                try await replacePiecewise(update)
            }
        }
        known.keep()
        return publication
    }

    /// How `public/` differs from what a build would write: paths with what is wrong, sorted.
    ///
    /// Files that no build has written are no difference. Throws `PublishingError`.
    package func differences(
        from site: PublishedFiles, toolchain: String, knowing known: KnownFiles = KnownFiles()
    ) async throws(PublishingError) -> [String] {
        let update = try await update(to: site, toolchain: toolchain, knowing: known)
        known.keep(butOf: update.written)
        let stale = update.written.map { name in
            update.old.entries[name]?.kind == .file ? "\(name): differs" : "\(name): missing"
        }
        return (stale + update.removed.map { "\($0): no page makes it any more" }).sorted()
    }

    /// What the last build said of itself; nil where none did.
    package var manifestOnDisk: Manifest? { Manifest(in: folder, on: disk) }

    private func update(
        to site: PublishedFiles, toolchain: String, knowing known: KnownFiles
    ) async throws(PublishingError) -> FolderUpdate {
        await FolderUpdate(
            of: folder, holding: try listing(), to: site, toolchain: toolchain, on: disk,
            knowing: known)
    }

    /// All that is below the folder; nothing where it is not there yet.
    private func listing() throws(PublishingError) -> FolderListing {
        do {
            switch try disk.status(of: folder)?.kind {
            case nil: return FolderListing()
            case .folder?: return try FolderListing(of: folder, in: disk)
            // Otherwise it would have been followed.
            case .link?: throw PublishingError.leadsNowhere(path: "\(folder)")
            case .file?, .special?: throw PublishingError.notAFolder("\(folder)")
            }
        } catch let error as FileError {
            throw .cannotRead(path: "\(error.path)", words: error.words)
        } catch let error as PublishingError {
            throw error
        } catch { preconditionFailure("reading throws nothing else: \(error)") }
    }
}

// MARK: Staging folders

extension OutputDirectory {
    private static let process = String(ProcessInfo.processInfo.processIdentifier)
    private static let insidePrefix = DiskPath(".sitegen-staging-")

    private var besidePrefix: DiskPath {
        DiskPath(bytes: Array(".".utf8) + folder.name.bytes + Array("-staging-".utf8))
    }

    /// Where a whole site is prepared.
    var stagingBeside: DiskPath {
        folder.parent.appending(DiskPath(bytes: besidePrefix.bytes + Self.process.utf8))
    }

    /// Where single files are prepared: on the file system that they shall be on.
    var stagingInside: DiskPath {
        folder.appending(DiskPath(bytes: Self.insidePrefix.bytes + Self.process.utf8))
    }

    /// Removes what builds have left that were killed; returns, in words, what cannot be removed.
    ///
    /// Who is alone knows that nobody uses any of it; otherwise it is of those whose processes are
    /// gone, and of one that had this process' number.
    private func removeAbandoned(isAlone: Bool) -> [String] {
        let places = [(folder.parent, besidePrefix), (folder, Self.insidePrefix)]
        var warnings: [String] = []
        for (place, prefix) in places {
            for name in (try? disk.names(in: place)) ?? [] {
                guard name.bytes.starts(with: prefix.bytes),
                    let process = Int32("\(name)".dropFirst("\(prefix)".count)), process > 0,
                    isAlone || "\(process)" == Self.process
                        || kill(process, 0) != 0 && errno == ESRCH,
                    case let path = place.appending(name),
                    (try? disk.status(of: path))??.kind == .folder
                else { continue }
                do { try disk.removeAll(of: path) } catch {
                    warnings.append(
                        "cannot remove '\(path)', which a stopped build left: "
                            + error.words)
                }
            }
        }
        return warnings
    }
}

extension DiskPath {
    /// The path of what links lead to; the path itself where they lead nowhere.
    fileprivate var resolvingLinks: DiskPath {
        withCString { path in
            guard let real = realpath(path, nil) else { return self }
            defer { free(real) }
            return DiskPath(bytes: (0..<strlen(real)).map { UInt8(bitPattern: real[$0]) })
        }
    }
}
