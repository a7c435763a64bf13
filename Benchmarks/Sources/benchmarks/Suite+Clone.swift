import Foundation
import Measurements

extension Suite {
    /// Row f: from a fresh clone to the site, against building what it depends on. One lap; both
    /// have their packages downloaded before.
    func cloneRows() throws -> [Row] {
        let manifest = try String(
            contentsOf: repository.appending(path: "Package.swift"), encoding: .utf8)
        try workspace.write(Self.manifestOfDependencies(of: manifest), to: "alone/Package.swift")
        try workspace.write("", to: "alone/Sources/alone/main.swift")
        let resolve = workspace.command("swift", ["package", "resolve"], in: "alone")
        _ = try Race(
            "f, before it", laps: 1,
            [Contestant(name: "download of the dependencies", command: resolve) { _ in }])

        let script = """
            git clone -q "$1" clone && cd clone && rm -rf public && swift run sitegen build
            """
        let clone = Contestant(
            name: "clone to site",
            command: workspace.command("sh", ["-c", script, "sh", repository.path]),
            prepare: { _ in try workspace.remove("clone") },
            verify: { _ in
                guard try workspace.contents(of: "clone/public", ending: ".html").files > 0 else {
                    throw Failure("no site was built in the clone")
                }
            })
        let alone = Contestant(
            name: "dependencies alone",
            command: workspace.command("swift", ["build"], in: "alone"),
            prepare: { _ in try workspace.remove("alone/.build") },
            verify: { _ in
                guard try workspace.text(of: "output").contains("Build complete!") else {
                    throw Failure("the dependencies were not built")
                }
            })
        let race = try Race("f", laps: 1, [clone, alone])
        return [
            Row(
                "f", "fresh clone to built site", against: "building the dependencies alone",
                race.result(
                    clone.name, against: alone.name, .timesTheTime, .atMost(must: 1.35, aim: 1.25)))
        ]
    }

    /// A package that depends on the same products at the same versions, and has nothing itself.
    private static func manifestOfDependencies(of manifest: String) -> String {
        let packages = manifest.matches(of: /\.package\(url: "[^"]+", exact: "[^"]+"\)/)
        let products = manifest.matches(of: /\.product\(\s*name: "\w+", package: "[^"]+"\)/)
        return """
            // swift-tools-version: 6.2
            import PackageDescription

            let package = Package(
                name: "alone",
                platforms: [.macOS(.v15)],
                dependencies: [\(packages.map { String($0.0) }.joined(separator: ", "))],
                targets: [
                    .executableTarget(
                        name: "alone",
                        dependencies: [\(products.map { String($0.0) }.joined(separator: ", "))])
                ]
            )

            """
    }
}
