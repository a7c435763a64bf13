import Diagnostics
import Examples
import Judging
import Pages
import Runs

/// What the figure of an example leads to besides its page: its program, to take away, and its place
/// in the repository.
struct FigureLinks {
    /// A file of the program.
    struct File {
        let name: String
        let link: String
    }

    /// The program's files, the main one first; empty where the site does not publish them.
    var files: [File] = []
    /// The address of the example's source; nil where the repository's is not known.
    var source: String?

    /// Those of an example without any.
    static let none = FigureLinks()

    /// The name under which a reader has the program's main file.
    var mainFile: String { files.first?.name ?? "main.swift" }
}

/// The files of an example's program, for a reader who wants to try it.
struct ProgramDownload {
    /// The folder of a program of several files, otherwise that of the page's programs.
    private let folder: String
    let files: [Job.File]

    /// Nil where the example has no program.
    init?(_ checked: CheckedExample, on page: PagePath) {
        guard let program = checked.run.program, let last = program.parts.last else { return nil }
        // The blocks of a session share one program: the last of them names it.
        let name = last.example.name
        let files = program.download(named: name, with: checked.run.packages)
        folder = "examples/\(page.name)" + (files.count > 1 ? "/\(name)" : "")
        self.files = files
    }

    /// The path of a file within the site.
    func address(of file: Job.File) -> String { "\(folder)/\(file.name)" }
}
