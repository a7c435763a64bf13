package import Diagnostics
package import ExampleRunning
package import Examples
import Foundation
package import Judging
package import Site
package import StatedComments
package import Toolchains

/// The line from a folder of markdown to a judged and rendered site.
package struct Build: Sendable {
    package let directory: SiteDirectory
    /// The environment that the compiler is looked for in.
    package let environment: [String: String]

    /// Where what can be made again is kept.
    package let cache: CacheFolder
    /// Whether compiler and linker are kept in memory while there is work for them.
    package let keepsToolsWarm: Bool
    /// What the command line says of the packages of examples.
    package let packageOptions: PackageOptions
    /// Whether pages that are not finished belong to the site.
    package let includesDrafts: Bool

    package init(
        directory: SiteDirectory, environment: [String: String], cache: CacheFolder? = nil,
        keepsToolsWarm: Bool = true, packageOptions: PackageOptions = PackageOptions(),
        includesDrafts: Bool = false
    ) {
        self.includesDrafts = includesDrafts
        self.packageOptions = packageOptions
        self.keepsToolsWarm = keepsToolsWarm
        self.directory = directory
        self.environment = environment
        self.cache = cache ?? CacheFolder(environment: environment)
    }

    /// The examples with their verdicts.
    package struct Judgement: Sendable {
        /// The wanted examples, each with what became of its claims.
        package let examples: [CheckedExample]
        /// What is wrong with programs, and with examples that share one with a wanted one.
        let besides: [Diagnostic]
        package let toolchain: SwiftToolchain
        /// How programs were run; nil where none was asked for.
        package let conduct: Conduct?
        /// Files of packages that messages point at, by their paths in messages.
        package let packageSources: [String: SourceFile]
        /// The forms of comments that are conventions of the pages' authors.
        package let learned: Set<StatementForm>

        package var diagnostics: [Diagnostic] { besides + examples.flatMap(\.diagnostics) }

        /// The same where what is unverifiable is an error.
        package var strict: Judgement {
            Judgement(
                examples: examples.map(\.strict), besides: besides, toolchain: toolchain,
                conduct: conduct, packageSources: packageSources, learned: learned)
        }
    }

    /// The built site. The pages of `unchanged`, by the paths of their files, show what they showed
    /// in `last`.
    package func render(
        _ plan: Plan, showing judgement: Judgement, after last: RenderedSite? = nil,
        unchanged: Set<String> = []
    ) -> Diagnosed<RenderedSite> {
        RenderedSite.render(
            plan.pages, showing: judgement.examples, configuration: plan.configuration,
            source: plan.source, named: plan.named, toolchain: judgement.toolchain.name,
            knowing: last?.searched.filter { unchanged.contains($0.key) } ?? [:])
    }
}

/// Is told what programs are doing.
package protocol BuildProgress: Sendable {
    func begin(programs: Int) async
    /// The programs that are about to be run, and how long they took before.
    func expect(_ programs: [Program], recorded: RecordedTimes) async
    func report(_ program: Program, _ step: ExampleRunner.Step) async
    /// A package is about to be built, with so many products.
    func begin(package name: String, products: Int) async
    /// It was built.
    func end(package name: String, after duration: Duration) async
}
