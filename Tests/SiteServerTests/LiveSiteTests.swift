import Diagnostics
import ExampleRunning
import Foundation
import SiteServer
import TestSupport
import Testing

@Suite struct `The site that is served` {
    private struct Told: Decodable {
        let phase: String
        let done: Int
        let total: Int
        let running: [String: [String]]
    }

    /// What a viewer who comes now is told.
    private func told(by site: LiveSite) async throws -> Told {
        var events = await site.events().makeAsyncIterator()
        let event = try #require(await events.next())
        let data = try #require(event.split(separator: "\n").first?.dropFirst("data: ".count))
        return try JSONDecoder().decode(Told.self, from: Data(data.utf8))
    }

    @Test(arguments: [ExampleRunner.Step.done, .recalled])
    func `counts a program as done, whether it ran or is known`(_ last: ExampleRunner.Step)
        async throws
    {
        let site = LiveSite(server: "a")
        let page = FoundPage("```swift\nprint(1)\n```\n")
        await site.begin()
        await site.begin(programs: 2)
        await site.report(page.programs.value[0], .compiling)
        #expect(try await told(by: site).done == 0)
        await site.report(page.programs.value[0], last)
        let state = try await told(by: site)
        #expect(state.phase == "building" && state.done == 1 && state.total == 2)
        #expect(state.running.isEmpty)
    }
}
