import Diagnostics
import Keys
import Launching
import Pages
import Testing

@testable import SiteBuild

struct StatedLimitsTests {
    private static let limits = SiteConfiguration.describedKeys.first { $0.name == "limits" }

    @Test func `the manual's defaults are the limits of a site that states none`() throws {
        let keys = try #require(Self.limits).keys
        let defaults = try keys.map { "  \($0.name): \(try #require($0.fallback))\n" }.joined()
        let read = SiteConfiguration.parse(
            .init(path: "sitegen.yml", text: "limits:\n" + defaults))
        #expect(read.diagnostics.isEmpty)
        #expect(ProgramLimits(read.value.limits) == ProgramLimits())
    }

    @Test func `each limit is taken`() throws {
        for key in try #require(Self.limits).keys {
            let read = SiteConfiguration.parse(
                .init(path: "sitegen.yml", text: "limits: { \(key.name): \(key.example) }"))
            #expect(ProgramLimits(read.value.limits) != ProgramLimits(), "\(key.name)")
        }
    }
}
