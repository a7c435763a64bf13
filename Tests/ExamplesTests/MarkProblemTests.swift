import Examples
import TestSupport
import Testing

@Suite struct `Wrong marks` {
    @Test func `a misspelt mark`() {
        check(
            .block("1️⃣no-rum"), finds: ["1️⃣ 'no-rum' is not a mark of an example [unknown-mark]"],
            hint: "did you mean 'no-run'?")
    }

    @Test func `an unknown mark`() {
        check(
            .block("1️⃣sometimes"),
            finds: ["1️⃣ 'sometimes' is not a mark of an example [unknown-mark]"],
            hint: """
                marks are: allow, args, compile-fail, env, exit, feature, file, from, id, ignore, \
                needed, no-run, optimize, session, should-crash, sketch, standalone, stdin, swift, \
                tab, timeout, title
                """)
    }

    @Test func `an unknown mark with a value`() {
        check(
            .block("1️⃣timout=5s"),
            finds: ["1️⃣ 'timout' is not a mark of an example [unknown-mark]"],
            hint: "did you mean 'timeout'?")
    }

    @Test func `a mark in capitals`() {
        check(
            .block("1️⃣No-Run"), finds: ["1️⃣ 'No-Run' is not a mark of an example [unknown-mark]"],
            hint: "did you mean 'no-run'?")
    }

    @Test func `each wrong mark of a block`() {
        check(
            .block("1️⃣a no-run, 2️⃣b"),
            finds: [
                "1️⃣ 'a' is not a mark of an example [unknown-mark]",
                "2️⃣ 'b' is not a mark of an example [unknown-mark]",
            ])
    }

    @Test func `the other marks of the block hold`() {
        #expect(FoundPage(.block("sometimes no-run")).examples.first?.kind == .noRun)
    }

    @Test func `a flag with a value`() {
        check(
            .block("1️⃣no-run=yes"), finds: ["1️⃣ the mark 'no-run' takes no value [mark-value]"],
            hint: "write 'no-run' alone")
    }

