package import Diagnostics
import Examples
package import Keys
import Markdown

extension SiteConfiguration {
    /// Reads `sitegen.yml`.
    ///
    /// Finds `configuration-syntax`, `unknown-key`, `key-value`, `accent-contrast`,
    /// `mark-value` and `regular-expression`.
    package static func parse(_ file: SourceFile) -> Diagnosed<SiteConfiguration> {
        var diagnostics: [Diagnostic] = []
        let root = YAMLValue.parse(
            file.text, path: file.path, firstLine: 1, code: "configuration-syntax"
        ).collecting(into: &diagnostics)
        var configuration = SiteConfiguration()
        diagnostics += keys.read(root, into: &configuration, called: file.path)
        if let typesetting = configuration.typesetting {
            configuration.title = typesetting.typeset(configuration.title)
        }
        return Diagnosed(configuration, diagnostics + configuration.missingKeys)
    }

    /// What the manual says of the keys of `sitegen.yml`.
    package static var describedKeys: [KeyDescription] { keys.map(\.description) }

    private static let keys = ownKeys + publishingKeys

    private static let ownKeys: [ConfigurationKey<SiteConfiguration>] = [
        .init(
            "title", .text, default: "Documentation", example: "My Library",
            "The name of the site. Each page shows it."
        ) { $0.title = $1 },
        .init(
            "description", .text, example: "A library for queues.",
            "A sentence about the site, for search engines and for `llms.txt`."
        ) { $0.description = $1 },
        .init(
            "url", .webAddress, example: "https://owner.github.io/my-library/",
            """
            The address of the published site: its origin and its base path. It makes the \
            addresses that must be absolute, such as canonical links.
            """
        ) { $0.url = $1.hasSuffix("/") ? $1 : $1 + "/" },
        .init(
            "repository", .webAddress, example: "https://github.com/owner/my-library",
            "The address of the source code. Each page links to it."
        ) { $0.repository = $1 },
        .init(
            "language", .text, default: "en", example: "de",
            "The language of the pages, a language tag of BCP 47."
        ) { $0.language = $1 },
        .init(
            "typeset", .flag, default: "true", example: "false",
            """
            Whether prose has the quotation marks of its language, dashes and ellipses: see \
            [Writing pages](15-writing-pages.md#typeset-prose).
            """
        ) { $0.typesets = $1 },
        .init(
            "nav", takes: "a list such as '- Guide: guide/'",
            default: "the folders of `content/` in their order",
            example: "\n- Guide: guide/\n- API: api/",
            """
            The top groups of the navigation. It names and orders folders of `content/`. The \
            groups that it does not name follow.
            """
        ) { value, configuration in
            var problems: [Diagnostic] = []
            configuration.navigation = NavigationGroup.read(value).collecting(into: &problems)
            return problems
        },
        .init(
            "examples", takes: KeyDescription.mapping, example: "",
            "What holds for every example of the site, unless its page or its fence differs.",
            keys: StatedExamples.keys.map(\.description)
        ) { value, configuration in
            var stated = StatedExamples()
            let problems = StatedExamples.keys.read(
                value, into: &stated, called: "'examples'",
                unknown: PartialExampleDefaults.unfit)
            configuration.examples = ExampleDefaults().overridden(by: stated.defaults)
            configuration.packages = stated.packages
            return problems
        },
        .init(
            "theme", SiteTheme.keys, of: \.theme,
            "The look and the words of the site: see [Themes](68-theme.md)."),
        .init(
            "checks", SiteChecks.keys, of: \.checks,
            "How much some mistakes of pages weigh. A site that moves to `sitegen` can begin lightly."
        ),
        .init(
            "order-prefix", .choice(OrderPrefix.allCases.map { ($0.rawValue, $0) }),
            default: "strip", example: "keep",
            """
            Whether addresses keep the number before the name of a file or folder. The number orders \
            pages in both cases. `keep` suits dates and versions, such as `2026-01-notes.md`.
            """
        ) { $0.orderPrefix = $1 },
        .init(
            "extra-keys", takes: ExtraKeys.words, example: "[layout, tags]",
            """
            Keys of front matter that other tools read. `sitegen` passes over them. `allow` stands \
            for all keys.
            """
        ) { value, configuration in
            var problems: [Diagnostic] = []
            configuration.extraKeys = ExtraKeys.read(value).collecting(into: &problems)
            return problems
        },
        .init(
            "limits", StatedLimits.keys, of: \.limits,
            """
            What a program may use, and the compiler for it: see \
            [What examples may do](60-what-examples-may-do.md).
            """),
        .init(
            "sandbox", .choice(SandboxRequirement.allCases.map { ($0.rawValue, $0) }),
            default: "auto", example: "required",
            """
            Whether examples run in [the sandbox](60-what-examples-may-do.md). `auto` uses it \
            where the system offers one. `required` runs nothing without it.
            """
        ) { $0.sandbox = $1 },
        .init(
            "cache", takes: KeyDescription.mapping, example: "",
            """
            Results that several machines share: see \
            [What is kept](66-what-is-kept.md).
            """,
            keys: SharedCache.keys.map(\.description)
        ) { value, configuration in
            var cache = SharedCache(place: "", keyVariable: nil)
            let problems = SharedCache.keys.read(value, into: &cache, called: "'cache'")
            guard !cache.place.isEmpty else {
                let wants = "'shared:' with a folder or an address"
                return problems.isEmpty
                    ? [.wrongValue(of: "cache", is: value, wants: wants)] : problems
            }
            configuration.sharedCache = cache
            return problems
        },
    ]
}

