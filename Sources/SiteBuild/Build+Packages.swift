import Caching
import Diagnostics
import ExampleRunning
import Examples
import Foundation
import Packages
import Pages
import Site

extension Build {
    /// What a site's examples are compiled with, as absolute paths; nil where that is nothing.
    func packages(of configuration: SiteConfiguration) -> PackageRequest? {
        guard !packageOptions.isOff else { return nil }
        guard var request = configuration.packages?.request else {
            return packageOptions.path == nil ? nil : packageOptions.applied(to: PackageRequest())
        }
        request.path = request.path.map { path in
            let full = URL(
                filePath: path,
                relativeTo: URL(filePath: directory.path, directoryHint: .isDirectory)
            ).standardizedFileURL.path
            return realPath(full) ?? full
        }
        return packageOptions.applied(to: request)
    }
}

/// Why packages are not there for examples, in words.
struct PackageProblems {
    private(set) var diagnostics: [Diagnostic] = []
    /// Files of packages, by their paths in messages.
    private(set) var sources: [String: SourceFile] = [:]

    /// None.
    init() {}

    /// Throws `PackagesNotFetched`.
    init(
        _ failures: [PackageRequest: PackageFailure], of build: Build,
        _ configuration: SiteConfiguration
    ) throws {
        for (request, failure) in failures {
            if case .notResolved(let words) = failure, words.tellOfNetwork {
                throw PackagesNotFetched(words: words)
            }
            try add(failure, of: request, build, configuration.packages)
        }
    }

    private mutating func add(
        _ failure: PackageFailure, of request: PackageRequest, _ build: Build,
        _ stated: StatedPackages?
    ) throws {
        let manifest = (request.path ?? "") + "/Package.swift"
        let place =
            stated?.place(of: failure)
            ?? SourceLocation(path: build.directory.displayed(manifest), line: 1)
        func problem(
            _ code: String, _ summary: String, details: [String] = [], hint: String?,
            at location: SourceLocation? = nil
        ) {
            diagnostics.append(
                Diagnostic(
                    code: code, summary: summary, details: details, hint: hint,
                    location: location ?? place))
        }
        switch failure {
        case .noPackage(let folder):
            problem(
                "no-package",
                "there is no Package.swift in '\(stated?.request.path ?? build.directory.displayed(folder))'",
                hint: "name the folder that holds it")
        case .unreadableManifest(let words):
            problem(
                "package-not-resolved", words.first ?? "SwiftPM cannot read the manifest",
                details: Array(words.dropFirst()), hint: "see it with: swift package describe")
        case .unknownProduct(let name, let package, let known):
            problem(
                "unknown-product", "package '\(package)' has no library product '\(name)'",
                hint: "it has: \(known.joined(separator: ", "))", at: stated?.products[name])
        case .unknownModule(let name, let known):
            problem(
                "unknown-module", "there is no module '\(name)' to import",
                hint: "the packages have: \(known.joined(separator: ", "))",
                at: stated?.imports[name])
        case .notResolved(let words):
            problem(
                "package-not-resolved", words.first ?? "SwiftPM cannot find its dependencies",
                details: Array(words.dropFirst()), hint: words.hint)
        case .moduleNameTaken(let module):
            problem(
                "module-name-taken",
                "module '\(module)' cannot be imported: it is the examples' own name",
                hint: "leave its product out, or give the target another name")
        case .notUnderstood(let words):
            problem(
                "package-does-not-build", words,
                hint: "sitegen does not know how this toolchain builds packages")
        case .doesNotBuild(let messages, let words):
            let hint = "its examples were not run: mend the package, or see it with: swift build"
            for (index, message) in messages.enumerated() {
                let path = build.directory.displayed(message.path)
                if let data = FileManager.default.contents(atPath: message.path) {
                    sources[path] = SourceFile(
                        path: path, text: String(decoding: data, as: UTF8.self))
                }
                problem(
                    "package-does-not-build", message.text,
                    hint: index == messages.count - 1 ? hint : nil,
                    at: SourceLocation(path: path, line: message.line, column: message.column))
            }
            if messages.isEmpty {
                problem(
                    "package-does-not-build", words.first ?? "it does not build",
                    details: Array(words.dropFirst()), hint: words.hint ?? hint)
            }
        }
    }
}

extension StatedPackages {
    /// What a message about a failure points at: the address of the dependency that its words name,
    /// otherwise the first package.
    fileprivate func place(of failure: PackageFailure) -> SourceLocation {
        let words =
            switch failure {
            case .notResolved(let words), .doesNotBuild(_, let words),
                .unreadableManifest(let words):
                words.joined(separator: "\n")
            case .unknownProduct(_, let package, _): "'\(package.lowercased())'"
            case .noPackage, .moduleNameTaken, .notUnderstood, .unknownModule: ""
            }
        let named = request.dependencies.first { dependency in
            let address = dependency.url
            let path = URL(string: address)?.path ?? address
            let identity = address.packageIdentity
            return words.contains(address) || words.contains("'\(identity)'")
                || !path.isEmpty && path != "/" && words.contains(path)
        }
        let only = request.path == nil ? request.dependencies.first : nil
        return (named ?? only).flatMap { addresses[$0.url] } ?? location
    }
}

/// SwiftPM had no network, and needed it.
struct PackagesNotFetched: Error, CustomStringConvertible {
    let words: [String]

    var description: String {
        "SwiftPM cannot fetch the packages of the examples: \(words.joined(separator: "\n  "))"
    }
}

extension [String] {
    /// Whether SwiftPM missed the network.
    fileprivate var tellOfNetwork: Bool {
        contains { line in
            ["Could not resolve host", "Network is unreachable", "Connection refused"]
                .contains { line.contains($0) }
        }
    }

    /// What to do, where SwiftPM does not say it itself.
    fileprivate var hint: String? {
        if contains(where: { $0.contains("unsafe build flags") }) {
            return "SwiftPM allows these only for a package given by path"
        }
        // An executable that is only a target is a product at home, and not for others.
        let missing = lazy.compactMap { $0.firstMatch(of: /^product '(.+)' not found/)?.1 }.first
        return missing.map {
            "declare it in Package.swift: .executable(name: \"\($0)\", targets: [\"\($0)\"])"
        }
    }
}
