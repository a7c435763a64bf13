import Diagnostics
import Examples
import Runs
import TestSupport
import Testing

private func request(_ path: String = "/tiny", imports: [String] = []) -> PackageRequest {
    var request = PackageRequest()
    request.path = path
    request.imports = imports
    return request
}

/// What holds for documentation as it is, with a package that it may be about.
private func atHand(_ change: (inout ExampleDefaults) -> Void = { _ in }) -> ExampleDefaults {
    var defaults = ExampleDefaults.withoutConfiguration
    defaults.packageAtHand = request()
    change(&defaults)
    return defaults
}

/// What holds for examples that are compiled with a package.
private func with(
    _ request: PackageRequest, _ change: (inout ExampleDefaults) -> Void = { _ in }
) -> ExampleDefaults {
    var defaults = ExampleDefaults()
    defaults.packages = request
    change(&defaults)
    return defaults
}

private func program(
    _ code: String, _ marks: String = "", _ defaults: ExampleDefaults
) -> Program {
    FoundPage(.block(marks, code), defaults: defaults).programs.value[0]
}

private func refused(
    _ program: Program, _ message: String = "cannot find 'one' in scope"
) -> ProgramRun {
    ScriptedRun.isRefused(.error(message)).run(program)
}

/// What is tried after a program that misses something, until nothing is left, and each of them
/// misses something too.
private func attempts(_ program: Program) -> [Program] {
    var tried: [Program] = []
    var last = program
    while tried.count < 20, let next = last.next(after: refused(last)) {
        tried.append(next)
        last = next
    }
    return tried
}

private func modules(_ programs: [Program]) -> [Set<Job.Module>] { programs.map(\.job.modules) }

@Suite struct `The package at hand` {
    @Test(arguments: [
        "no such module 'One'", "cannot find 'one' in scope", "cannot find type 'Words' in scope",
        "value of type 'Int' has no member 'chunked'", "unknown attribute 'Parser'",
        "no macro named 'stringify'", "no exact matches in call to initializer",
    ])
    func `is taken where something is missing`(message: String) {
        let first = program("one()", "", atHand())
        let within = first.withinPackage(after: refused(first, message))
        #expect(within?.job.settings.packages == request())
        #expect(within?.job.sources == first.job.sources)
        #expect(within?.job.modules == first.job.modules)
        #expect(within?.lineMaps == first.lineMaps)
    }

    @Test func `is not taken where nothing is missing, or the program is not refused`() {
        let first = program("one()", "", atHand())
        #expect(first.withinPackage(after: refused(first, "expected expression")) == nil)
        #expect(first.withinPackage(after: ScriptedRun.prints("").run(first)) == nil)
        let warned = ScriptedRun.isRefused(
            .warning("cannot find 'x'"), .error("expected expression")
        ).run(first)
        #expect(first.withinPackage(after: warned) == nil)
    }

    @Test func `is not taken where there is none, or one already`() {
        let alone = program("one()", "", .withoutConfiguration)
        #expect(alone.withinPackage(after: refused(alone)) == nil)
        let named = program("one()", "", atHand { $0.packages = request("/other") })
        #expect(named.withinPackage(after: refused(named)) == nil)
        let first = program("one()", "", atHand())
        #expect(first.withPackageAtHand.withinPackage(after: refused(first)) == nil)
    }

    @Test func `is taken where an error is stated, which may be another one with it`() {
        let first = program("one(\"\")", "compile-fail", atHand())
        #expect(first.withinPackage(after: refused(first)) != nil)
    }

    @Test func `is that of all programs that may stand for one`() {
        let page = FoundPage(
            .block("", "struct A {}") + .block("", "extension A: Sendable {}")
                + .block("", "print(A())"), defaults: atHand())
        let within = page.programs.value[2].withPackageAtHand
        #expect(!within.alternatives.isEmpty)
        #expect(within.alternatives.allSatisfy { $0.job.settings.packages == request() })
    }
}

@Suite struct `The program with a package to try next` {
    @Test func `imports Foundation, then the package, and never both`() {
        let within = program("one()", "", atHand()).withPackageAtHand
        #expect(modules(attempts(within)) == [[.foundation], [.ofPackage(preferred: [])]])
    }

