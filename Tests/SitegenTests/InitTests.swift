import Foundation
import Testing

/// `sitegen init`, through the real binary.
struct InitTests {
    private static let own = [
        ".github/workflows/documentation.yml", ".gitignore", "content/examples.md",
        "content/index.md", "sitegen.yml",
    ]

    @Test func `the site of an empty folder builds, is fresh, and has an example of each kind`()
        async throws
    {
        try await withSite(FileTree()) { site in
            let made = try await site.sitegen("init")
            #expect(made.status == 0)
            #expect(
                made.errors == """
                    .gitignore: written
                    .github/workflows/documentation.yml: written
                    content/index.md: written
                    content/examples.md: written
                    sitegen.yml: written
                    in the workflow, put the owner of sitegen's repository in the place of '<owner>'
                    next: sitegen build, then open public/index.html

                    """)
            #expect(made.output.isEmpty)
            #expect(try site.files.contents.keys.sorted() == Self.own)
            #expect(try site.text(of: "sitegen.yml").contains("title: \"site\""))
            let built = try await site.sitegen("build", "--report", "json=report.json")
            #expect(built.status == 0)
            #expect(!built.errors.contains("warning"), "\(built.errors)")
            let fresh = try await site.sitegen("check", "--require-fresh-public")
            #expect(fresh.status == 0)
            #expect(fresh.errors.hasSuffix("public: fresh\n"))
            let report = try site.text(of: "report.json")
            let kinds = Set(report.matches(of: /"kind": "([a-z-]+)"/).map { String($0.1) })
            #expect(
                kinds == [
                    "run", "no-run", "compile-fail", "should-crash", "exit", "sketch", "ignore",
                    "manifest",
                ])
        }
    }

    @Test func `the manual shows what init says`() async throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "content/manual/10-getting-started.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        try await withSite(FileTree()) { site in
            let run = try await site.sitegen("init", "my-docs")
            #expect(text.contains("\n```text\n\(run.errors)```\n"))
        }
    }

    @Test func `in a folder with files the site joins them, and none of them changes`() async throws
    {
        let files = FileTree(texts: [
            "README.md": "# Mine\n", ".gitignore": "*.o\n", "content/.keep": "",
        ])
        var others = files
        others.contents["content/.keep"] = nil
        try await withSite(others) { site in
            let made = try await site.sitegen("init")
            #expect(made.status == 0)
            #expect(
                made.errors.contains(
                    """
                    .gitignore: was there, and is as it was
                    add '/public/' to .gitignore, or commit the built site with the pages

                    """))
            for (name, bytes) in others.contents {
                #expect(try site.files.contents[name] == bytes)
            }
            #expect(try await site.sitegen("check").status == 0)
        }
    }

    @Test(arguments: [
        (
            "sitegen.yml",
            "'sitegen.yml' is there already; nothing was written: build this site with"
        ),
        ("content/notes.md", "'content' is there already, and a site has its own; nothing was"),
        ("templates/mail.html", "'templates' is there already"),
        ("public/index.html", "'public' is there already"),
        ("content", "'content' is there already"),
    ])
    func `what a site has of its own is never overwritten`(path: String, words: String)
        async throws
    {
        let files = FileTree(texts: [path: "mine\n"])
        try await withSite(files) { site in
            let run = try await site.sitegen("init")
            #expect(run.status == 2)
            #expect(run.errors.hasPrefix("sitegen: error: \(words)"))
            #expect(try site.files == files)
        }
    }

    @Test func `twice in one folder, the second changes nothing`() async throws {
        try await withSite(FileTree()) { site in
            #expect(try await site.sitegen("init", "new/docs").status == 0)
            let files = try site.files
            let again = try await site.sitegen("init", "new/docs")
            #expect(again.status == 2)
            #expect(again.errors.contains("sitegen build -C new/docs\n"))
            #expect(try site.files == files)
        }
    }

    @Test func `where a file cannot be written nothing is left`() async throws {
        let files = FileTree(texts: [".github": "a file, and no folder\n"])
        try await withSite(files) { site in
            let run = try await site.sitegen("init")
            #expect(run.status == 2)
            #expect(run.errors.hasPrefix("sitegen: error: cannot write '"))
            #expect(run.errors.contains("Not a directory"))
            #expect(try site.files == files)
        }
    }

    #if os(Linux)
        @Test func `a folder that cannot be made is named`() async throws {
            try await withSite(FileTree()) { site in
                let run = try await site.sitegen("init", "/proc/docs")
                #expect(run.status == 2)
                #expect(run.errors.hasPrefix("sitegen: error: cannot write '/proc/docs"))
            }
        }
    #endif

    @Test func `a file is no folder for a site`() async throws {
        try await withSite(FileTree(texts: ["notes.txt": "mine\n"])) { site in
            let run = try await site.sitegen("init", "notes.txt")
            #expect(run.status == 2)
            #expect(run.errors.contains("notes.txt' is no folder: name another one for the site"))
        }
    }

    @Test func `in a repository the workflow is at its top, and names the folder`() async throws {
        try await withSite(FileTree(texts: [".git/HEAD": "ref: refs/heads/main\n"])) { site in
            let run = try await site.sitegen(
                "init", "docs", "--title", "A \"title\" \\ *of* mine", "--action",
                "acme/sitegen@v0.1.0")
            #expect(run.status == 0)
            #expect(!run.errors.contains("<owner>"))
            #expect(
                run.errors.hasPrefix(
                    "docs/.gitignore: written\n.github/workflows/documentation.yml: written\ndocs/content"
                ))
            let workflow = try site.text(of: ".github/workflows/documentation.yml")
            #expect(workflow.contains("- uses: acme/sitegen@v0.1.0\n"))
            #expect(workflow.contains("directory: \"docs\"\n"))
            #expect(workflow.firstMatch(of: /[^$]\{\{/) == nil)
            let built = try await site.sitegen("build", "-C", "docs")
            #expect(built.status == 0)
            #expect(
                try site.text(of: "docs/public/index.html").contains(
                    ">A “title” \\ *of* mine</h1>"))
        }
    }

    @Test(arguments: ["acme", "acme/sitegen", "<owner>/sitegen@v1", "a/b@v1\n- run: rm"])
    func `an action that is none is refused`(action: String) async throws {
        try await withSite(FileTree()) { site in
            let run = try await site.sitegen("init", "--action", action)
            #expect(run.status == 64)
            #expect(run.errors.contains("is no action: write it as 'owner/sitegen@v0.1.0'"))
            #expect(try site.files.contents.isEmpty)
        }
    }

    @Test func `in a package a page imports its library`() async throws {
        try await withSite(FileTree(texts: TinyPackage.files)) { site in
            let run = try await site.sitegen("init", "guide")
            #expect(run.status == 0, "\(run.errors)")
            let configuration = try site.text(of: "guide/sitegen.yml")
            #expect(configuration.contains("title: \"tiny\""))
            #expect(configuration.contains("package: \"..\""))
            #expect(try site.text(of: "guide/content/package.md").contains("import One\n"))
            let built = try await site.sitegen("build", "-C", "guide")
            #expect(built.status == 0, "\(built.errors)")
            for (name, text) in TinyPackage.files { #expect(try site.text(of: name) == text) }
        }
    }

    @Test func `a package that cannot be read is told, and a site can be made without it`()
        async throws
    {
        let files = FileTree(texts: ["Package.swift": "// swift-tools-version: 6.0\nlet a: = 1\n"])
        try await withSite(files) { site in
            let run = try await site.sitegen("init")
            #expect(run.status == 1)
            #expect(run.errors.hasPrefix("Package.swift:"))
            #expect(
                run.errors.hasSuffix(
                    "nothing was written; a site without the package: add '--no-package'\n"))
            #expect(try site.files == files)
            #expect(try await site.sitegen("init", "--no-package").status == 0)
        }
    }
}
