import CSystemCalls
import Caching
import Foundation
import Launching
import Toolchains

/// The compilers and linkers that are kept warm: one for each command that several programs need.
///
/// Only what a whole process would come to is taken from them; nil is said of all else, and the
/// tool is started as ever.
actor WarmTools {
    private let starter: WarmToolStarter
    private var tools: [[String]: WarmTool] = [:]
    /// How often each command was asked for.
    private var uses: [[String]: Int] = [:]
    private(set) var counts = WarmCounts()

    /// A tool that is started pays off from this program on.
    private static let leastUses = 3
    /// Each takes some ten megabytes.
    private static let mostTools = 24

    init(starter: WarmToolStarter) {
        self.starter = starter
    }

    /// A tool for this command that is ready, or nearly so; nil where it is to be started as ever.
    func tool(for command: WarmCommand) async -> WarmTool? {
        uses[command.words, default: 0] += 1
        if let tool = tools[command.words] { return tool }
        guard sitegen_can_close_folders() == 1 else {
            counts.problem = "this system has no Landlock"
            return nil
        }
        guard uses[command.words] == Self.leastUses, tools.count < Self.mostTools else {
            return nil
        }
        let tool = WarmTool(command, number: tools.count + 1, starter: starter)
        tools[command.words] = tool
        await tool.start()
        return tool
    }

    /// Notes that a program was compiled, by a warm compiler or another.
    func note(isWarm: Bool) {
        if isWarm { counts.warm += 1 } else { counts.started += 1 }
    }

    /// Ends all of them, and waits for their ends.
    func stop() async {
        for tool in tools.values { await tool.stop() }
        for tool in tools.values {
            if let problem = await tool.problem { counts.problem = counts.problem ?? problem }
        }
        tools = [:]
    }
}

/// How programs were compiled.
package struct WarmCounts: Hashable, Sendable {
    /// By a compiler that was kept warm.
    package var warm = 0
    /// By one that was started.
    package var started = 0
    /// Why none could be kept warm; nil where it could, or was not tried.
    package var problem: String?
}

/// A command of a tool that can be kept warm.
struct WarmCommand: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case compiler, linker
    }

    let kind: Kind
    /// The program and its arguments.
    let words: [String]
    /// Where a compiler keeps the modules that it makes.
    let modules: String
    /// Absolute paths of packages that it reads.
    let readable: [String]

    /// The file that is made.
    var output: String {
        kind == .compiler ? ProgramDirectory.objectName : ProgramDirectory.programName
    }
}