    @Test func `imports the package at once, where Foundation is there`() {
        let within = program("import Foundation\none()", "", atHand()).withPackageAtHand
        #expect(
            modules(attempts(within)) == [
                [.ofPackage(preferred: ["Foundation"])], [.ofPackage(preferred: [])],
            ])
    }

    @Test func `prefers the modules that blocks of the page import, before all`() {
        let page = FoundPage(
            .block("", "import Two\n@testable import One") + .block("", "one()")
                + .block("no-run", "import Three"), defaults: atHand())
        let within = page.programs.value[1].withPackageAtHand
        #expect(
            modules(attempts(within)).suffix(2) == [
                [.ofPackage(preferred: ["One", "Three", "Two"])], [.ofPackage(preferred: [])],
            ])
    }

    @Test func `prefers them where the package was named, too`() {
        var defaults = ExampleDefaults.withoutConfiguration
        defaults.packages = request()
        let page = FoundPage(
            .block("", "import Two\nprint(1)") + .block("", "one()"), defaults: defaults)
        #expect(
            modules(attempts(page.programs.value[1])).suffix(2) == [
                [.ofPackage(preferred: ["Two"])], [.ofPackage(preferred: [])],
            ])
    }

    @Test func `imports nothing of a package that is not there`() {
        let first = program("one()", "", atHand())
        #expect(modules(attempts(first)) == [[.foundation]])
    }

    @Test
    func `imports nothing of it on a site, or where an error is wanted, or nothing is missing`() {
        let onSite = program("one()", "", with(request()))
        #expect(modules(attempts(onSite)) == [[.foundation]])
        let meant = program("one()", "compile-fail", atHand()).withPackageAtHand
        #expect(attempts(meant) == [])
        let within = program("one()", "", atHand()).withPackageAtHand
        #expect(within.next(after: refused(within, "expected expression")) == nil)
    }

    @Test(arguments: [
        ("1:1: error: cannot find 'one' in scope", false),
        ("error: cannot find '[..]' in scope", false),
        ("error: argument passed to call that takes no arguments", true), ("note: one", false),
    ])
    func `imports it where another error is stated, and not where this one is`(
        stated: String, isTried: Bool
    ) throws {
        let page = FoundPage(
            .block("compile-fail", "one(1)") + "\n```diagnostics\n\(stated)\n```\n",
            defaults: atHand())
        let first = page.programs.value[0].withPackageAtHand
        #expect(attempts(first).isEmpty != isTried)
        guard isTried else { return }
        // With the import it may be refused otherwise; that it compiles is no answer.
        let next = try #require(first.next(after: refused(first)))
        let compiles = ScriptedRun.compiles().run(next)
        #expect(refused(first).superseded(by: compiles).compilation == .refused)
        #expect(refused(next, "other").lacksLess(than: refused(first)))
    }

    @Test func `has other blocks only then, with the imports after each`() {
        let page = FoundPage(
            .block("", "import Two\nstruct A {}") + .block("", "extension A: Sendable {}")
                + .block("", "extension A { func f() {} }") + .block("", "print(A())"),
            defaults: atHand())
        let within = page.programs.value[3].withPackageAtHand
        let tried = attempts(within)
        #expect(tried.prefix(4).map(\.parts.count) == [3, 3, 3, 2])
        #expect(tried.allSatisfy { $0.job.settings.packages == request() })
        let imported = tried.flatMap(\.job.modules).filter { $0 != .foundation && $0 != .marks }
        #expect(!imported.isEmpty)
        #expect(
            Set(imported) == [.ofPackage(preferred: ["Two"]), .ofPackage(preferred: [])])
    }
}

@Suite struct `Modules that are imported without a line` {
    @Test func `are those that a site names, where there is a package`() {
        #expect(
            program("one()", "", with(request(imports: ["One", "Two"]))).job.modules == [
                .named("One"), .named("Two"),
            ])
        #expect(program("one()", "", ExampleDefaults()).job.modules == [])
    }

    @Test func `are that whose documentation it is, with Foundation tried beside it`() {
        let defaults = with(request()) {
            $0.requirement = .stated
            $0.ownModule = "One"
        }
        let first = program("one()", "", defaults)
        let own = Job.Module.ofPackage(preferred: ["One"])
        #expect(first.job.modules == [own])
        #expect(
            attempts(first).map(\.job.modules) == [
                [own, .foundation], [.ofPackage(preferred: [])], [.testable("One")],
            ])
    }

    @Test func `are none of documentation without a package`() {
        var defaults = ExampleDefaults.withoutConfiguration
        defaults.ownModule = "One"
        #expect(program("one()", "", defaults).job.modules == [])
    }
}

@Suite struct `A program with a package` {
    @Test func `stands for the first one in a folder`() {
        let within = program("one()", "", atHand()).withPackageAtHand
        let imported = attempts(within)[1]
        let found = refused(within).superseded(by: ScriptedRun.prints("").run(imported))
        #expect(found.compilation == .succeeded)
        #expect(found.program == imported)
        #expect(!found.compilesWithFoundation)
        #expect(refused(within).superseded(by: refused(imported)) == refused(within))
    }

    @Test func `has the attempts of each of its key`() {
        let text =
            .block("", "struct A {}") + .block("", "extension A: Sendable {}")
            + .block("", "print(A())") + .block("id=b", "print(A())")
        for defaults in [
            atHand(), with(request()) { $0.requirement = .stated },
            with(request()) {
                $0.requirement = .stated
                $0.ownModule = "One"
            },
        ] {
            var defaults = defaults
            defaults.marks = [.needed]
            let page = FoundPage(text, defaults: defaults)
            let programs = page.programs.value
            let (first, second) = (programs[2], programs[3])
            #expect(first.key == second.key)
            var tried = [first] + attempts(first)
            if defaults.packageAtHand != nil {
                tried += [first.withPackageAtHand] + attempts(first.withPackageAtHand)
            }
            #expect(tried.count > 3)
            for program in tried {
                let told = ScriptedRun.prints("").run(program).told(of: second)
                #expect(told.program.job == program.job)
                #expect(told.program.parts.last?.example.id == "b")
            }
        }
    }

    @Test func `is another work than one without, with another one, or beside other imports`() {
        func key(_ defaults: ExampleDefaults, _ more: String = "") -> Program.Key {
            FoundPage(.block("", "one()") + more, defaults: defaults).programs.value[0].key
        }
        let keys = [
            key(.withoutConfiguration), key(atHand()),
            key(atHand { $0.packageAtHand = request("/b") }),
            key(atHand { $0.packages = request() }), key(atHand(), .block("", "import Two")),
        ]
        #expect(Set(keys).count == keys.count)
        #expect(key(atHand()) == key(atHand(), .block("", "print(2)")))
    }
}
