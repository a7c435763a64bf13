import Caching
import Examples
import Foundation
import Launching

/// The folder of one umbrella: what is written there, fetched, and built.
struct UmbrellaFolder: Sendable {
    /// An absolute path.
    let path: String
    let request: PackageRequest
    let manager: PackageManager

    /// What a build leaves.
    struct Output: Sendable {
        /// The absolute path of the folder with the products, without links.
        let folder: String
        let flags: ImportFlags
        /// For each target those that it depends on.
        let needs: [String: [String]]
    }

    /// Writes the package of which the products are dependencies.
    ///
    /// Throws `ExampleRunningError.scratchNotWritable`.
    func prepare(_ products: [String]) throws -> Umbrella {
        // Nobody else is at work here, and what is left in there is of no use.
        for name in ["home", "tmp"] {
            try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
        }
        for name in ["Sources/\(Umbrella.name)", "by-name", "home", "tmp"] {
            try? FileManager.default.createDirectory(
                atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        }
        let umbrella = Umbrella(
            package: try request.path.map { try part(of: $0, products) },
            dependencies: request.dependencies)
        try update("\(path)/Package.swift", umbrella.manifest)
        try update("\(path)/Sources/\(Umbrella.name)/\(Umbrella.name).swift", "\n")
        // Its author has tried these versions, and no others.
        let pins = request.path.flatMap {
            try? String(contentsOfFile: "\($0)/Package.resolved", encoding: .utf8)
        }
        if let pins, (try? String(contentsOfFile: "\(path)/pins", encoding: .utf8)) != pins {
            try update("\(path)/Package.resolved", pins)
            try update("\(path)/pins", pins)
        }
        return umbrella
    }

    /// The author's package as a dependency: through a link that has its repository's name, since
    /// another package may want the same one by its address.
    private func part(
        of path: String, _ products: [String]
    ) throws -> Umbrella.Part {
        let name = RepositoryName.of(path)
        let link = "\(self.path)/by-name/\(name)"
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

    /// Writes a text file that does not hold this already: a build looks at when it was written.
    private func update(_ file: String, _ text: String) throws {
        guard (try? String(contentsOfFile: file, encoding: .utf8)) != text else { return }
        do { try Data(text.utf8).write(to: URL(filePath: file), options: .atomic) } catch {
            throw ExampleRunningError.scratchNotWritable(
                path: file, words: error.localizedDescription)
        }
    }

    /// Fetches what is not there yet: only this step has the network.
    ///
    /// Throws `PackageFailure`, `ExampleRunningError` and `CancellationError`.
    func resolve(_ umbrella: Umbrella) async throws {
        let manifests = request.path.map {
            FileSet(["\($0)/Package.swift", "\($0)/Package.resolved"]).identity.description
        }
        let state = umbrella.manifest + (manifests ?? "")
        let mark = "\(path)/resolved"
        guard (try? String(contentsOfFile: mark, encoding: .utf8)) != state else { return }
        let local = request.dependencies.compactMap { GitAddresses.localFolder(of: $0.url) }
            .filter { access($0, F_OK) == 0 }
        func resolve(_ options: [String]) async throws -> PackageManager.Answer {
            try await manager.run(
                "swift-package", options + ["resolve"], in: path,
                .init(
                    hasNetwork: true, surroundings: path, readable: readable + local,
                    writable: [path]))
        }
        var answer = try await resolve([])
        // Where a repository cannot be fetched, SwiftPM's cache may say only that it lacks it.
        if !answer.succeeded, answer.words.contains("error: Git command ") {
            answer = try await resolve(["--disable-dependency-cache"])
        }
        guard answer.succeeded else {
            throw PackageFailure.notResolved(
                words: unlinked(answer.words).errorLines)
        }
        try update(mark, state)
    }

    /// What SwiftPM said, with the author's own path in the place of the link to it.
    private func unlinked(_ words: String) -> String {
        // SwiftPM names what it refuses by the folder of the umbrella.
        let words = words.replacing(
            "error: '\((path as NSString).lastPathComponent)': ", with: "error: ")
        guard let package = request.path else { return words }
        let link = "by-name/\(RepositoryName.of(package))"
        return [realPath(path), path].compactMap(\.self).reduce(words) { words, place in
            words.replacing("\(place)/\(link)", with: package)
        }
    }

    private var readable: [String] { [request.path].compactMap(\.self) }

    /// Builds what was prepared and resolved.
    ///
    /// Throws `PackageFailure`, `ExampleRunningError` and `CancellationError`.
    func build() async throws -> Output {
        let answer = try await runBuild(["--quiet"])
        guard answer.succeeded else {
            throw PackageFailure(buildOutput: unlinked(answer.words))
        }
        let folder = "\(path)/.build/\(request.configuration.rawValue)"
        guard let real = realPath(folder) else {
            throw PackageFailure.notUnderstood(words: "its build has left no '\(folder)'")
        }
        let description = BuildDescription(at: real + "/description.json")
        if let description, let command = description.umbrella {
            return Output(
                folder: real, flags: ImportFlags(of: command),
                needs: description.targetDependencyMap)
        }
        return try await spokenOutput(in: real)
    }

    private func runBuild(_ options: [String]) async throws -> PackageManager.Answer {
        try await manager.run(
            "swift-build",
            options + [
                "--build-system", "native", "--configuration", request.configuration.rawValue,
                "--product", Umbrella.name, "--disable-automatic-resolution",
            ], in: path, .init(surroundings: path, readable: readable, writable: [path]))
    }

    /// What a build says of itself, where what it has written down is not understood. Of targets only
    /// their names are known then: each may need all.
    private func spokenOutput(in folder: String) async throws -> Output {
        // A build that has nothing to do says nothing.
        let source = "\(path)/Sources/\(Umbrella.name)/\(Umbrella.name).swift"
        try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: source)
        let answer = try await runBuild(["--verbose"])
        guard answer.succeeded, let command = BuildDescription.umbrella(in: answer.words) else {
            throw PackageFailure.notUnderstood(words: "'\(folder)' has no description of its build")
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let targets = names.filter { $0.hasSuffix(".build") }.map { String($0.dropLast(6)) }
        return Output(
            folder: folder, flags: ImportFlags(of: command),
            needs: Dictionary(uniqueKeysWithValues: targets.map { ($0, targets) }))
    }
}

extension String {
    /// The lines that tell of an error, each with the indented ones below it, otherwise the last
    /// ones.
    var errorLines: [String] {
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
