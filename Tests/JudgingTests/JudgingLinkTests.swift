import Examples
import Runs
import TestSupport
import Testing

private func failure(_ cause: LinkerFailure.Cause) -> ScriptedRun {
    .compilerFails(.notLinked(LinkerFailure(cause: cause, words: ["the linker's words"])))
}

@Suite struct `An example that does not link` {
    @Test func `fails with the missing symbol and the linker's words`() {
        check(
            "1️⃣" + .block("", "nowhere()"), failure(.missing(["nowhere", "other"])),
            finds: ["1️⃣ the linker finds no 'nowhere', 'other' [example-does-not-link]"],
            details: ["the linker's words"],
            hint: """
                define it in the example, since a declaration alone is not enough;
                'no-run' leaves linking to the reader
                """)
    }

    @Test func `fails with the symbol that is there twice`() {
        check(
            "1️⃣" + .block(""), failure(.repeated(["same"])),
            finds: ["1️⃣ the linker finds 'same' twice [example-does-not-link]"],
            hint: "give one of the two another name")
    }

    @Test func `fails with the linker's words alone`() {
        check(
            "1️⃣" + .block(""), failure(.other),
            finds: ["1️⃣ the linker refuses the example [example-does-not-link]"],
            details: ["the linker's words"],
            hint: "correct what the linker reports")
    }

    @Test(arguments: ["should-crash", "exit=1"])
    func `fails whatever its kind`(kind: String) {
        check(
            "1️⃣" + .block(kind), failure(.other),
            finds: ["1️⃣ the linker refuses the example [example-does-not-link]"])
    }

    @Test func `is not refused as intended, though it is to be refused`() {
        check(
            "1️⃣" + .block("compile-fail") + "```diagnostics\nerror: no\n```\n", failure(.other),
            finds: ["1️⃣ the linker refuses the example [example-does-not-link]"])
    }

    @Test func `is the block of its session that names the symbol`() {
        check(
            .block("session=s", "let a = 1") + "\n1️⃣" + .block("session=s", "nowhere()"),
            failure(.missing(["nowhere"])),
            finds: ["1️⃣ the linker finds no 'nowhere' [example-does-not-link]"])
    }

    @Test func `is each block of its session where none names the symbol`() {
        check(
            "1️⃣" + .block("session=s") + "\n2️⃣" + .block("session=s"),
            failure(.missing(["$s4main1fyyF"])),
            finds: [
                "1️⃣ the linker finds no '$s4main1fyyF' [example-does-not-link]",
                "2️⃣ the linker finds no '$s4main1fyyF' [example-does-not-link]",
            ])
    }
}
