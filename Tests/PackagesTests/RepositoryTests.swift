import Testing

@testable import Packages

/// The name of a repository with this `.git/config`, in a folder called `Mine`.
private func check(
    _ settings: String?, isCalled name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    var files = ["Mine/Package.swift": ""]
    files["Mine/.git/config"] = settings
    try withFolder(files) { folder in
        #expect(RepositoryName.of(folder + "/Mine") == name, sourceLocation: sourceLocation)
    }
}

private func origin(_ address: String) -> String { "[remote \"origin\"]\n\turl = \(address)\n" }

@Suite struct `The name of a repository` {
    @Test(arguments: [
        "https://github.com/apple/swift-nio.git", "https://github.com/apple/swift-nio",
        "https://github.com/apple/swift-nio/", "git@github.com:apple/swift-nio.git",
        "host:swift-nio.git", "/srv/swift-nio.git", "ssh://git@host:22/swift-nio",
    ])
    func `is the last part of its origin's address`(address: String) throws {
        try check(origin(address), isCalled: "swift-nio")
    }

    @Test func `is of its origin alone`() throws {
        let other = "[remote \"fork\"]\n\turl = https://a.example/b\n"
        try check(
            "[core]\n\tbare = false\n" + other + origin("https://a.example/c")
                + "[branch \"main\"]\n",
            isCalled: "c")
        try check(other, isCalled: "Mine")
    }

    @Test func `is that of its folder, where it has no origin, or is no repository`() throws {
        try check(nil, isCalled: "Mine")
        try check("", isCalled: "Mine")
        try check("[remote \"origin\"]\n\tfetch = +refs/heads/*\n", isCalled: "Mine")
    }

    @Test func `is that of its folder, where its address ends by no name`() throws {
        for address in ["", ".git", "..", "../..", ".", "/a/b c", "/a/b\"c", "/a/$(x)"] {
            try check(origin(address), isCalled: "Mine")
        }
    }

    @Test func `is that of its folder, where it is part of another's repository`() throws {
        let files = [".git/config": origin("https://a.example/all"), "Mine/Package.swift": ""]
        try withFolder(files) { folder in
            #expect(RepositoryName.of(folder + "/Mine") == "Mine")
        }
    }
}

@Suite struct `Where Git finds repositories` {
    private func sections(_ text: String) -> [String] {
        GitAddresses.sections(of: text).map { section in
            ([section.base] + section.lines).joined(separator: " | ")
        }
    }

    @Test func `is what the sections of addresses say`() {
        #expect(
            sections(
                """
                [url "/srv/mirror/"]
                \tinsteadOf = https://github.com/
                    insteadof = git@github.com:
                [URL "https://a.example/"]
                \tinsteadOf = b:
                """) == [
                    "/srv/mirror/ | [url \"/srv/mirror/\"] | insteadOf = https://github.com/ | "
                        + "insteadof = git@github.com:",
                    "https://a.example/ | [url \"https://a.example/\"] | insteadOf = b:",
                ])
    }

    @Test func `is nothing else of a user's settings`() {
        let text = """
            [user]
            \tname = Somebody
            \temail = somebody@a.example
            [credential "https://github.com"]
            \thelper = store
            \tinsteadOf = x
            [url "/srv/"]
            \tinsteadOf = https://github.com/
            \tpushInsteadOf = p
            \thelper = !run
            # insteadOf = c
            [http]
            \textraHeader = Authorization: secret
            \tinsteadOf = y
            [include]
            \tpath = other
            """
        #expect(sections(text) == ["/srv/ | [url \"/srv/\"] | insteadOf = https://github.com/"])
    }

    @Test(arguments: [
        "", "[url]\n\tinsteadOf = a", "[url \"/srv/]\n\tinsteadOf = a", "insteadOf = a",
        "[url \"/a\\\"b/\"]\n\tinsteadOf = c", "# [url \"/srv/\"]\n\tinsteadOf = a",
    ])
    func `is nothing where no section names an address`(text: String) {
        #expect(sections(text) == [])
    }

    @Test func `has no words of who may enter`() {
        let text = """
            [url "https://user:secret@github.com/"]
            \tinsteadOf = https://github.com/
            [url "https://token@a.example/"]
            \tinsteadOf = b:
            [url "ssh://git@a.example/"]
            \tinsteadOf = c:
            """
        let found = sections(text)
        #expect(!found.joined().contains("secret"))
        #expect(!found.joined().contains("token"))
        #expect(found.count == 1, "a name alone is no secret to SSH: \(found)")
    }

    @Test func `is read line by line, however lines end`() {
        #expect(
            sections(
                "[url \"/srv/\"]\r\n\tinsteadOf = a\r\n[http]\r\n\textraHeader = secret\r\n")
                == ["/srv/ | [url \"/srv/\"] | insteadOf = a"])
    }

    @Test(arguments: [
        "[url \"/srv/\"] helper = !run", "[url \"/srv/\"]\n\tinsteadOfOther = b",
        "[url \"/srv/\"]\n\tinsteadOf = b\\\nhelper = !run",
    ])
    func `is no line that says something else`(text: String) {
        #expect(sections(text) == ["/srv/ | [url \"/srv/\"]"])
    }
}
