import Diagnostics
import TestSupport
import Testing

/// The codes of the sources against the page of the manual that explains them.
@Suite struct `The manual's page on troubleshooting` {
    @Test func `has one entry for each diagnostic code, and no other`() throws {
        let codes = try DiagnosticCodes().codes
        let entries = try TroubleshootingPage().entries.map(\.code)
        #expect(codes.count > 60)
        #expect(codes.subtracting(entries).sorted() == [], "these codes have no entry")
        #expect(Set(entries).subtracting(codes).sorted() == [], "these entries are no codes")
        #expect(entries.count == Set(entries).count, "an entry is there twice")
    }

    @Test func `says of each code when it appears, and what to do`() throws {
        for entry in try TroubleshootingPage().entries {
            #expect(!entry.causes.isEmpty && entry.advice != nil, "\(entry.location): \(entry)")
        }
    }

    @Test func `has one row for each diagnostic code, with the severities of the sources`() throws {
        let found = try DiagnosticCodes()
        let rows = try TroubleshootingPage().rows
        let codes = Set(rows.map(\.code))
        #expect(codes.symmetricDifference(found.codes).sorted() == [], "rows and codes differ")
        #expect(rows.count == codes.count, "a row is there twice")
        for row in rows {
            let stated = Set(row.onSite.union(row.elsewhere).map(\.rawValue))
            let written = Set(found.uses.filter { $0.code == row.code }.compactMap(\.severity))
            #expect(
                written.isSubset(of: stated),
                "\(row.code) can be \(written.sorted()), and the table has \(stated.sorted())")
        }
    }
}

@Suite struct `The diagnostic codes of sources` {
    private func check(
        _ text: String, have codes: Set<String>, lost: Int = 0,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let found = DiagnosticCodes(["A.swift": text])
        #expect(found.codes == codes, sourceLocation: sourceLocation)
        #expect(found.lost.count == lost, "\(found.lost)", sourceLocation: sourceLocation)
    }

    @Test func `can all be followed to where they are written`() throws {
        #expect(try DiagnosticCodes().lost == [])
    }

    @Test func `are lower-case words`() throws {
        for code in try DiagnosticCodes().codes {
            #expect(code.wholeMatch(of: /[a-z]+(?:-[a-z0-9]+)*/) != nil, "\(code)")
        }
    }

    @Test func `are literals, and not those of other calls`() {
        check(
            """
            let a = Diagnostic(code: "a", summary: "x", location: place)
            let b = Block(code: "b")
            // Diagnostic(code: "c", summary: "x", location: place)
            """, have: ["a"])
    }

    @Test func `are those of both branches`() {
        check(
            #"Diagnostic(code: x == "no" ? "a" : y ? "b" : "c", summary: "x", location: place)"#,
            have: ["a", "b", "c"])
    }

    @Test func `come from the calls of a function`() {
        check(
            """
            func outer(code: String) { inner(1, name: code) }
            func inner(_ count: Int, name: String) {
                func add(_ word: String, to list: Int) {
                    Diagnostic(code: word, summary: "x", location: place)
                }
                add(name, to: 1)
                add("b", to: 2)
            }
            x.outer(code: "a")
            """, have: ["a", "b"])
    }

    @Test func `come from parts of tuples`() {
        check(
            """
            func make() {
                let (code, summary) =
                    switch limit {
                    case .one: ("a", "one")
                    case .two: if isBig { ("b", "two") } else { ("c", "two") }
                    }
                Diagnostic(code: code, summary: summary, location: place)
            }
            """, have: ["a", "b", "c"])
    }

    @Test func `are never lost in silence`() {
        check(#"Diagnostic(code: name(), summary: "x", location: place)"#, have: [], lost: 1)
        check(#"Diagnostic(code: "a-\(b)", summary: "x", location: place)"#, have: [], lost: 1)
        check(
            #"func f(code: String) { Diagnostic(code: code, summary: "x", location: place) }"#,
            have: [], lost: 1)
        check(#"diagnostic.code = "a""#, have: [], lost: 1)
    }

    @Test func `have the severity that is written beside them`() {
        let found = DiagnosticCodes([
            "A.swift": """
            Diagnostic(code: "a", summary: "x", location: place)
            Diagnostic(code: "a", severity: .note, summary: "x", location: place)
            Diagnostic(code: "b", severity: x ? .note : .warning, summary: "x", location: place)
            Diagnostic(code: "c", severity: weight, summary: "x", location: place)
            """
        ])
        #expect(
            found.uses == [
                .init(code: "a", severity: "error"), .init(code: "a", severity: "note"),
                .init(code: "b", severity: "note"), .init(code: "b", severity: "warning"),
                .init(code: "c", severity: nil),
            ])
    }
}
