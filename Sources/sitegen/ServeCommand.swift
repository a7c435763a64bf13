import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import SiteBuild
import SiteServer

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show the site in the browser while you write, with what is wrong in its place.",
        discussion: """
            Builds the site in memory and serves it to this machine. It watches the content, the \
            templates, the configuration, the sources that pages repeat and the package. When a \
            file changes, it runs what changed, and the open pages follow.

            A problem stands in the page at its place. 'Accept' beside an example does what \
            'sitegen bless' does for this example. Only then is a file written. 'public/' stays as \
            it is. Ctrl-C ends it.
            """)

    @OptionGroup var options: SiteOptions

    @Option(
        help: ArgumentHelp(
            "The port to listen at; 0 is any that is free. The first free one from 8080 if left out.",
            valueName: "number"))
    var port: UInt16?

    @Option(
        help: ArgumentHelp(
            "The address to listen at. Only this machine reaches the default; 0.0.0.0 is open to "
                + "the network.", valueName: "address"))
    var host = "127.0.0.1"

    func validate() throws {
        guard ListeningAddress(named: host, port: 0) != nil else {
            throw ValidationError(
                "'--host' takes an address of this machine in numbers, such as 127.0.0.1 or 0.0.0.0"
            )
        }
    }

    func run() async throws {
        try await options.perform { [self] console, progress in
            do { try await Serving(options, console, progress).run(at: addresses) } catch {
                guard Task.isCancelled else { throw error }
                await progress.clear()
                console.say("sitegen: no longer serving")
                throw ExitStatus.interrupted
            }
        }
    }

    /// Those to try, in this order.
    private var addresses: [ListeningAddress] {
        let ports = port.map { [$0] } ?? Array(8080..<8100)
        return ports.compactMap { ListeningAddress(named: host, port: $0) }
    }
}
