import Foundation
import Launching
import Testing

@testable import Toolchains

struct IncludedHeadersTests {
    @Test(arguments: [
        ("#include <stdio.h>", ["stdio.h"]), ("#include \"own.h\"", ["own.h"]),
        ("  #  include   <sys/types.h> // types", ["sys/types.h"]),
        ("#include_next <limits.h>", ["limits.h"]), ("#import <Block.h>", ["Block.h"]),
        ("\theader \"a.h\"", ["a.h"]), ("textual header \"assert.h\"", ["assert.h"]),
        ("  umbrella header \"All.h\"", ["All.h"]),
        ("private textual header \"p.h\"", ["p.h"]), ("#include <a.h>\r", ["a.h"]),
        ("#include <a.h>\n#include <b.h>", ["a.h", "b.h"]), ("#include MACRO", []),
        ("#include <open", ["open"]), ("// #include <a.h>", []), ("#define A <a.h>", []),
        ("module A { export * }", []), ("int header_size(char *\"x\");", []), ("", []),
        ("exclude header \"not.h\"", []),
    ])
    func `a line names a header`(_ text: String, _ names: [String]) {
        #expect(IncludedHeaders.names(in: Array(text.utf8)) == names)
    }

    @Test func `headers are followed, each once`() throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        for folder in ["own", "system"] { try scratch.makeFolder(folder) }
        for (name, text) in [
            "own/map": "header \"first.h\"", "own/first.h": "#include <second.h>",
            "system/second.h": "#include \"third.h\"\n#include <missing.h>",
            "system/third.h": "#include <second.h>", "system/other.h": "",
        ] {
            try Data(text.utf8).write(to: URL(filePath: "\(scratch.path)/\(name)"))
        }
        let found = IncludedHeaders(
            from: [scratch.path + "/own/map"], in: [scratch.path + "/system"])
        #expect(
            found.paths
                == ["own/first.h", "own/map", "system/second.h", "system/third.h"]
                .map { "\(scratch.path)/\($0)" })
    }
}
