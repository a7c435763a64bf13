import ArgumentParser

@main
struct Sitegen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sitegen",
        abstract: "Documentation sites in which every Swift example was compiled and run.",
        discussion: """
            A site is a folder with 'sitegen.yml' and markdown in 'content/'. sitegen compiles and \
            runs each fenced block that begins with the word 'swift'. It compares what the block \
            prints with the 'output' block below, and shows it on the page. Begin with 'sitegen init'.

            Exit status: 0 all is well; 1 the site has errors, each with its place in your files; \
            2 sitegen could not do its work; 64 wrong usage; 130 interrupted.
            """,
        version: "0.1.0",
        subcommands: [
            InitCommand.self, BuildCommand.self, CheckCommand.self, BlessCommand.self,
            ServeCommand.self, ListCommand.self, AuditCommand.self, WhyCommand.self,
            CleanCommand.self,
        ])
}
