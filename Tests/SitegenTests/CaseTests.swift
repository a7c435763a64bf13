import Foundation
import TestSupport
import Testing

/// Whole runs: each folder of `Cases/` through the real binary and the real compiler.
///
/// `SNAPSHOTS=overwrite swift test --filter SitegenTests` makes what they come to what they state.
struct CaseTests {
    @Test(arguments: Case.all)
    func `a run says and leaves what its case states`(_ example: Case) async throws {
        try await withSite(try example.site.withPlainTemplates) { site in
            let before = try site.files
            var runs: [(command: [String], run: SitegenRun)] = []
            for command in try example.commands {
                runs.append((command, try await site.sitegen(command)))
            }
            let outcome = try CaseOutcome(runs, in: site)
            if ProcessInfo.processInfo.environment["SNAPSHOTS"] == "overwrite" {
                try example.accept(outcome)
            }
            outcome.expect(try example.stated)
            let after = try site.files
            #expect(
                after.files(outside: "public") == before.files(outside: "public"),
                "only 'public' is written")
            #expect(try site.leftovers.isEmpty)
        }
    }

    @Test func `there are cases`() {
        #expect(!Case.all.isEmpty)
    }
}

extension CaseOutcome {
    /// Records an issue, with the difference, for each stream and file that is not as stated.
    func expect(_ stated: CaseOutcome) {
        for (name, text) in streams {
            expect(text, stated.streams[name] ?? "", name)
        }
        // A9: holds for every figure that is published.
        for (path, bytes) in published.contents where path.hasSuffix(".html") {
            for problem in figureProblems(in: String(decoding: bytes, as: UTF8.self)) {
                Issue.record("\(path): \(problem)")
            }
        }
        let paths = Set(published.contents.keys).union(stated.published.contents.keys)
        for path in paths.sorted() {
            switch (published.contents[path], stated.published.contents[path]) {
            case (let bytes?, let wanted?):
                expect(
                    String(decoding: bytes, as: UTF8.self), String(decoding: wanted, as: UTF8.self),
                    "expected/\(path)")
            case (nil, _): Issue.record("expected/\(path): not published")
            case (_, nil): Issue.record("expected/\(path): published, and not stated")
            }
        }
    }

    private func expect(_ text: String, _ wanted: String, _ name: String) {
        guard text != wanted else { return }
        Issue.record("\(name) differs:\n\(lineDifference(from: wanted, to: text))")
    }
}

/// The lines of a text, led by `- ` where they shall go and `+ ` where they are new.
private func lineDifference(from stated: String, to actual: String) -> String {
    let old = stated.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
        switch change {
        case .remove(let offset, _, _): removed.insert(offset)
        case .insert(let offset, _, _): inserted.insert(offset)
        }
    }
    var lines: [String] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
        if removed.contains(left) {
            lines.append("- \(old[left])")
            left += 1
        } else if inserted.contains(right) {
            lines.append("+ \(new[right])")
            right += 1
        } else {
            lines.append("  \(old[left])")
            (left, right) = (left + 1, right + 1)
        }
    }
    return lines.joined(separator: "\n")
}
