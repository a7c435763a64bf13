import Caching
import Foundation
import Launching

/// The files that decide what a toolchain makes of a program, and what the program does then.
struct ToolchainFiles: Hashable, Sendable {
    /// Compilers and linkers, modules and their headers, and what is linked.
    let compiling: FileSet
    /// The libraries that programs load, and data that they read.
    let running: FileSet

    init(compiling: [String], running: [String]) {
        self.compiling = FileSet(compiling)
        self.running = FileSet(running)
    }

    /// Looks for them in a toolchain's folder and on the system.
    ///
    /// `link` is the linker's command for a program without options of its own; empty where it is not
    /// known.
    init(of compiler: String, in folder: String, linking link: [String]) {
        let library = folder + "/lib/swift"
        let tools = ["swift-frontend", "swiftc", "clang", "lld", "ld.lld"]
            .map { "\(folder)/bin/\($0)" }
        let own = Self.parts.flatMap { Self.files(below: "\(library)/\($0)") }
        let libraries = own.filter { $0.hasSuffix(".so") || $0.hasSuffix(".dylib") }
        let needed = NeededLibraries(of: libraries + tools, besides: libraries)
        let maps = own.filter { $0.hasSuffix(".modulemap") || $0.hasSuffix(".h") }
        let headers = IncludedHeaders(
            from: maps, in: ["\(library)/clang/include"] + Self.headerFolders(target: library))
        var compiling = Set(own + tools + needed.paths + headers.paths + [compiler])
        compiling.formUnion(LinkedFiles(link).paths)
        self.compiling = FileSet(compiling.sorted())
        running = FileSet((libraries + needed.paths + Self.data).sorted())
    }

    /// What lies below `lib/swift` and matters: not the parts for other systems, and tools.
    private static let parts = [
        "linux", "macosx", "shims", "apinotes", "dispatch", "os", "Block", "CoreFoundation",
        "_FoundationCShims", "_foundation_unicode", "host/compiler", "host/plugins",
        "host/libSwiftInProcPluginServer.so", "clang/include",
    ]

    /// What the C library and Foundation read: the history of time zones.
    private static let data = ["tzdata.zi", "+VERSION"].map { "/usr/share/zoneinfo/\($0)" }

    private static func headerFolders(target library: String) -> [String] {
        let system = "/usr/include"
        let kinds = (try? FileManager.default.contentsOfDirectory(atPath: system)) ?? []
        return [system] + kinds.filter { $0.hasSuffix("-linux-gnu") }.map { "\(system)/\($0)" }
    }

    /// The files below a folder, and its folders, whose identity tells of files that come and go; or
    /// the file itself. What is not there may come as well.
    private static func files(below path: String) -> [String] {
        // A link is followed, as the compiler does.
        guard let real = realPath(path) else { return [path] }
        let names = FileManager.default.subpaths(atPath: real) ?? []
        return [path] + names.map { "\(path)/\($0)" }
    }
}

/// The system's libraries that others need, and those that these need.
struct NeededLibraries {
    /// Absolute paths.
    let paths: [String]

    private static let folders = [
        "/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu",
        "/usr/lib/aarch64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib",
    ]

    /// What is needed of files, but for the libraries that are known.
    init(of files: [String], besides known: [String]) {
        var seen = Set(known.map { URL(filePath: $0).lastPathComponent })
        var found: [String] = []
        var waiting = files
        while let file = waiting.popLast() {
            for name in ObjectFile(at: file)?.neededLibraries ?? []
            where seen.insert(name).inserted {
                let places = Self.folders.map { "\($0)/\(name)" }
                guard let path = places.first(where: FileManager.default.fileExists) else {
                    continue
                }
                found.append(path)
                waiting.append(path)
            }
        }
        paths = found.sorted()
    }
}

/// The files of others that a linker's command names: start files and libraries.
private struct LinkedFiles {
    let paths: [String]

    init(_ command: [String]) {
        let folders = command.filter { $0.hasPrefix("-L") }.map { $0.dropFirst(2) }
        let libraries = command.filter { $0.hasPrefix("-l") }.map { $0.dropFirst(2) }
            .flatMap { name in
                ["so", "a"].compactMap { kind in
                    folders.map { "\($0)/lib\(name).\(kind)" }
                        .first(where: FileManager.default.fileExists)
                }
            }
        let objects = command.filter { $0.hasPrefix("/") && $0.hasSuffix(".o") }
        paths = objects + libraries
    }
}
