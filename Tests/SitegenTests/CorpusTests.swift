import Testing

/// Documentation as it is, through the real binary and the real compiler: what it states is all
/// true, so all must be met, and nothing that only looks like a statement may fail.
struct CorpusTests {
    @Test func `all that the corpus states is met`() async throws {
        let found = try await Corpus.report.expectationsByPlace
        let stated = try Corpus.comments.filter { $0.form != nil }
        #expect(stated.count == 420)
        for comment in stated {
            let here = found[comment.place] ?? []
            guard !here.isEmpty else {
                Issue.record("\(comment.place): nothing is found to be stated")
                continue
            }
            for expectation in here where expectation.verdict != "met" {
                Issue.record("\(comment.place): \(expectation)")
            }
            #expect(
                here.contains { $0.isRead(as: comment.form) }, "\(comment.place): \(here)")
        }
    }

    @Test func `nothing in the corpus is unmet, and no block fails`() async throws {
        let report = try await Corpus.report
        #expect(report.examples.count == 228)
        for example in report.examples {
            let place = "\(example.path):\(example.line)"
            #expect(example.verdict != "failed", "\(place): \(example.reason ?? "")")
            for expectation in example.expectations where expectation.verdict == "unmet" {
                Issue.record("\(example.path):\(expectation.line): \(expectation)")
            }
        }
    }

    @Test func `the corpus has comments that only look like statements`() throws {
        let comments = try Corpus.comments
        #expect(comments.count { $0.form == nil } == 97)
        #expect(Set(comments.map(\.place)).count == comments.count)
    }
}

extension CheckReport {
    /// By `path:line`.
    var expectationsByPlace: [String: [Expectation]] {
        var found: [String: [Expectation]] = [:]
        for example in examples {
            for expectation in example.expectations {
                found["\(example.path):\(expectation.line)", default: []].append(expectation)
            }
        }
        return found
    }
}

extension CheckReport.Expectation {
    /// Whether a comment of this form may be read so. A line that a call prints and nothing leads
    /// may be read as its value as well, which is held against the same output; or as output, with
    /// its first words as a lead or without.
    fileprivate func isRead(as form: String?) -> Bool {
        self.form == form || form == "lines" && ["value", "prints"].contains(self.form)
            || form == "value" && self.form == "lines"
    }
}
