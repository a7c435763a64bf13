import ArgumentParser
import Caching
import Diagnostics
import Examples
import Foundation
import InitialSite
import Packages
import SiteBuild

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a small site that builds, with a job for CI.",
        discussion: """
            Writes 'sitegen.yml', a few pages in 'content/' with an example of each kind, a \
            '.gitignore', and a workflow for GitHub at the top of the repository. In a package that \
            has a library, a page imports it.

            No file is ever overwritten. Where one of 'sitegen.yml', 'content', 'templates' and \
            'public' is there already, nothing is written.
            """)

    @OptionGroup var options: SiteOptions

    @Option(help: "The title of the site; the name of the package or of the folder if left out.")
    var title: String?

    @Option(
        help: ArgumentHelp(
            "The action that the workflow uses: the repository of sitegen, and a version.",
            valueName: "owner/sitegen@v1"))
    var action: String?

    @Argument(
        help: ArgumentHelp("The folder of the new site.", valueName: "dir"),
        completion: .directory)
    var folder = "."

    func validate() throws {
        guard let action else { return }
        guard action.wholeMatch(of: /[A-Za-z0-9][\w.\-]*(?:\/[\w.\-]+)+@[\w.\-\/]+/) != nil else {
            throw ValidationError(
                "'\(action)' is no action: write it as 'owner/sitegen@v0.1.0', the repository and a "
                    + "version")
        }
    }

    func run() async throws {
        try await options.perform { [self] console, _ in
            let place = try SitePlace(folder, in: options.directory, console)
            let offer = try await offer(around: place, console)
            let library = offer.flatMap { offer in
                offer.offer.libraries.lazy.compactMap { library in
                    library.modules.first.map { module in
                        InitialSite.Library(
                            product: library.product, module: module,
                            folder: place.path(to: offer.folder))
                    }
                }.first
            }
            let site = InitialSite(
                title: title ?? offer?.offer.name ?? place.name, library: library)
            try Task.checkCancellation()
            try place.write(site, action: action ?? InitialSite.unknownAction, console)
        }
    }

    /// What the package around the site offers; nil where there is none, or none is wanted.
    ///
    /// Throws the exit code 1 after words about a package that cannot be read.
    private func offer(
        around place: SitePlace, _ console: Console
    ) async throws -> (folder: String, offer: PackageOffer)? {
        guard !options.isWithoutPackage else { return nil }
        let named = options.packageFolder.map { folder in
            var request = PackageRequest()
            request.path = realPath(URL(filePath: folder).path) ?? folder
            return request
        }
        guard let request = named ?? PackageRequest.nearest(to: place.existing),
            let folder = request.path
        else { return nil }
        let found = try await options.build.offer(of: request)
        guard let offer = found.value else {
            console.report(found.diagnostics, sources: [:])
            console.say("nothing was written; a site without the package: add '--no-package'")
            throw ExitStatus.siteHasErrors
        }
        return (folder, offer)
    }
}
