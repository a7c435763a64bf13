import ArgumentParser

@main
struct Sitegen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sitegen",
        abstract: "Documentation sites in which every Swift example was compiled and run.",
        discussion: """
            A site is a folder with 'sitegen.yml' and markdown in 'content/'. Each fenced block \
            that begins with the word 'swift' is compiled and run; what it prints is compared with \
            the 'output' block below it, and shown on the page.

            Exit status: 0 all is well; 1 the site has errors, each with its place in your files; \
            2 sitegen could not do its work; 64 wrong usage; 130 interrupted.
            """,
        version: "0.1.0",
        subcommands: [
            BuildCommand.self, CheckCommand.self, BlessCommand.self, ListCommand.self,
            AuditCommand.self, WhyCommand.self, CleanCommand.self,
        ])
}
