import Testing

@testable import Packages

private let described = """
    {
      "dependencies" : [],
      "name" : "tiny",
      "path" : "/tiny",
      "products" : [
        {"name" : "One", "targets" : ["One-A", "CThree"], "type" : {"library" : ["automatic"]}},
        {"name" : "tool", "targets" : ["tool"], "type" : {"executable" : null}},
        {"name" : "Plug", "targets" : ["Plug"], "type" : {"plugin" : null}},
        {"name" : "Macros", "targets" : ["Macros"], "type" : {"macro" : null}}
      ],
      "targets" : [
        {"c99name" : "One_A", "module_type" : "SwiftTarget", "name" : "One-A", "path" : "Sources/One-A",
         "sources" : [], "type" : "library"},
        {"c99name" : "CThree", "name" : "CThree", "path" : "Sources/CThree", "type" : "library"},
        {"c99name" : "tool", "name" : "tool", "path" : "Sources/tool", "type" : "executable"},
        {"c99name" : "Macros", "name" : "Macros", "path" : "Sources/Macros", "type" : "macro"}
      ],
      "tools_version" : "6.1"
    }

    """

@Suite struct `What a package says of itself` {
    @Test func `is its name, with products of each kind`() throws {
        let package = try #require(PackageDescription(json: described))
        #expect(package.name == "tiny")
        #expect(package.products.map(\.name) == ["One", "tool", "Plug", "Macros"])
        #expect(package.products.map(\.kind) == ["library", "executable", "plugin", "macro"])
    }

    @Test func `tells its libraries from all else`() throws {
        let package = try #require(PackageDescription(json: described))
        #expect(package.libraries.map(\.name) == ["One"])
    }

    @Test func `tells which modules a product has, by the names that a source imports`() throws {
        let package = try #require(PackageDescription(json: described))
        #expect(package.modules(of: package.products[0]) == ["One_A", "CThree"])
        #expect(package.modules(of: package.products[1]) == ["tool"])
        #expect(package.modules(of: package.products[2]) == [], "its target is not listed")
    }

    @Test(arguments: [
        "warning: 'tiny': a file is unhandled\n", "[1/1] Compiling plugin {Plug}\n{x}\n", "{}\n",
        "\n",
    ])
    func `may come after lines about other things`(junk: String) {
        let text = junk + described
        #expect(PackageDescription(json: text) == PackageDescription(json: described))
        #expect(PackageDescription(json: text) != nil)
    }

    @Test(arguments: ["", "error: no", "{}", "[]", #"{"name": "tiny", "products": []}"#])
    func `is nothing where it is something else`(text: String) {
        #expect(PackageDescription(json: text) == nil)
    }
}
