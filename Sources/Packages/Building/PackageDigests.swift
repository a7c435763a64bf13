package import Caching
import Foundation

/// What results hang on, of packages that were built: module by module, so that an example of one
/// stays as it is where another one changes.
package struct PackageDigests: Hashable, Sendable {
    private struct Module: Hashable, Sendable {
        /// What a compiler reads of it.
        let interface: Digest
        /// What a program runs of it.
        let code: Digest
        /// The modules that it needs, and those that they need.
        let needs: [String]
    }

    private let modules: [String: Module]
    /// Headers, macros, what each program is linked with, and the names of all modules.
    private let besides: Digest
    private let resources: Digest

    /// `folder` is that of the build's products; `linked` are objects in each program; `needs` has for each target those that it needs, and
    /// those that they need.
    init(
        in folder: String, flags: ImportFlags, objects linked: [String], resources: [String],
        importable: Set<String>, needs: [String: [String]]
    ) async {
        var modules: [String: Module] = [:]
        for (target, needed) in needs where target != Umbrella.name {
            let name = target.asModuleName
            let objects = files(in: ["\(folder)/\(target).build"]).filter { $0.hasSuffix(".o") }
            async let interface = FileSet(
                files(in: ["\(flags.importPath)/\(name).swiftmodule"])
            ).content()
            async let code = FileSet(objects).content()
            modules[name] = Module(
                interface: await interface, code: await code, needs: needed.map(\.asModuleName))
        }
        self.modules = modules
        let headers = files(in: flags.paths.filter { $0 != flags.importPath })
        let others = await FileSet(headers + flags.plugins + linked).content()
        besides = Digest(of: ([others.description] + importable.sorted()).joined(separator: "\n"))
        self.resources = await FileSet(files(in: resources)).content()
    }

    /// What the compilation of sources hangs on that import these modules, by names for people.
    package func compiling(_ names: Set<String>) -> [(name: String, digest: Digest)] {
        [("headers and macros of packages", besides)]
            + all(neededBy: names).map { ("module '\($0.key)'", $0.value.interface) }
    }

    /// What a run of their program hangs on, beside its own bytes.
    package func running(_ names: Set<String>) -> [(name: String, digest: Digest)] {
        [("resources of packages", resources)]
            + all(neededBy: names).map { ("code of module '\($0.key)'", $0.value.code) }
    }

    private func all(neededBy names: Set<String>) -> [(key: String, value: Module)] {
        let needed = names.union(names.flatMap { modules[$0]?.needs ?? [] })
        return modules.filter { needed.contains($0.key) }.sorted { $0.key < $1.key }
    }
}

extension String {
    /// The name of a target's module, as SwiftPM makes it.
    fileprivate var asModuleName: String {
        String(map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
    }
}

/// The files at these paths and in these folders, sorted.
private func files(in paths: [String]) -> [String] {
    let all = paths.flatMap { path -> [String] in
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return []
        }
        guard isFolder.boolValue else { return [path] }
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.map { "\(path)/\($0)" }.filter { file in
            var status = stat()
            return stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        }
    }
    return Set(all).sorted()
}