    @Test(arguments: [
        ("exit", "exit=N with a status from 1 to 255"),
        ("ignore", "ignore=\"why\" with the reason"),
        ("id", "id=name with letters, digits, '-', '.' and '_'"),
        ("session", "session=name with letters, digits, '-', '.' and '_'"),
        ("timeout", "timeout=5s or timeout=500ms, at most 60m"),
        ("swift", "swift=6, or 4, 4.2, 5"),
        ("feature", "feature=Name with the name of an upcoming feature"),
        ("stdin", #"stdin="text" (\n for a line feed)"#),
        ("args", "args=\"one two 'a third'\""),
        ("env", "env.NAME=value with a name of letters, digits and '_'"),
        ("file", "file=\"Name.ext\", a relative path other than 'main' and 'main.swift'"),
        ("allow", "allow=network"),
    ]) func `a value that is missing`(key: String, form: String) {
        check(
            .block("1️⃣\(key)"), finds: ["1️⃣ the mark '\(key)' needs a value [mark-value]"],
            hint: "write \(form)")
    }

    @Test(arguments: [
        ("exit", "0"), ("exit", "256"), ("exit", "one"), ("exit", ""), ("ignore", ""),
        ("id", "a/b"), ("id", ""), ("session", "a#b"), ("timeout", "5"), ("timeout", "0s"),
        ("timeout", "61m"), ("timeout", "1e3s"), ("timeout", ".s"), ("timeout", "-1s"),
        ("swift", "7"), ("swift", "6.0"), ("feature", "A-B"), ("args", "'a"), ("file", ""),
        ("file", "main.swift"), ("file", "main"), ("file", "/etc/passwd"), ("file", "../a"),
        ("file", "a/../b"), ("file", "@a.swift"), ("file", "-o.swift"), ("file", "a//b"),
        ("file", "."), ("env", "A"),
        ("allow", "files"), ("allow", ""),
    ]) func `a value that it cannot have`(key: String, value: String) {
        check(
            .block("1️⃣\(key)=\(value)"),
            finds: ["1️⃣ '\(value)' is not a value of the mark '\(key)' [mark-value]"])
    }

    @Test func `a reason of white space`() {
        check(
            .block("1️⃣ignore=\" \""),
            finds: ["1️⃣ ' ' is not a value of the mark 'ignore' [mark-value]"])
    }

    @Test func `an environment variable without a name`() {
        check(
            .block("1️⃣env.=1"), finds: ["1️⃣ '' is not a value of the mark 'env' [mark-value]"],
            hint: "write env.NAME=value with a name of letters, digits and '_'")
    }

    @Test func `an environment variable without a value`() {
        check(
            .block("1️⃣env.HOME"), finds: ["1️⃣ the mark 'env.HOME' needs a value [mark-value]"],
            hint: "write env.HOME=value")
    }

    @Test func `a value that never ends`() {
        check(
            .block("1️⃣stdin=\"a b"),
            finds: ["1️⃣ the value begins with a quote or brace and never ends [mark-value]"],
            hint: "close it on the same line")
    }

    @Test func `two kinds`() {
        check(
            .block("no-run 1️⃣sketch"),
            finds: ["1️⃣ the marks 'no-run' and 'sketch' exclude each other [conflicting-marks]"],
            hint: "keep one of them")
    }

    @Test func `a session and standalone`() {
        check(
            .block("session=a 1️⃣standalone"),
            finds: [
                "1️⃣ the marks 'session' and 'standalone' exclude each other [conflicting-marks]"
            ])
    }

    @Test func `a mark twice`() {
        check(
            .block("timeout=5s 1️⃣timeout=6s"),
            finds: ["1️⃣ the mark 'timeout' stands here twice [conflicting-marks]"])
    }

    @Test func `a status twice`() {
        check(
            .block("exit=1 1️⃣exit=2"),
            finds: ["1️⃣ the mark 'exit' stands here twice [conflicting-marks]"])
    }

    @Test func `a feature twice`() {
        check(
            .block("feature=A feature=B 1️⃣feature=A"),
            finds: ["1️⃣ the mark 'feature' stands here twice [conflicting-marks]"])
    }

    @Test func `an environment variable twice`() {
        check(
            .block("env.A=1 env.B=1 1️⃣env.A=2"),
            finds: ["1️⃣ the mark 'env' stands here twice [conflicting-marks]"])
    }

    @Test func `of two marks that exclude each other the first holds`() {
        #expect(FoundPage(.block("exit=1 exit=2")).examples.first?.kind == .exit(1))
    }

    @Test func `places are right in a quote in a list`() {
        check(
            "- > ~~~~swift no-run, 1️⃣sometimes\n  > x\n  > ~~~~",
            finds: ["1️⃣ 'sometimes' is not a mark of an example [unknown-mark]"])
    }

    @Test func `places are right after letters of several bytes`() {
        check(
            .block("ignore=\"é\" 1️⃣sometimes"),
            finds: ["1️⃣ 'sometimes' is not a mark of an example [unknown-mark]"])
    }

    @Test func `a fence that is never closed`() {
        check(
            "a\n\n1️⃣```swift\nprint(1)\n",
            finds: ["1️⃣ the fence that begins here never ends [fence-not-closed]"],
            hint: "end it with a line of the same fence characters, at least as long")
    }

    @Test func `a fence that ends with its list item`() {
        check(
            "- 1️⃣```swift\n  print(1)\n\nb",
            finds: ["1️⃣ the fence that begins here never ends [fence-not-closed]"])
    }

    @Test func `a fence of output that is never closed`() {
        check(
            .block("") + "1️⃣```output\n1\n",
            finds: ["1️⃣ the fence that begins here never ends [fence-not-closed]"])
    }

    @Test func `an open fence of another language is the author's`() {
        check("```text\na", finds: [])
    }
}
