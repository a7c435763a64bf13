import Diagnostics
import ExampleFinding
import Examples
import Testing

@testable import Pages
@testable import Publishing
@testable import Site
@testable import SiteBuild

@Suite struct `Work on all cores` {
    @Test(arguments: [0, 1, 7, 8, 9, 1000])
    func `has its results in the order of what it was done for`(_ count: Int) async {
        let numbers = Array(0..<count)
        #expect(await numbers.mappedInParallel { $0 * 2 } == numbers.map { $0 * 2 })
    }

    @Test func `reads pages as they are read one after the other`() async {
        let files = (0..<40).map { number in
            SiteSource.File(
                path: "p\(number).md", displayPath: "content/p\(number).md",
                bytes: Array(
                    "# A\n# A\n```swift \(number % 3 == 0 ? "x" : "sketch")\na\n```\n".utf8))
        }
        let configuration = SiteConfiguration()
        let alone = Page.parseAll(files, configuration: configuration)
        let together = Page.all(
            await files.mappedInParallel { Page.parse($0, configuration: configuration) })
        #expect(!alone.diagnostics.isEmpty)
        #expect(together.diagnostics == alone.diagnostics)
        #expect(together.value.map(\.path) == alone.value.map(\.path))
        #expect(together.value.map(\.examples.examples) == alone.value.map(\.examples.examples))
    }
}
