import Diagnostics

// The form of SARIF 2.1.0, which code hosts show beside the lines: a result for each diagnostic.

extension Report {
    /// The report as a SARIF log, ended by a line feed. `version` is the program's own.
    package func sarif(version: String) -> String {
        let codes = Set(diagnostics.map(\.code)).sorted()
        let driver: JSON = [
            "name": "sitegen", "version": .string(version),
            "rules": .array(codes.map { ["id": .string($0)] }),
        ]
        let log: JSON = [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": [
                [
                    "tool": ["driver": driver], "columnKind": "utf16CodeUnits",
                    "results": .array(
                        diagnostics.map { result($0, rule: codes.firstIndex(of: $0.code) ?? 0) }),
                ]
            ],
        ]
        return log.text + "\n"
    }

    private func result(_ diagnostic: Diagnostic, rule: Int) -> JSON {
        let location = diagnostic.location
        let path = paths.path(of: location.path)
        let words = [diagnostic.summary] + diagnostic.details + [diagnostic.hint].compactMap(\.self)
        return [
            "ruleId": .string(diagnostic.code), "ruleIndex": .integer(rule),
            "level": .string(diagnostic.severity.rawValue),
            "message": ["text": .string(words.joined(separator: "\n"))],
            "locations": [
                [
                    "physicalLocation": [
                        "artifactLocation": ["uri": .string(path.percentEncodedPath)],
                        "region": [
                            "startLine": .integer(location.line),
                            "startColumn": .integer(column(of: location)),
                        ],
                    ]
                ]
            ],
        ]
    }
}
