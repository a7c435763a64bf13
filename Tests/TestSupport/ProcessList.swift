package import Foundation

/// The processes that have not ended and whose command line holds a text, wherever they run: one
/// in a namespace of its own is seen from here too, under another number than its own.
package func processes(holding text: String) throws -> [(id: pid_t, line: String)] {
    #if os(Linux)
        return try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { name in
            // One that has ended has an empty command line, also while nobody has waited for it.
            guard let id = pid_t(name),
                let bytes = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
            else { return nil }
            let line = String(decoding: bytes, as: UTF8.self).replacing("\0", with: " ")
            return line.contains(text) ? (id, line) : nil
        }
    #else
        let list = Process()
        let pipe = Pipe()
        list.executableURL = URL(filePath: "/bin/ps")
        list.arguments = ["-axo", "pid=,args="]
        list.standardOutput = pipe
        try list.run()
        let lines = String(
            decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return lines.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let id = pid_t(parts[0]), parts[1].contains(text) else {
                return nil
            }
            return (id, String(parts[1]))
        }
    #endif
}
