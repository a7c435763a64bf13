package import Caching
package import Examples
import Foundation
package import Harnesses
package import Launching
import Synchronization
package import Toolchains

/// The packages of one run of `sitegen`: each request is built once.
package final class PackageBuilds: Sendable {
    /// Is told before a package is built, and how long it took.
    package struct Report: Sendable {
        let begin: @Sendable (_ name: String, _ products: Int) async -> Void
        let end: @Sendable (_ name: String, _ duration: Duration) async -> Void

        package init(
            begin: @escaping @Sendable (String, Int) async -> Void,
            end: @escaping @Sendable (String, Duration) async -> Void
        ) {
            self.begin = begin
            self.end = end
        }
    }

    private let manager: PackageManager
    /// Absolute path of the folder with all umbrellas.
    private let folder: String
    private let report: Report?
    private let memory: EntryFolder
    private let state = Mutex(State())

    private struct State {
        var tasks: [PackageRequest: Task<Result<BuiltPackage, any Error>, Never>] = [:]
        var built: [PackageRequest: BuiltPackage] = [:]
        var failures: [PackageRequest: PackageFailure] = [:]
        var locks: [PackageLock] = []
        var steps = 0
    }

    /// `cache` is the user's folder for what can be made again.
    package init(
        toolchain: SwiftToolchain, commands: any CommandRunning, confinement: Confinement,
        scratch: ScratchDirectory, memory: EntryFolder, cache: String, searchPath: String,
        report: Report? = nil
    ) {
        self.memory = memory
        folder = cache + "/packages"
        manager = PackageManager(
            toolchain: toolchain, commands: commands, confinement: confinement, scratch: scratch,
            cache: folder + "/swiftpm", searchPath: searchPath)
        self.report = report
    }

    /// What was built for a request; nil before `build`, and where that failed.
    package func built(_ request: PackageRequest?) -> BuiltPackage? {
        request.flatMap { request in state.withLock { $0.built[request] } }
    }

    /// Whether what a request asks for is there, after it was built where that was not tried yet.
    ///
    /// Why it is not is in `failures`. Throws `ExampleRunningError` and `CancellationError`.
    package func hasBuilt(_ request: PackageRequest?) async throws -> Bool {
        guard let request else { return false }
        do {
            _ = try await build(request)
            return true
        } catch let failure as PackageFailure {
            state.withLock { $0.failures[request] = failure }
            return false
        }
    }

    /// Why requests are not built.
    package var failures: [PackageRequest: PackageFailure] { state.withLock { $0.failures } }

    /// Builds what a request asks for, once.
    ///
    /// Throws `PackageFailure`, `ExampleRunningError` and `CancellationError`.
    package func build(_ request: PackageRequest) async throws -> BuiltPackage {
        let task = state.withLock { state in
            if let task = state.tasks[request] { return task }
            let task = Task<Result<BuiltPackage, any Error>, Never> {
                do {
                    let built = try await self.make(request)
                    self.state.withLock { $0.built[request] = built }
                    return .success(built)
                } catch { return .failure(error) }
            }
            state.tasks[request] = task
            return task
        }
        return try await withTaskCancellationHandler {
            try await task.value.get()
        } onCancel: {
            task.cancel()
        }
    }

    private func step() -> Int {
        state.withLock { state in
            state.steps += 1
            return state.steps
        }
    }

    // MARK: Building

    private func make(_ request: PackageRequest) async throws -> BuiltPackage {
        let own = try await request.path.asyncMap { try await describe($0) }
        let products = try own.map { try wantedProducts(of: request, in: $0) } ?? []
        let modules = own.map { own in products.flatMap { own.modules(of: $0) } } ?? []
        if modules.contains("main") { throw PackageFailure.moduleNameTaken(module: "main") }
        let place = "\(folder)/\(digest(of: request))"
        let lock = try await PackageLock.exclusive(on: place)
        UnusedUmbrellas.mark(place)
        UnusedUmbrellas.remove(from: folder)
        for name in ["Sources/\(Umbrella.name)", "by-name"] {
            try? FileManager.default.createDirectory(
                atPath: "\(place)/\(name)", withIntermediateDirectories: true)
        }
        let umbrella = Umbrella(
            package: try request.path.map { path in
                try part(of: path, request, products.map(\.name), in: place)
            }, dependencies: request.dependencies)
        try prepare(umbrella, request, in: place)
        let name = own?.name ?? umbrella.parts.first?.identity ?? ""
        await report?.begin(name, umbrella.parts.reduce(0) { $0 + $1.products.count })
        let start = ContinuousClock.now
        try await resolve(umbrella, request, in: place)
        try await check(request.dependencies, in: place)
        let built = try await build(
            umbrella, request, modules: modules, unoffered: own?.unofferedModules ?? [],
            executables: products.filter { $0.kind == "executable" }.map(\.name),
            used: used(own, products.map(\.name), request, in: place), in: place)
        await report?.end(name, ContinuousClock.now - start)
        lock.share()
        state.withLock { $0.locks.append(lock) }
        return built
    }

    private func digest(of request: PackageRequest) -> Digest {
        var key = CacheKey()
        key.add("toolchain", manager.toolchain.digests.compiling.description)
        key.add("package", request.path ?? "")
        key.add("products", request.products?.joined(separator: ",") ?? "all")
        key.add("traits", request.traits?.joined(separator: ",") ?? "default")
        key.add("configuration", request.configuration.rawValue)
        for dependency in request.dependencies {
            key.add("dependency", "\(dependency)")
        }
        return Digest(of: key.bytes)
    }

    private func describe(_ path: String) async throws -> PackageDescription {
        guard access(path + "/Package.swift", F_OK) == 0 else {
            throw PackageFailure.noPackage(folder: path)
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let manifests = names.filter { $0.hasPrefix("Package") && $0.hasSuffix(".swift") }.sorted()
        var key = CacheKey()
        key.add("description of package", path)
        key.add("manifests", FileSet(manifests.map { "\(path)/\($0)" }).identity.description)
        key.add("toolchain", manager.toolchain.digests.compiling.description)
        if let known = memory.value(for: key),
            let description = PackageDescription(json: String(decoding: known, as: UTF8.self))
        {
            return description
        }
        let answer = try await manager.run(
            "swift-package",
            ["--scratch-path", "\(manager.cache)/describe", "describe", "--type", "json"],
            in: path, number: step(), .init(readable: [path]))
        guard answer.succeeded, let description = PackageDescription(json: answer.output) else {
            throw PackageFailure.unreadableManifest(words: answer.words.errorLines)
        }
        memory.remember(Array(answer.output.utf8), for: key)
        return description
    }

    private func wantedProducts(
        of request: PackageRequest, in package: PackageDescription
    ) throws -> [PackageDescription.Product] {
        guard let names = request.products else { return package.libraries }
        return try names.map { name in
            guard let product = package.products.first(where: { $0.name == name }) else {
                throw PackageFailure.unknownProduct(
                    name: name, package: package.name, known: package.libraries.map(\.name))
            }
            return product
        }
    }

    /// The author's package as a dependency: through a link that has its repository's name, since
    /// another package may want the same one by its address.
    private func part(
        of path: String, _ request: PackageRequest, _ products: [String], in place: String
    ) throws -> Umbrella.Part {
        let name = RepositoryName.of(path)
        let link = "\(place)/by-name/\(name)"
        if (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) != path {
            try? FileManager.default.removeItem(atPath: link)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        }
        let traits = request.traits.map { traits in
            ", traits: [\(traits.map { Umbrella.quoted($0) }.joined(separator: ", "))]"
        }
        return Umbrella.Part(
            declaration: ".package(path: \(Umbrella.quoted("by-name/\(name)"))\(traits ?? ""))",
            identity: name.packageIdentity, products: products)
    }

    private func prepare(
        _ umbrella: Umbrella, _ request: PackageRequest, in place: String
    ) throws {
        try update("\(place)/Package.swift", umbrella.manifest)
        try update("\(place)/Sources/\(Umbrella.name)/\(Umbrella.name).swift", "\n")
        // Its author has tried these versions, and no others.
        let pins = request.path.flatMap {
            try? String(contentsOfFile: "\($0)/Package.resolved", encoding: .utf8)
        }
        if let pins, (try? String(contentsOfFile: "\(place)/pins", encoding: .utf8)) != pins {
            try update("\(place)/Package.resolved", pins)
            try update("\(place)/pins", pins)
        }
    }

    /// Writes a text file that does not hold this already: a build looks at when it was written.
    private func update(_ file: String, _ text: String) throws {
        guard (try? String(contentsOfFile: file, encoding: .utf8)) != text else { return }
        do { try Data(text.utf8).write(to: URL(filePath: file), options: .atomic) } catch {
            throw ExampleRunningError.scratchNotWritable(
                path: file, words: error.localizedDescription)
        }
    }

    /// Fetches what is not there yet: only this step has the network.
    private func resolve(
        _ umbrella: Umbrella, _ request: PackageRequest, in place: String
    ) async throws {
        let manifests = request.path.map {
            FileSet(["\($0)/Package.swift", "\($0)/Package.resolved"]).identity.description
        }
        let state = umbrella.manifest + (manifests ?? "")
        let mark = "\(place)/resolved"
        guard (try? String(contentsOfFile: mark, encoding: .utf8)) != state else { return }
        let local = request.dependencies.compactMap { GitAddresses.localFolder(of: $0.url) }
            .filter { access($0, F_OK) == 0 }
        func resolve(_ options: [String]) async throws -> PackageManager.Answer {
            try await manager.run(
                "swift-package", options + ["resolve"], in: place, number: step(),
                .init(hasNetwork: true, readable: readable(request) + local, writable: [place]))
        }
        var answer = try await resolve([])
        // Where a repository cannot be fetched, SwiftPM's cache may say only that it lacks it.
        if !answer.succeeded, answer.words.contains("error: Git command ") {
            answer = try await resolve(["--disable-dependency-cache"])
        }
        guard answer.succeeded else {
            throw PackageFailure.notResolved(
                words: unlinked(answer.words, of: request, in: place).errorLines)
        }
        try update(mark, state)
    }

    /// What SwiftPM said, with the author's own path in the place of the link to it.
    private func unlinked(_ words: String, of request: PackageRequest, in place: String) -> String {
        // SwiftPM names what it refuses by the folder of the umbrella.
        let words = words.replacing(
            "error: '\((place as NSString).lastPathComponent)': ", with: "error: ")
        guard let path = request.path else { return words }
        let link = "by-name/\(RepositoryName.of(path))"
        return [realPath(place), place].compactMap(\.self).reduce(words) { words, place in
            words.replacing("\(place)/\(link)", with: path)
        }
    }

    private func readable(_ request: PackageRequest) -> [String] {
        [request.path].compactMap(\.self)
    }

    /// Whether the packages that were fetched have the products that are wanted of them.
    private func check(
        _ dependencies: [PackageRequest.Dependency], in place: String
    ) async throws {
        let checkouts = "\(place)/.build/checkouts"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: checkouts)) ?? []
        for dependency in dependencies {
            let identity = dependency.url.packageIdentity
            // One that SwiftPM has put elsewhere is left to its own words.
            guard let name = names.first(where: { $0.packageIdentity == identity }) else {
                continue
            }
            let package = try await describe("\(checkouts)/\(name)")
            let known = package.libraries.map(\.name)
            if let unknown = dependency.products.first(where: { !known.contains($0) }) {
                throw PackageFailure.unknownProduct(
                    name: unknown, package: package.name, known: known)
            }
            let modules = package.libraries.filter { dependency.products.contains($0.name) }
                .flatMap { package.modules(of: $0) }
            if modules.contains("main") { throw PackageFailure.moduleNameTaken(module: "main") }
        }
    }

    private func build(
        _ umbrella: Umbrella, _ request: PackageRequest, modules: [String],
        unoffered: Set<String>, executables: [String], used: [UsedPackage], in place: String
    ) async throws -> BuiltPackage {
        let answer = try await manager.run(
            "swift-build",
            [
                "--quiet", "--build-system", "native", "--configuration",
                request.configuration.rawValue, "--product", Umbrella.name,
                "--disable-automatic-resolution",
            ], in: place, number: step(),
            .init(readable: readable(request), writable: [place]))
        guard answer.succeeded else {
            throw PackageFailure(buildOutput: unlinked(answer.words, of: request, in: place))
        }
        let folder = "\(place)/.build/\(request.configuration.rawValue)"
        guard let real = realPath(folder),
            let description = BuildDescription(at: real + "/description.json"),
            let command = description.umbrella
        else {
            throw PackageFailure.notUnderstood(words: "'\(folder)' has no description of its build")
        }
        return await BuiltPackage(
            in: real, flags: ImportFlags(of: command), configuration: request.configuration,
            modules: modules, unoffered: unoffered, executables: executables, used: used,
            needs: description.targetDependencyMap)
    }

    /// What was asked for, with the versions that SwiftPM has chosen.
    private func used(
        _ own: PackageDescription?, _ products: [String], _ request: PackageRequest,
        in place: String
    ) -> [UsedPackage] {
        let pins = ResolvedVersions(at: place + "/Package.resolved")
        let first = own.map {
            UsedPackage(
                name: $0.name, address: nil, version: nil, products: products)
        }
        return (first.map { [$0] } ?? [])
            + request.dependencies.map { dependency in
                let identity = dependency.url.packageIdentity
                return UsedPackage(
                    name: identity, address: dependency.url, version: pins.version(of: identity),
                    products: dependency.products)
            }
    }
}

extension String {
    /// The lines that tell of an error, each with the indented ones below it, otherwise the last
    /// ones.
    fileprivate var errorLines: [String] {
        let lines = split(whereSeparator: \.isNewline).map { String($0) }
        var errors: [String] = []
        var isOfError = false
        for line in lines {
            if line.hasPrefix("error: ") {
                isOfError = true
                errors.append(String(line.dropFirst(7)))
            } else if isOfError, line.hasPrefix("    Cloning into ") {
                continue
            } else if isOfError, line.first?.isWhitespace == true {
                errors.append(line.trimmingCharacters(in: .whitespaces))
            } else {
                isOfError = false
            }
        }
        return errors.isEmpty ? Array(lines.suffix(5)) : errors
    }
}

extension Optional {
    fileprivate func asyncMap<Other>(
        _ transform: (Wrapped) async throws -> Other
    ) async rethrows -> Other? {
        if let self { try await transform(self) } else { nil }
    }
}
