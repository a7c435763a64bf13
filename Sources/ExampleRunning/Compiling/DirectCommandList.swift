import Caching
import Foundation
import Harnesses
import Launching
import Toolchains

/// The direct commands for each set of arguments, asked of the driver once, and remembered.
actor DirectCommandList {
    private let toolchain: SwiftToolchain
    private let harness: Harness
    private let memory: EntryFolder
    private let scratch: ScratchDirectory
    private var known: [CompilerArguments: DirectCommands?] = [:]

    /// Stands for the place of the compiler's modules.
    fileprivate static let modules = "/sitegen-modules"

    init(
        toolchain: SwiftToolchain, harness: Harness, memory: EntryFolder,
        scratch: ScratchDirectory
    ) {
        self.toolchain = toolchain
        self.harness = harness
        self.memory = memory
        self.scratch = scratch
    }

    /// Nil where the driver itself is to be started.
    func commands(for arguments: CompilerArguments) async -> DirectCommands? {
        guard toolchain.installation.isComplete, arguments.areDirect else { return nil }
        if let found = known[arguments] { return found }
        let found = await find(arguments)
        known[arguments] = .some(found)
        return found
    }

    private func find(_ arguments: CompilerArguments) async -> DirectCommands? {
        var key = CacheKey()
        key.add("direct commands", arguments.driver(modules: Self.modules).joined(separator: "\n"))
        key.add("compiler", toolchain.installation.compiler)
        key.add("toolchain", toolchain.digests.compiling.description)
        if let value = memory.value(for: key) { return DirectCommands(bytes: value) }
        let name = "driver-\(known.count + 1)"
        guard (try? scratch.makeFolder(name)) != nil else { return nil }
        let found = await DirectCommands.ask(
            toolchain.installation.compiler, arguments.flags(modules: Self.modules),
            objects: arguments.objects, links: arguments.links, in: "\(scratch.path)/\(name)")
        // It is worth remembering as well that the driver says something else.
        memory.remember(found?.bytes ?? [], for: key)
        return found
    }
}

extension DirectCommands {
    /// The front end with the place of its modules.
    func frontEnd(modules: String) -> [String] {
        frontEnd.map { $0 == DirectCommandList.modules ? modules : $0 }
    }
}
