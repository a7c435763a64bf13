import Caching
import Foundation

/// The folders of one program within a scratch directory.
package struct ProgramDirectory: Sendable {
    /// What the program and its compiler may see and change.
    package let path: String
    private let scratch: ScratchDirectory

    /// Holds the sources, the program and its files; it is started in it.
    package var work: String { path + "/work" }
    /// An empty home.
    package var home: String { path + "/home" }
    /// Temporary files of the compiler and of the program.
    package var temporary: String { path + "/tmp" }

    // The streams are for the launcher and `sitegen` alone; their folders are made when they are needed.

    /// The compiler's streams.
    package var compilerCapture: String { path + ".compiler" }
    /// The linker's streams, where it is started by itself.
    package var linkerCapture: String { path + ".linker" }
    /// The program's streams.
    package var capture: String { path + ".streams" }
    /// What the program reads.
    package var standardInput: String { capture + "/stdin" }
    /// The compiled program.
    package var program: String { work + "/" + Self.programName }

    /// The names of files in the working folder: the source with code at top level, what the
    /// compiler makes of it, and what the linker makes of that.
    package static let sourceName = "main.swift"
    package static let objectName = "main.o"
    package static let programName = "main"

    /// Folders that are not made yet.
    package init(named name: String, in scratch: ScratchDirectory) {
        self.init(path: "\(scratch.path)/\(name)", scratch: scratch)
    }

    private init(path: String, scratch: ScratchDirectory) {
        self.path = path
        self.scratch = scratch
    }

    /// The folders of the same program at another path, which are not made yet.
    package func beside(named name: String) -> ProgramDirectory {
        ProgramDirectory(path: "\(path)-\(name)", scratch: scratch)
    }

    /// Makes the folders.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package static func make(
        _ name: String, in scratch: ScratchDirectory
    ) throws -> ProgramDirectory {
        try ProgramDirectory(named: name, in: scratch).madeAnew()
    }

    /// The same folders, empty: whatever was in them is gone.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package func madeAnew() throws -> ProgramDirectory {
        remove()
        for folder in [path, work, home, temporary] {
            guard mkdir(folder, 0o777) != 0 else { continue }
            throw ExampleRunningError.scratchNotWritable(
                path: path, words: String(cString: strerror(errno)))
        }
        return self
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

    /// Writes the compiled program.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    package func writeProgram(_ bytes: [UInt8]) throws {
        try reporting {
            try Data(bytes).write(to: URL(filePath: program))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: program)
        }
    }

    /// Takes away what the program would not find if its reader had compiled it.
    package func removeObject() { unlink("\(work)/\(Self.objectName)") }

    /// Forgets what the compiler and the linker wrote: streams are appended to.
    package func clearCompilerCapture() {
        for folder in [compilerCapture, linkerCapture] { FolderRemoval.remove(folder) }
    }

    /// Takes the folders away with all that is in them.
    package func remove() {
        for folder in [path, capture, compilerCapture, linkerCapture] { scratch.discard(folder) }
    }

    private func reporting(_ body: () throws -> Void) throws {
        do { try body() } catch {
            throw ExampleRunningError.scratchNotWritable(
                path: path, words: error.localizedDescription)
        }
    }
}
