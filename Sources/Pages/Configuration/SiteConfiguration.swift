package import Diagnostics
package import Examples

/// What `sitegen.yml` says.
package struct SiteConfiguration: Hashable, Sendable {
    /// A top group of the navigation: `- Tutorial: tutorial/`.
    package struct NavigationGroup: Hashable, Sendable {
        package let title: String
        /// The folder within `content/`, without a slash at its end.
        package let folder: String
        package let location: SourceLocation
    }

    package var title = "Documentation"
    package var description: String?
    /// Origin and base path, `https://owner.github.io/project/`, for canonical links.
    package var url: String?
    /// A link to the source, shown in the head of each page.
    package var repository: String?
    /// A language tag, BCP 47.
    package var language = "en"
    package var navigation: [NavigationGroup] = []
    package var examples = ExampleDefaults()
    package var limits = StatedLimits()
    package var sandbox = SandboxRequirement.auto
    package var sharedCache: SharedCache?
    /// The packages that examples are compiled with.
    package var packages: StatedPackages?

    package init() {}

    /// What `cache:` says of a folder of results that several machines share.
    package struct SharedCache: Hashable, Sendable {
        /// Relative to the folder of the site, or absolute.
        package let folder: String
        /// The environment variable with the secret by which results are signed; nil is none.
        package let keyVariable: String?
    }
}

/// What `limits:` says of a program and of the compiler for it. It limits a program's memory,
/// files, output and processes, and the compiler's time and memory. Nil is the default of the
/// runner.
package struct StatedLimits: Hashable, Sendable {
    /// Bytes.
    package var memory: Int?
    /// Bytes.
    package var file: Int?
    /// Bytes.
    package var output: Int?
    package var processes: Int?
    package var compile: Duration?
    /// Bytes.
    package var compileMemory: Int?
}

extension SiteConfiguration {
    /// Reads `sitegen.yml`.
    ///
    /// Finds `configuration-syntax`, `unknown-key`, `key-value`, `unknown-mark` and `mark-value`.
    package static func parse(_ file: SourceFile) -> Diagnosed<SiteConfiguration> {
        var diagnostics: [Diagnostic] = []
        let root = YAMLValue.parse(
            file.text, path: file.path, firstLine: 1, code: "configuration-syntax"
        ).collecting(into: &diagnostics)
        var schema = YAMLSchema(root, name: file.path)
        var configuration = SiteConfiguration()
        if let title = schema.text("title") { configuration.title = title }
        configuration.description = schema.text("description")
        configuration.url = schema.webAddress("url").map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        configuration.repository = schema.webAddress("repository")
        if let language = schema.text("language") { configuration.language = language }
        configuration.navigation = schema.navigation()
        configuration.limits = StatedLimits.read(schema.value("limits"))
            .collecting(into: &diagnostics)
        let requirements = SandboxRequirement.allCases.map { ($0.rawValue, $0) }
        if let sandbox = schema.choice("sandbox", requirements) { configuration.sandbox = sandbox }
        configuration.sharedCache = SharedCache.read(schema.value("cache"))
            .collecting(into: &diagnostics)
        let examples = schema.value("examples")
        let defaults = PartialExampleDefaults.read(examples, isOfSite: true)
            .collecting(into: &diagnostics)
        configuration.packages = StatedPackages.read(
            package: examples?["package"], dependencies: examples?["dependencies"]
        ).collecting(into: &diagnostics)
        configuration.examples = ExampleDefaults().overridden(by: defaults)
        schema.reportUnknownKeys()
        return Diagnosed(configuration, diagnostics + schema.diagnostics)
    }
}

extension YAMLSchema {
    fileprivate mutating func webAddress(_ key: String) -> String? {
        guard let value = value(key) else { return nil }
        guard case .scalar(let text) = value.content,
            text.hasPrefix("https://") || text.hasPrefix("http://")
        else {
            report(.wrongValue(of: key, is: value, wants: "an address that begins with https://"))
            return nil
        }
        return text
    }

    fileprivate mutating func navigation() -> [SiteConfiguration.NavigationGroup] {
        guard let value = value("nav") else { return [] }
        guard case .list(let items) = value.content else {
            report(.wrongValue(of: "nav", is: value, wants: "a list such as '- Guide: guide/'"))
            return []
        }
        return items.compactMap { item in
            guard case .mapping(let entries) = item.content, entries.count == 1,
                case .scalar(let folder) = entries[0].value.content
            else {
                report(.wrongValue(of: "nav", is: item, wants: "an entry such as 'Guide: guide/'"))
                return nil
            }
            return SiteConfiguration.NavigationGroup(
                title: entries[0].key,
                folder: folder.hasSuffix("/") ? String(folder.dropLast()) : folder,
                location: entries[0].value.location)
        }
    }
}

extension SiteConfiguration.SharedCache {
    fileprivate static func read(_ value: YAMLValue?) -> Diagnosed<Self?> {
        guard let value else { return Diagnosed(nil) }
        var schema = YAMLSchema(value, name: "'cache'")
        let folder = schema.text("shared")
        var variable: String?
        if let key = schema.value("key") {
            if case .scalar(let text) = key.content, text.hasPrefix("env:"), text.count > 4 {
                variable = String(text.dropFirst(4))
            } else {
                // A secret in a file that is committed is none.
                schema.report(
                    .wrongValue(
                        of: "key", is: key,
                        wants: "a variable of the environment, such as env:CACHE_KEY"))
            }
        }
        schema.reportUnknownKeys()
        return Diagnosed(
            folder.map { Self(folder: $0, keyVariable: variable) }, schema.diagnostics)
    }
}

extension StatedLimits {
    static func read(_ value: YAMLValue?) -> Diagnosed<StatedLimits> {
        var schema = YAMLSchema(value, name: "'limits'")
        var limits = StatedLimits()
        limits.memory = schema.bytes("memory", atLeast: 32 << 20)
        limits.file = schema.bytes("file", atLeast: 1 << 10)
        limits.output = schema.bytes("output", atLeast: 1 << 10)
        limits.processes = schema.number("processes", atLeast: 1)
        limits.compile = schema.duration("compile")
        limits.compileMemory = schema.bytes("compile-memory", atLeast: 256 << 20)
        schema.reportUnknownKeys()
        return Diagnosed(limits, schema.diagnostics)
    }
}

extension YAMLSchema {
    /// A time such as `60s`, as the mark `timeout` has it.
    fileprivate mutating func duration(_ key: String) -> Duration? {
        guard let value = value(key) else { return nil }
        guard case .scalar(let text) = value.content, let duration = Duration(written: text) else {
            report(
                .wrongValue(
                    of: key, is: value, wants: "a time such as 60s, 2m or 500ms, at most 60m"))
            return nil
        }
        return duration
    }

    /// A size such as `64 MiB` or `1GiB`.
    fileprivate mutating func bytes(_ key: String, atLeast least: Int) -> Int? {
        guard let value = value(key) else { return nil }
        let units = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]
        if case .scalar(let text) = value.content,
            let unit = units.first(where: { text.hasSuffix($0.0) }),
            let count = Int(text.dropLast(3).filter { $0 != " " }), count > 0, count < 1 << 20,
            count * unit.1 >= least
        {
            return count * unit.1
        }
        report(
            .wrongValue(
                of: key, is: value,
                wants:
                    "a size such as 64MiB, at least \(least >= 1 << 20 ? "\(least >> 20)MiB" : "\(least >> 10)KiB")"
            ))
        return nil
    }
}
