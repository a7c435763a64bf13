import Caching
import Examples
import Foundation
import Launching

/// The folder of one umbrella: what is written there, fetched, and built.
struct UmbrellaFolder: Sendable {
    /// An absolute path.
    let path: String
    let request: PackageRequest
    let others: Others
    let swiftPM: SwiftPM

    /// What else the package needs of this machine, by absolute paths.
    struct Others: Sendable {
        /// Packages that it depends on by their paths.
        var packages: [String] = []
        /// Repositories in folders.
        var repositories: [String] = []
    }

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
        let known = try? String(contentsOfFile: "\(path)/pins", encoding: .utf8)
        if let pins, known != pins {
            try update("\(path)/Package.resolved", pins)
            try update("\(path)/pins", pins)
        } else if pins == nil, known != nil {
            for name in ["Package.resolved", "pins", "resolved"] {
                try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
            }
        }
        return umbrella
    }

    /// The author's package as a dependency. Another package may want the same one by its address,
    /// so a folder with another name than its repository is named by a link. A package that depends
    /// on others by their paths is never: from a link these would lead elsewhere.
    private func part(
        of path: String, _ products: [String]
    ) throws -> Umbrella.Part {
        let traits = request.traits.map { traits in
            ", traits: [\(traits.map { Umbrella.quoted($0) }.joined(separator: ", "))]"
        }
        let name = RepositoryName.of(path)
        let folder = URL(filePath: path).lastPathComponent
        if folder == name || !others.packages.isEmpty {
            return Umbrella.Part(
                declaration: ".package(path: \(Umbrella.quoted(path))\(traits ?? ""))",
                identity: folder.packageIdentity, products: products)
        }
        let link = "\(self.path)/by-name/\(name)"
        if (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) != path {
            try? FileManager.default.removeItem(atPath: link)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
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
        let manifests = ([request.path].compactMap(\.self) + others.packages).flatMap {
            ["\($0)/Package.swift", "\($0)/Package.resolved"]
        }
        let state = umbrella.manifest + FileSet(manifests).identity.description
        let mark = "\(path)/resolved"
        guard (try? String(contentsOfFile: mark, encoding: .utf8)) != state else { return }
        let named = request.dependencies.compactMap { GitAddresses.localFolder(of: $0.url) }
        let local = (named + others.repositories).filter { access($0, F_OK) == 0 }
        func resolve(_ options: [String]) async throws -> SwiftPM.Answer {
            try await swiftPM.run(
                "swift-package", options + ["resolve"], in: path,
                .init(
                    hasNetwork: true, surroundings: path, readable: readable + local,
                    writable: [path]))
        }
        var answer = try await resolve([])
        // SwiftPM's cache may say only that it lacks a repository that cannot be fetched.
        if !answer.succeeded, answer.words.contains("error: Git command ") {
            answer = try await resolve(["--disable-dependency-cache"])
        }
        guard answer.succeeded else {
            throw PackageFailure.notResolved(
                words: unlinked(answer.words).errorLines)
        }
        try update(mark, state)
    }

    /// What SwiftPM said, without the names that are this program's own: of the link to the package,
    /// of the umbrella, of its folder.
    private func unlinked(_ words: String) -> String {
        let own = (path as NSString).lastPathComponent
        var words = words.replacing("error: '\(own)': ", with: "error: ")
        for part in [
            " enabled by package '\(own)' (\(Umbrella.name))",
            " required by package '\(own)' target '\(Umbrella.name)'",
        ] {
            words = words.replacing(part, with: "")
        }
        guard let package = request.path else { return words }
        let link = "by-name/\(RepositoryName.of(package))"
        for place in [realPath(path), path].compactMap(\.self) {
            words = words.replacing("\(place)/\(link)", with: package)
                .replacing("\(place)/Package.resolved", with: "\(package)/Package.resolved")
        }
        return words
    }

    private var readable: [String] { [request.path].compactMap(\.self) + others.packages }

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
            throw PackageFailure.notUnderstood(words: "its build makes no '\(folder)'")
        }
        let description = BuildDescription(at: real + "/description.json")
        if let description, let command = description.umbrella {
            return Output(
                folder: real, flags: ImportFlags(of: command),
                needs: description.targetDependencyMap)
        }
        return try await spokenOutput(in: real)
    }

    private func runBuild(_ options: [String]) async throws -> SwiftPM.Answer {
        try await swiftPM.run(
            "swift-build",
            options + [
                "--build-system", "native", "--configuration", request.configuration.rawValue,
                "--product", Umbrella.name, "--disable-automatic-resolution",
                // What SwiftPM keeps of a build's plan hangs on the root package alone.
                "--disable-build-manifest-caching",
            ], in: path, .init(surroundings: path, readable: readable, writable: [path]))
    }

    /// What a build says of itself, where what it has written down is not understood. Only the
    /// names of targets are known then: each may need all.
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
        // What SwiftPM ends with says nothing.
        for line in lines where !["fatalError", "error: fatalError"].contains(line) {
            if line.hasPrefix("error: ExitCode(") {
                isOfError = false
            } else if line.hasPrefix("error: ") {
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
