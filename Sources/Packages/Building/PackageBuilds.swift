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

    private let swiftPM: SwiftPM
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
    }

    /// `cache` is the user's folder for what can be made again.
    package init(
        toolchain: SwiftToolchain, commands: any CommandRunning, confinement: Confinement,
        scratch: ScratchDirectory, memory: EntryFolder, cache: String, searchPath: String,
        report: Report? = nil
    ) {
        self.memory = memory
        folder = cache + "/packages"
        swiftPM = SwiftPM(
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

    /// What a package says of itself: its name, and its libraries with their modules.
    ///
    /// Nothing is built. Throws `PackageFailure`, `ExampleRunningError` and `CancellationError`.
    package func offer(of path: String) async throws -> PackageOffer {
        let package = try await describe(path)
        return PackageOffer(
            name: package.name,
            libraries: package.libraries.map { product in
                .init(product: product.name, modules: package.modules(of: product))
            })
    }

    // MARK: Building

    private func make(_ request: PackageRequest) async throws -> BuiltPackage {
        let own = try await request.path.asyncMap { try await describe($0) }
        let products = try own.map { try wantedProducts(of: request, in: $0) } ?? []
        let modules = own.map { own in products.flatMap { own.modules(of: $0) } } ?? []
        if modules.contains("main") { throw PackageFailure.moduleNameTaken(module: "main") }
        let place = UmbrellaFolder(
            path: "\(folder)/\(digest(of: request))", request: request,
            others: try await localPackages(of: own), swiftPM: swiftPM)
        let lock = try await PackageLock.exclusive(on: place.path)
        UnusedUmbrellas.mark(place.path)
        UnusedUmbrellas.remove(from: folder)
        let umbrella = try place.prepare(products.map(\.name))
        let name = own?.name ?? umbrella.parts.first?.identity ?? ""
        await report?.begin(name, umbrella.parts.reduce(0) { $0 + $1.products.count })
        let start = ContinuousClock.now
        try await place.resolve(umbrella)
        try await check(request.dependencies, in: place.path)
        let output = try await place.build()
        let built = await BuiltPackage(
            output, configuration: request.configuration, modules: modules,
            unoffered: own?.unofferedModules ?? [],
            executables: products.filter { $0.kind == "executable" }.map(\.name),
            used: used(own, products.map(\.name), request, in: place.path))
        await report?.end(name, ContinuousClock.now - start)
        // The compiler crashes where it is told to import what is not there.
        let unknown = request.imports.first { name in
            !built.importable.contains(name) && !swiftPM.toolchain.offers(module: name)
        }
        if let unknown {
            throw PackageFailure.unknownModule(name: unknown, known: built.modules.sorted())
        }
        lock.share()
        state.withLock { $0.locks.append(lock) }
        return built
    }

    private func digest(of request: PackageRequest) -> Digest {
        var key = CacheKey()
        key.add("toolchain", swiftPM.toolchain.digests.compiling.description)
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
        key.add("toolchain", swiftPM.toolchain.digests.compiling.description)
        if let known = memory.value(for: key),
            let description = PackageDescription(json: String(decoding: known, as: UTF8.self))
        {
            return description
        }
        let answer = try await swiftPM.run(
            "swift-package",
            ["--scratch-path", "\(swiftPM.cache)/describe", "describe", "--type", "json"],
            in: path, .init(readable: [path]))
        guard answer.succeeded, let description = PackageDescription(json: answer.output) else {
            let failure = PackageFailure(buildOutput: answer.words)
            guard case .doesNotBuild(let messages, _) = failure, messages.isEmpty else {
                throw failure
            }
            throw PackageFailure.unreadableManifest(words: answer.words.errorLines)
        }
        memory.remember(Array(answer.output.utf8), for: key)
        return description
    }

    /// All packages that one depends on by paths, and that these depend on so, by their own paths;
    /// and the repositories in folders that their manifests name.
    private func localPackages(
        of package: PackageDescription?
    ) async throws -> UmbrellaFolder.Others {
        var others = UmbrellaFolder.Others()
        var open = [package].compactMap(\.self)
        while let next = open.popLast() {
            others.repositories += (next.dependencies ?? []).compactMap(\.url).compactMap {
                GitAddresses.localFolder(of: $0)
            }
            for path in next.localPackages where !others.packages.contains(path) {
                others.packages.append(path)
                open.append(try await describe(path))
            }
        }
        return others
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

    /// What was asked for, with the versions that SwiftPM has chosen.
    private func used(
        _ own: PackageDescription?, _ products: [String], _ request: PackageRequest,
        in place: String
    ) -> [UsedPackage] {
        let pins = ResolvedVersions(at: place + "/Package.resolved")
        let first = own.map {
            UsedPackage(
                name: $0.name, address: nil,
                folder: request.path.map { URL(filePath: $0).lastPathComponent },
                traits: request.traits, version: nil, products: products)
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

extension Optional {
    fileprivate func asyncMap<Other>(
        _ transform: (Wrapped) async throws -> Other
    ) async rethrows -> Other? {
        if let self { try await transform(self) } else { nil }
    }
}
