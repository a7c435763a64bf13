import Testing

@testable import Packages

/// What is read of a text that SwiftPM may have written.
private func read(_ text: String) throws -> BuildDescription? {
    var description: BuildDescription?
    try withFolder(["description.json": text]) { folder in
        description = BuildDescription(at: folder + "/description.json")
    }
    return description
}

private let command = """
    {"moduleName": "SitegenUmbrella", "importPath": "/b/Modules", "otherArguments": ["-g"],
     "objects": ["/b/a.o"], "isLibrary": true}
    """

@Suite struct `The description of a build` {
    @Test func `has the command of the umbrella's module, and passes over what is not needed`()
        throws
    {
        let other = command.replacing("SitegenUmbrella", with: "One")
        let description = try read(
            """
            {"swiftCommands": {"C.One.module": \(other), "C.Umbrella.module": \(command)},
             "targetDependencyMap": {"One": []}, "copyCommands": {}}
            """)
        #expect(description?.umbrella?.importPath == "/b/Modules")
        #expect(description?.umbrella?.otherArguments == ["-g"])
    }

    @Test func `may be of something else`() throws {
        let description = try read(#"{"swiftCommands": {}, "targetDependencyMap": {}}"#)
        #expect(description != nil)
        #expect(description?.umbrella == nil)
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"swiftCommands": {}}"#, #"{"targetDependencyMap": {}}"#,
        #"{"swiftCommands": [], "targetDependencyMap": {}}"#,
        #"{"swiftCommands": {"a": {}}, "targetDependencyMap": {}}"#,
        #"{"swiftCommands": {}, "targetDependencyMap": {"a": "b"}}"#,
        #"{"swiftCommands": {"a": "# + command.replacing("[\"-g\"]", with: "\"-g\"")
            + #"}, "targetDependencyMap": {}}"#,
        #"{"swiftCommands": {"a": "# + command.replacing("\"/b/Modules\"", with: "null")
            + #"}, "targetDependencyMap": {}}"#,
        #"{"swiftCommands": {}, "targetDependencyMap": {}"#,
    ])
    func `is none where anything is not as expected`(text: String) throws {
        #expect(try read(text) == nil)
    }

    @Test func `can be read of what a build prints`() throws {
        let command = try #require(
            BuildDescription.umbrella(
                in: """
                    Building for debugging...
                    /t/swiftc -module-name One -emit-module-path /b/Modules/One.swiftmodule -I /x
                    [1/3] Compiling
                    /t/swiftc -module-name SitegenUmbrella -emit-module-path \
                    '/b c/Modules/SitegenUmbrella.swiftmodule' -I '/b c/Modules' -I '/it'\\''s' -g \
                    -Xcc -fmodule-map-file=/m/module.modulemap
                    /t/swift-frontend -frontend -module-name SitegenUmbrella -I /y

                    """))
        #expect(
            ImportFlags(of: command).words == [
                "-I", "/b c/Modules", "-I", "/it's", "-Xcc",
                "-fmodule-map-file=/m/module.modulemap",
            ])
        #expect(BuildDescription.umbrella(in: "Build complete!\n") == nil)
    }

    @Test func `is none where there is no file`() {
        #expect(BuildDescription(at: "/nowhere/description.json") == nil)
    }
}

/// The flags that are kept of the arguments of the umbrella's command.
private func flags(_ arguments: String) -> ImportFlags {
    ImportFlags(
        of: .init(
            moduleName: Umbrella.name, importPath: "/b/Modules",
            otherArguments: arguments.split(separator: " ").map { String($0) }))
}

/// What is kept beside the folder of modules.
private func check(
    _ arguments: String, keeps kept: String, reads paths: String...,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let flags = flags(arguments)
    #expect(
        flags.words.joined(separator: " ") == "-I /b/Modules" + (kept.isEmpty ? "" : " " + kept),
        sourceLocation: sourceLocation)
    #expect(flags.paths == ["/b/Modules"] + paths, sourceLocation: sourceLocation)
}

@Suite struct `The flags of an import` {
    @Test func `are the folder of modules, where nothing else is needed`() {
        check("", keeps: "")
        #expect(flags("").importPath == "/b/Modules")
        #expect(flags("").plugins == [])
    }

    @Test func `keep folders of modules and frameworks`() {
        check("-I /a -g -F /f", keeps: "-I /a -F /f", reads: "/a", "/f")
        check("-I/a -F/f", keeps: "-I/a -F/f", reads: "/a", "/f")
    }

    @Test func `keep maps of modules and folders of headers for C`() {
        check(
            "-Xcc -fmodule-map-file=/m/module.modulemap",
            keeps:
                "-Xcc -fmodule-map-file=/m/module.modulemap", reads: "/m")
        // One that SwiftPM made has no headers beside it, but objects.
        let made = "/b/C.build/module.modulemap"
        check(
            "-Xcc -fmodule-map-file=\(made)", keeps: "-Xcc -fmodule-map-file=\(made)", reads: made)
        for flag in ["-I", "-F", "-isystem"] {
            let words = "-Xcc \(flag) -Xcc /h"
            check("-g \(words) -g", keeps: words, reads: "/h")
        }
        check("-Xcc -I/h -Xcc -F/f", keeps: "-Xcc -I/h -Xcc -F/f", reads: "/h", "/f")
    }

    @Test func `keep plug-ins, and say which programs they are`() {
        let words = "-Xfrontend -load-plugin-executable -Xfrontend /p/Macros-tool#Macros"
        check("-g \(words) -g", keeps: words)
        #expect(flags(words).plugins == ["/p/Macros-tool"])
        #expect(
            flags(words + " " + words.replacing("Macros", with: "Others")).plugins == [
                "/p/Macros-tool", "/p/Others-tool",
            ])
    }

    @Test func `drop all else`() {
        check(
            "-swift-version 6 -j2 -DDEBUG -D SWIFT_PACKAGE -enable-testing -g -Xcc -g -Xcc "
                + "-fno-omit-frame-pointer -module-cache-path /c -Xfrontend -entry-point-function-name "
                + "-Xfrontend x -package-name tiny -Xcc -DX=1 -enable-batch-mode", keeps: "")
    }

    @Test(arguments: ["-I", "-F", "-Xcc", "-Xcc -I", "-Xcc -I -Xcc", "-Xcc -I /h"])
    func `drop what is not whole`(arguments: String) {
        check(arguments, keeps: "")
    }

    @Test(arguments: [
        "-Xfrontend -load-plugin-executable", "-Xfrontend -load-plugin-executable -Xfrontend",
    ])
    func `drop a plug-in without a path`(arguments: String) {
        check(arguments, keeps: "")
        #expect(flags(arguments).plugins == [])
    }
}
