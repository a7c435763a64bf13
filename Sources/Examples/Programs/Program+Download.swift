extension Program {
    /// The files that a reader can compile by its command, under a name for one that is alone.
    ///
    /// The calls between blocks are left out, which the harness declares, and imports are written
    /// that no line says. Lines keep their numbers where no import is added.
    package func download(named name: String, with packages: [UsedPackage]) -> [Job.File] {
        var main = text
        if hasMarks {
            main = main.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0 == Self.mark ? "" : $0 }.joined(separator: "\n")
        }
        // The command for a package writes them.
        if packages.isEmpty, job.modules.contains(.foundation) {
            main = "import Foundation\n" + main
        }
        guard job.sources.count > 1 || !job.files.isEmpty else {
            return [Job.File(name: name + ".swift", text: main)]
        }
        let sources = [Job.File(name: job.sources[0].name, text: main)] + job.sources.dropFirst()
        return sources + job.files
    }
}
