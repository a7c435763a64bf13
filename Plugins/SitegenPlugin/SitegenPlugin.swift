import Foundation
import PackagePlugin

/// `swift package sitegen …`: the program in the package that depends on it.
///
/// It asks for no permission, so that `check`, which writes nothing, needs no flag in CI.
@main
struct SitegenPlugin: CommandPlugin {
    func performCommand(context: PluginContext, arguments: [String]) async throws {
        let process = Process()
        process.executableURL = try context.tool(named: "sitegen").url
        process.arguments = arguments
        process.currentDirectoryURL = context.package.directoryURL
        try process.run()
        process.waitUntilExit()
        let status = process.terminationStatus
        if process.terminationReason != .exit || status != 0 { throw Failure(status: status) }
    }

    /// SwiftPM ends with its own status, so that of the program is said.
    private struct Failure: Error, CustomStringConvertible {
        let status: Int32

        var description: String { "sitegen ended with status \(status)" }
    }
}