/// What `examples:` of a site says.
private struct StatedExamples {
    var defaults = PartialExampleDefaults()
    var packages: StatedPackages?

    static let keys: [ConfigurationKey<StatedExamples>] =
        PartialExampleDefaults.keys.map { $0.within(\.defaults) }
        + StatedPackages?.keys.map { $0.within(\.packages) }
}

extension SiteConfiguration.NavigationGroup {
    fileprivate static func read(_ value: YAMLValue) -> Diagnosed<[Self]> {
        guard case .list(let items) = value.content else {
            let wants = "a list such as '- Guide: guide/'"
            return Diagnosed([], [.wrongValue(of: "nav", is: value, wants: wants)])
        }
        var problems: [Diagnostic] = []
        let groups = items.compactMap { item -> Self? in
            guard case .mapping(let entries) = item.content, entries.count == 1,
                case .scalar(let folder) = entries[0].value.content
            else {
                problems.append(
                    .wrongValue(of: "nav", is: item, wants: "an entry such as 'Guide: guide/'"))
                return nil
            }
            return Self(
                title: entries[0].key,
                folder: folder.hasSuffix("/") ? String(folder.dropLast()) : folder,
                location: entries[0].value.location)
        }
        return Diagnosed(groups, problems)
    }
}

extension SiteConfiguration.SharedCache {
    fileprivate static let keys: [ConfigurationKey<Self>] = [
        .init(
            "shared", .text, example: "/mnt/sitegen",
            """
            A folder, absolute or relative to the folder of the site. Or the address of a server \
            that speaks plain HTTP, such as `https://cache.example.org/sitegen`.
            """
        ) { $0.place = $1 },
        // A secret in a file that is committed is none.
        .init(
            "key", .environmentVariable, example: "env:CACHE_KEY",
            "The environment variable with the secret by which `sitegen` signs results."
        ) { $0.keyVariable = $1 },
    ]
}

extension StatedLimits {
    fileprivate static let keys: [ConfigurationKey<StatedLimits>] = [
        .init(
            "memory", .bytes(atLeast: 32 << 20), default: "1GiB", example: "2GiB",
            "The memory of all processes of an example."
        ) { $0.memory = $1 },
        .init(
            "file", .bytes(atLeast: 1 << 10), default: "64MiB", example: "128MiB",
            "The size of each file that an example writes."
        ) { $0.file = $1 },
        .init(
            "output", .bytes(atLeast: 1 << 10), default: "1MiB", example: "4MiB",
            "The size of each stream that an example prints."
        ) { $0.output = $1 },
        .init(
            "processes", .number(atLeast: 1), default: "64", example: "8",
            "The number of processes that an example may have at one time."
        ) { $0.processes = $1 },
        .init(
            "compile", .time, default: "2m", example: "5m",
            "The time that the compiler may take for one program."
        ) { $0.compile = $1 },
        .init(
            "compile-memory", .bytes(atLeast: 256 << 20), default: "2GiB", example: "4GiB",
            "The memory that the compiler may use for one program."
        ) { $0.compileMemory = $1 },
    ]
}
