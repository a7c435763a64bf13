import Foundation

/// Why a folder was not exchanged; then it is as it was, and nothing is left beside it.
enum ExchangeError: Error {
    /// It can be published in another way. In words that a consequence can follow.
    case notPossible(String)
    case failed(PublishingError)
}

extension OutputDirectory {
    /// Prepares the new site beside the folder and puts it in its place in one step; returns, in
    /// words, what went wrong after that.
    func replaceWhole(_ update: FolderUpdate) async throws(ExchangeError) -> [String] {
        let before = try reading { () throws(FileError) in try disk.status(of: folder) }
        if let before { try requireExchangeable(before, update) }
        let staging = stagingBeside
        try makeStaging(staging)
        do {
            try await stage(update, in: staging, like: before)
            try exchange(staging, isFirst: before == nil)
        } catch {
            try? disk.removeAll(of: staging)
            throw error
        }
        return finish(update, staging, isFirst: before == nil)
    }

    /// Throws where the folder holds what cannot be taken along.
    private func requireExchangeable(
        _ status: FileStatus, _ update: FolderUpdate
    ) throws(ExchangeError) {
        if status.isMountPoint { throw .cannotExchange }
        if let place = update.old.mountPoints.first {
            throw .notPossible("another file system is at '\(folder.appending(place))'")
        }
        if let error = update.old.unreadable.first {
            throw .notPossible("cannot read '\(error.path)' (\(error.words))")
        }
        let folders = update.old.entries.filter { $0.value.kind == .folder }
        // The old site could not be removed afterwards.
        if let closed = folders.filter({ !$0.value.isWritable }).keys.min() {
            throw .notPossible("cannot write '\(folder.appending(closed))'")
        }
        if !status.isWritable { throw .notPossible("cannot write '\(folder)'") }
    }

    private func makeStaging(_ staging: DiskPath) throws(ExchangeError) {
        do {
            try disk.makeFolders(staging.parent)
            try disk.perform(.makeFolder(staging))
        } catch {
            if [EACCES, EPERM, EROFS].contains(error.code) {
                throw .notPossible("cannot write '\(staging.parent)' (\(error.words))")
            }
            throw .failed(.cannotWrite(path: "\(folder)", words: error.words))
        }
    }

    /// Writes what is new, and makes links to what is not.
    private func stage(
        _ update: FolderUpdate, in staging: DiskPath, like before: FileStatus?
    ) async throws(ExchangeError) {
        let folders = update.folders
        for name in folders { try performing(.makeFolder(staging.appending(name)), for: name) }
        let failure = await update.forEachWritten { [disk] _, name, bytes throws(FileError) in
            try disk.perform(.write(bytes, to: staging.appending(name)))
        }
        if let failure { throw failed(to: failure.name, failure.error) }
        for name in update.kept { try link(name, into: staging) }
        for name in folders.reversed() {
            if let old = update.old.entries[name], old.kind == .folder {
                try imitate(old, name, in: staging)
            }
        }
        if let before { try imitate(before, DiskPath(bytes: []), in: staging) }
        // All is written by now, so that the first one waits for most of the others.
        let names = update.written + folders + [DiskPath(bytes: [])]
        let unsafe = await names.firstFailureInParallel { [disk] name throws(FileError) in
            try disk.perform(.synchronize(staging.appending(name)))
        }
        if let unsafe { throw failed(to: unsafe.element, unsafe.error) }
    }

    private func link(_ name: DiskPath, into staging: DiskPath) throws(ExchangeError) {
        let file = folder.appending(name)
        do { try disk.perform(.link(file, to: staging.appending(name))) } catch {
            switch error.code {
            // Somebody has removed it.
            case ENOENT: break
            case EXDEV, EPERM, EACCES, EMLINK, ENOTSUP, EOPNOTSUPP, ENOSYS:
                throw .notPossible("cannot link to '\(file)' (\(error.words))")
            default: throw .failed(.cannotWrite(path: "\(file)", words: error.words))
            }
        }
    }

    private func imitate(
        _ status: FileStatus, _ name: DiskPath, in staging: DiskPath
    ) throws(ExchangeError) {
        do { try disk.perform(.imitate(status, by: staging.appending(name))) } catch {
            guard error.code == EPERM || error.code == EACCES else {
                throw .failed(
                    .cannotWrite(path: "\(folder.appending(name))", words: error.words))
            }
            throw .notPossible("'\(folder.appending(name))' belongs to somebody else")
        }
    }

    private func exchange(_ staging: DiskPath, isFirst: Bool) throws(ExchangeError) {
        do {
            try disk.perform(isFirst ? .rename(staging, to: folder) : .exchange(staging, folder))
        } catch {
            // EXDEV: the old folder is in a lower layer; EBUSY: a mount point; EPERM, EACCES: the
            // folder around it protects it; the others: not known.
            guard
                [EXDEV, EBUSY, EPERM, EACCES, EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP].contains(
                    error.code), !isFirst
            else { throw .failed(.cannotWrite(path: "\(folder)", words: error.words)) }
            throw .cannotExchange
        }
    }

    private func performing(_ change: FileChange, for name: DiskPath) throws(ExchangeError) {
        do { try disk.perform(change) } catch { throw failed(to: name, error) }
    }

    private func failed(to name: DiskPath, _ error: FileError) -> ExchangeError {
        .failed(.cannotWrite(path: "\(folder.appending(name))", words: error.words))
    }

    private func reading<Result>(
        _ body: () throws(FileError) -> Result
    ) throws(ExchangeError) -> Result {
        do { return try body() } catch {
            throw .failed(.cannotRead(path: "\(error.path)", words: error.words))
        }
    }
}

extension ExchangeError {
    fileprivate static var cannotExchange: Self {
        .notPossible("the file system of 'public' cannot exchange folders")
    }
}

// MARK: After the exchange

extension OutputDirectory {
    private func finish(_ update: FolderUpdate, _ staging: DiskPath, isFirst: Bool) -> [String] {
        var warnings: [String] = []
        do { try disk.perform(.synchronize(folder.parent)) } catch {
            warnings.append(
                "'public' may not survive a power cut: \(error.path): \(error.words)")
        }
        guard !isFirst else { return warnings }
        do {
            try rescue(update, from: staging)
            try disk.removeAll(of: staging)
        } catch {
            warnings.append("the old site stays in '\(staging)': \(error.words)")
        }
        return warnings
    }

    /// Takes over what somebody else has put into the old folder while the new one was prepared.
    private func rescue(_ update: FolderUpdate, from staging: DiskPath) throws(FileError) {
        let now = try FolderListing(of: staging, in: disk)
        for name in now.entries.keys.sorted() where update.wanted[name] == nil {
            guard let status = now.entries[name], status.kind != .folder,
                update.old.entries[name]?.isSameFile(as: status) != true
            else { continue }
            try disk.makeFolders(folder.appending(name).parent)
            try disk.perform(.rename(staging.appending(name), to: folder.appending(name)))
        }
    }
}
