/// What an aside is for: the five kinds of alerts on GitHub.
package enum AsideKind: String, CaseIterable, Hashable, Sendable {
    case note, tip, important, warning, caution
}

extension AsideKind {
    /// The kind that `[!NOTE]` names, in whatever case.
    init?(alert name: some StringProtocol) {
        self.init(rawValue: name.lowercased())
    }

    /// The kind that `Note:` names in DocC, in whatever case; the title where its name is not that of
    /// the kind.
    static func ofDocC(_ name: some StringProtocol) -> (kind: AsideKind, title: String?)? {
        let name = name.lowercased()
        if let kind = AsideKind(rawValue: name) { return (kind, nil) }
        return namesInDocC[name].map { ($0.kind, $0.title) }
    }

    private static let namesInDocC: [String: (kind: AsideKind, title: String)] = {
        let titles: [(AsideKind, [String])] = [
            (
                .note,
                [
                    "Author", "Authors", "Complexity", "Copyright", "Date", "Remark", "See Also",
                    "Since", "To Do", "Version",
                ]
            ),
            (.tip, ["Experiment"]),
            (
                .important,
                [
                    "Attention", "Invariant", "Mutating Variant", "Nonmutating Variant",
                    "Postcondition", "Precondition", "Requires", "Throws",
                ]
            ),
            (.warning, ["Bug"]),
        ]
        return Dictionary(
            uniqueKeysWithValues: titles.flatMap { kind, titles in
                titles.map { ($0.lowercased().filter { $0 != " " }, (kind, $0)) }
            })
    }()
}
