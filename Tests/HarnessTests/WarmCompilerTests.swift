import Runs

#if os(Linux)
    import CSystemCalls
    import Caching
    import Diagnostics
    import ExampleFinding
    import Examples
    import Foundation
    import Markdown
    import Testing

    @testable import ExampleRunning
    @testable import Launching
    @testable import Harnesses
    @testable import Toolchains

    /// That a compiler and a linker that are kept warm make, to the byte, what those make that are
    /// started.
    @Suite struct `A warm compiler` {
        /// Of each program compiled both ways what differs; and how many were compiled warm.
        private func differences(
            of jobs: [Job], limits: ProgramLimits = ProgramLimits()
        ) async throws -> (differences: [String], counts: WarmCounts) {
            let shared = try await sharedHarness.value
            let scratch = try ScratchDirectory.make()
            defer { scratch.remove() }
            let commands = try SubprocessCommandRunner(launcher: shared.harness.launcher)
            let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
            let confinement = try await Confinement.find(
                .auto, hiding: [], toolchain: shared.toolchain, commands: commands,
                scratch: scratch, memory: shared.memory, launcher: shared.harness.launcher)
            let warm = WarmTools(
                starter: WarmToolStarter(
                    toolchain: shared.toolchain, harness: shared.harness, commands: commands,
                    scratch: scratch, limits: limits, confinement: confinement,
                    searchPath: searchPath, memory: shared.memory, workers: 2))
            func compiler(_ warm: WarmTools?) -> Compiler {
                Compiler(
                    toolchain: shared.toolchain, harness: shared.harness, commands: commands,
                    scratch: scratch, limits: limits, confinement: confinement,
                    searchPath: searchPath,
                    direct: DirectCommandList(
                        toolchain: shared.toolchain, harness: shared.harness,
                        memory: shared.memory, scratch: scratch), warm: warm, packages: nil)
            }
            let (started, kept) = (compiler(nil), compiler(warm))
            let found = try await concurrentMap(jobs, limit: 2) { index, job -> String? in
                var made: [[Digest?]] = []
                var told: [Compiler.Result] = []
                for (name, compiler) in [("cold", started), ("kept", kept)] {
                    let folder = try ProgramDirectory.make("\(name)-\(index)", in: scratch)
                    defer { folder.remove() }
                    try folder.write(job)
                    told.append(try await compiler.compile(job, in: folder))
                    made.append(
                        [ProgramDirectory.objectName, ProgramDirectory.programName].map {
                            FileSet.digest(of: "\(folder.work)/\($0)")
                        })
                }
                let isSame =
                    told[0].compilation == told[1].compilation
                    && told[0].messages == told[1].messages
                    && (told[0].compilation != .succeeded || made[0] == made[1])
                return isSame ? nil : "\(job.sources[0].text.prefix(200)): \(made) \(told)"
            }
            await warm.stop()
            return (found.compactMap(\.self), await warm.counts)
        }

        @Test(arguments: [["-parse-as-library"], ["-swift-version", "6"], ["-O"]])
        func `has a sample that is right in every manner`(options: [String]) async throws {
            let shared = try await sharedHarness.value
            let scratch = try ScratchDirectory.make()
            defer { scratch.remove() }
            let made = await SubprocessCommandRunner.output(
                of: shared.toolchain.compiler,
                ["-c", "-o", "/dev/null", shared.harness.sample] + options,
                temporaryFiles: scratch.path, in: scratch.path)
            #expect(made?.text == "")
            #expect(made?.succeeded == true)
        }

        private func jobs(_ sources: [String]) -> [Job] {
            sources.flatMap { source in
                let page = "```swift\n\(source)\n```\n"
                return jobs(page: page, requirement: .all)
            }
        }

        /// The programs of a page, and the first twins of those that have one.
        private func jobs(page: String, requirement: Requirement) -> [Job] {
            let document = MarkdownDocument.parse(SourceFile(path: "page.md", text: page)).value
            var defaults = ExampleDefaults()
            defaults.requirement = requirement
            let examples = PageExamples.find(in: document, page: "page", defaults: defaults).value
                .examples
            return Program.assembleAll(examples).value.flatMap { program in
                let twin = program.plan.probes.isEmpty ? nil : Twin(of: program).program
                // What the driver does is another matter.
                return ([program.job] + [twin?.job].compactMap(\.self)).filter {
                    $0.sources.count == 1
                }
            }
        }

        @Test(.enabled(if: landlockIsThere, "skipped: this kernel has no Landlock"))
        func `makes the same of programs of every kind`() async throws {
            let ordinary = (1...8).map { "let x\($0) = \($0)\nprint(x\($0) * 2)" }
            let kinds = [
                "import Foundation\nprint(Date().timeIntervalSince1970 > 0)",
                "fatalError(\"no\")", "print(readLine() ?? \"nothing\")",
                "print(CommandLine.arguments.count)",
                "var total = 0\nfunc add(_ n: Int) { total += n }\nadd(3)\nprint(total)",
                "class A { deinit { print(\"gone\") } }\nvar a: A? = A()\na = nil",
                "struct P { let x = 1 }\nprint(Mirror(reflecting: P()).children.count)\ndump(P())",
                "actor A { var n = 0; func up() -> Int { n += 1; return n } }\nprint(await A().up())",
                "import Observation\n@Observable class M { var n = 1 }\nprint(M().n)",
                "let regex = /a+/\nprint(\"caat\".firstMatch(of: regex)?.output ?? \"\")",
                "let x: Int = \"a\"", "func f() -> Int { }",
                "let unused = 1\nfunc g() { let y = 1 }",
                "print(#line, #file, #function)", "print(\"a\"", "}", "",
                "let s = \"\(String(repeating: "é", count: 40_000))\"\nprint(s.count)",
            ]
            let (differences, counts) = try await differences(of: jobs(ordinary + kinds + ordinary))
            #expect(differences == [])
            #expect(counts.warm > 8, "\(counts)")
        }

        @Test(.enabled(if: landlockIsThere, "skipped: this kernel has no Landlock"))
        func `makes the same of all examples of the manual and the corpus`() async throws {
            let root = URL(filePath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            let isSlow = ProcessInfo.processInfo.environment["SLOW"] == "1"
            let folders =
                isSlow
                ? [("content", Requirement.all), ("Tests/SitegenTests/Corpus", .stated)]
                : [("content/manual", .all)]
            let all = try folders.flatMap { folder, requirement in
                let url = root.appending(path: folder)
                return try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
                    .filter { $0.hasSuffix(".md") }
                    .flatMap { name in
                        let page = try String(
                            contentsOf: url.appending(path: name), encoding: .utf8)
                        return jobs(page: page, requirement: requirement)
                    }
            }
            #expect(all.count > 50)
            let (differences, counts) = try await differences(of: all)
            #expect(differences == [])
            #expect(counts.warm > all.count / 2, "\(counts)")
        }

        @Test(.enabled(if: landlockIsThere, "skipped: this kernel has no Landlock"))
        func `that hangs on one program is of use for the others`() async throws {
            var limits = ProgramLimits()
            limits.compileTime = .seconds(4)
            let names = (0..<14).map { "a\($0)" }
            let hanging =
                names.map { "let \($0): Double = 1" }.joined(separator: "\n") + "\nprint("
                + names.map { "-\($0) * 2 + [\($0), 1].map { $0 * -1 }[0]" }.joined(
                    separator: " + ")
                + ")"
            let small = (1...12).map { "print(\($0))" }
            let (differences, counts) = try await differences(
                of: jobs(small + [hanging] + small), limits: limits)
            #expect(differences == [])
            #expect(counts.warm > 8, "\(counts)")
        }
    }

    /// Whether the kernel can close folders to a process.
    private let landlockIsThere = sitegen_can_close_folders() == 1
#endif
