import Foundation
import Measurements

/// What the figures were taken on.
enum Machine {
    /// Lines of markdown: machine, system, how busy it is, versions of what is compared.
    static func description(in workspace: Workspace) -> String {
        let information = ProcessInfo.processInfo
        let memory = (Double(information.physicalMemory) / Double(1 << 30)).rounded()
        var load = 0.0
        getloadavg(&load, 1)
        let system = workspace.printed(by: "uname", ["-srm"])?.line(with: "") ?? "unknown system"
        let versions = [
            workspace.printed(by: "swiftc", ["--version"])?.line(with: "Swift version"),
            workspace.printed(by: "cmark-gfm", ["--version"])?.line(with: "cmark-gfm"),
            workspace.printed(by: "hugo", ["version"])?.line(with: "hugo v"),
        ].compactMap { line in
            line?.split(separator: " ").prefix(3).filter { $0 != "-" }.joined(separator: " ")
        }
        return """
            \(processor), \(information.activeProcessorCount) cores, \(Int(memory)) GiB of memory,
            \(system), load average before the run \(load.shortened).
            \(versions.joined(separator: "; ")).
            """
    }

    private static var processor: String {
        let file = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
        let line = file?.line(with: "model name")
        return line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
            ?? "unknown processor"
    }
}

extension String {
    /// The first line that has this text; of no text, the first line.
    fileprivate func line(with text: String) -> String? {
        split(separator: "\n").first { text.isEmpty || $0.contains(text) }.map(String.init)
    }
}
