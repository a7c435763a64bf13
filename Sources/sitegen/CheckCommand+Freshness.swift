import Pages
import Publishing
import Site
import SiteBuild
import Toolchains

extension CheckCommand {
    /// Compares `public/` with the site that a build would write.
    ///
    /// Throws the exit code 1 where they differ, 2 where another toolchain built `public/`.
    func requireFresh(
        _ site: RenderedSite, _ judgement: Build.Judgement, _ console: Console
    ) async throws {
        let name = judgement.toolchain.name
        if let built = options.output.manifestOnDisk?.toolchain, built != name {
            console.say(
                """
                sitegen: error: cannot compare 'public': it was built with
                  \(built)
                and this toolchain is
                  \(name)
                check with the first, or run 'sitegen build' with the second and commit 'public'
                """)
            throw ExitStatus.cannotWork
        }
        let differences = try await options.output.differences(
            from: site.published, toolchain: name,
            knowing: options.output.knownFiles(in: options.cacheFolder))
        if let ledger = site.ledger, ledger.old != ledger.new {
            console.say(
                "sitegen: error: '\(ledger.path)' lacks addresses of this site: run 'sitegen build' "
                    + "and commit it")
            throw ExitStatus.siteHasErrors
        }
        guard !differences.isEmpty else {
            console.remark("public: fresh")
            return
        }
        for difference in differences { console.say("public/\(difference)") }
        console.say(
            "sitegen: error: 'public' is not what a build would write: run 'sitegen build' and "
                + "commit it")
        throw ExitStatus.siteHasErrors
    }
}
