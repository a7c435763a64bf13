import Foundation

/// A folder of one run of `sitegen`, for the programs' sources, working folders and streams.
package struct ScratchDirectory: Sendable {
    private let folder: LockedFolder

    /// An absolute path without symbolic links.
    package var path: String { folder.path }

    /// Makes a fresh folder for temporary files of the system, and removes those of processes that
    /// have ended without doing so.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package static func make() throws -> ScratchDirectory {
        let parent = URL(filePath: NSTemporaryDirectory()).resolvingSymlinksInPath().path
        return ScratchDirectory(folder: try LockedFolder.make("sitegen-scratch-", in: parent))
    }

    /// Removes the folder with all that is in it, also what a program has made read-only.
    package func remove() {
        folder.remove()
    }

    /// Makes a folder in it, where it is not there yet.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package func makeFolder(_ name: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        } catch {
            throw ExampleRunningError.scratchNotWritable(
                path: path, words: error.localizedDescription)
        }
    }

    static func remove(_ path: String) {
        var removal = FolderRemoval(path)
        removal.perform()
    }
}

/// The folders of one program within a scratch directory.
package struct ProgramDirectory: Sendable {
    /// What the program and its compiler may see and change.
    package let path: String
    /// What only the launcher and `sitegen` have to do with.
    private var streams: String { path + ".streams" }

    /// Holds the sources, the program and its files; it is started in it.
    package var work: String { path + "/work" }
    /// An empty home.
    package var home: String { path + "/home" }
    /// Temporary files of the compiler and of the program.
    package var temporary: String { path + "/tmp" }
    /// The compiler's streams.
    package var compilerCapture: String { streams + "/compiler" }
    /// The program's streams.
    package var capture: String { streams + "/program" }
    /// What the program reads.
    package var standardInput: String { streams + "/stdin" }

    /// Makes the folders.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package static func make(_ name: String, in scratch: ScratchDirectory) throws -> ProgramDirectory {
        try ProgramDirectory(path: "\(scratch.path)/\(name)").madeAnew()
    }

    /// The same folders, made again after they were removed.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package func madeAnew() throws -> ProgramDirectory {
        let directory = self
        for folder in [
            directory.work, directory.home, directory.temporary, directory.compilerCapture,
            directory.capture,
        ] {
            try directory.reporting {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true)
            }
        }
        return directory
    }

    /// Writes a file, with the folders on the way to it.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package func write(_ text: String, to file: String) throws {
        try reporting {
            try FileManager.default.createDirectory(
                atPath: URL(filePath: file).deletingLastPathComponent().path,
                withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: file))
        }
    }

    /// Puts the compiled program into another folder.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package func copyProgram(to other: ProgramDirectory) throws {
        try other.reporting {
            try FileManager.default.copyItem(atPath: work + "/main", toPath: other.work + "/main")
        }
    }

    /// Forgets what the compiler wrote: streams are appended to.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package func clearCompilerCapture() throws {
        ScratchDirectory.remove(compilerCapture)
        try reporting {
            try FileManager.default.createDirectory(
                atPath: compilerCapture, withIntermediateDirectories: true)
        }
    }

    package func remove() {
        ScratchDirectory.remove(path)
        ScratchDirectory.remove(streams)
    }

    private func reporting(_ body: () throws -> Void) throws {
        do { try body() } catch {
            throw ExampleRunningError.scratchNotWritable(
                path: path, words: error.localizedDescription)
        }
    }
}
