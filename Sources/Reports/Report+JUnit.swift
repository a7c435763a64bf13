import Diagnostics
import Examples
import Judging
import Runs

// The form of JUnit, as most CI systems show it: a suite for each page, a case for each example.

extension Report {
    /// The report as XML, ended by a line feed.
    package var junit: String {
        var pages: [String] = []
        var cases: [String: [TestCase]] = [:]
        func add(_ testCase: TestCase, to page: String) {
            if cases[page] == nil { pages.append(page) }
            cases[page, default: []].append(testCase)
        }
        for example in examples { add(TestCase(example), to: example.example.location.path) }
        for problem in diagnosticsBesideExamples where problem.severity == .error {
            add(TestCase(problem), to: problem.location.path)
        }
        let suites = pages.map { suite($0, cases[$0] ?? []) }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="sitegen">
            \(suites.joined())</testsuites>

            """
    }

    private func suite(_ page: String, _ cases: [TestCase]) -> String {
        let failures = cases.count { $0.failure != nil }
        let skipped = cases.count { $0.reason != nil }
        return """
            <testsuite name="\(page.xml)" tests="\(cases.count)" failures="\(failures)" \
            errors="0" skipped="\(skipped)">
            \(cases.map { $0.xml(in: page, file: paths.path(of: page)) }.joined())</testsuite>

            """
    }
}

private struct TestCase {
    let name: String
    let line: Int
    var milliseconds: Int64?
    /// A headline with the text below it.
    var failure: (words: String, text: String)?
    /// Why it was skipped.
    var reason: String?

    init(_ example: CheckedExample) {
        name = example.example.id
        line = example.example.location.line
        let durations = [example.run.compileDuration, example.run.runDuration].compactMap(\.self)
        if !durations.isEmpty { milliseconds = durations.map(\.milliseconds).reduce(0, +) }
        switch example.verdict {
        case .passed: break
        case .failed:
            let errors = example.diagnostics.filter { $0.severity == .error }.sortedByPlace
            failure = (
                errors.first?.summary ?? "the example fails",
                errors.map(\.text).joined(separator: "\n")
            )
        case .unverifiable, .skipped: reason = example.reason
        }
    }

    init(_ problem: Diagnostic) {
        name = "\(problem.code) at line \(problem.location.line)"
        line = problem.location.line
        failure = (problem.summary, problem.text)
    }

    func xml(in page: String, file: String) -> String {
        let time = milliseconds.map { " time=\"\(Double($0) / 1000)\"" } ?? ""
        let start =
            "<testcase name=\"\(name.xml)\" classname=\"\(page.xml)\" file=\"\(file.xml)\" "
            + "line=\"\(line)\"\(time)"
        if let failure {
            return "\(start)>\n<failure message=\"\(failure.words.xml)\">\(failure.text.xml)"
                + "</failure>\n</testcase>\n"
        }
        if let reason { return "\(start)>\n<skipped message=\"\(reason.xml)\"/>\n</testcase>\n" }
        return "\(start)/>\n"
    }
}

extension Diagnostic {
    /// Place, headline, details and way out, a line each.
    var text: String {
        (["\(location): \(summary) [\(code)]"] + details + [hint].compactMap(\.self))
            .joined(separator: "\n")
    }
}

extension String {
    /// The text as XML 1.0 has it, in attributes and between tags; what XML cannot hold is U+FFFD.
    fileprivate var xml: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n": escaped += "&#10;"
            case "\r": escaped += "&#13;"
            case "\t": escaped += "&#9;"
            case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
