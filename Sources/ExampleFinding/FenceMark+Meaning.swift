import Examples

// What the marks of a block, taken together, say of it.

extension ExampleSettings {
    /// The settings that marks ask for, those of the block over the defaults.
    init(_ defaults: ExampleDefaults, _ marks: [FenceMark]) {
        self.init()
        packages = defaults.packages
        packageAtHand = defaults.packageAtHand
        ownModule = defaults.ownModule
        for mark in defaults.marks + marks {
            switch mark {
            case .timeout(let duration): timeout = duration
            case .swift(let mode): languageMode = mode
            case .feature(let name): if !features.contains(name) { features.append(name) }
            case .optimize: optimize = true
            case .standardInput(let text): standardInput = text
            case .arguments(let words): arguments = words
            case .environment(let name, let value): environment[name] = value
            case .network: allowsNetwork = true
            case .kind, .id, .session, .standalone, .needed, .file, .from: break
            }
        }
    }
}

extension Composition {
    /// What marks ask for, those of the block over the defaults; `session=` over `needed` at one
    /// place.
    init(_ marks: [FenceMark], _ defaults: ExampleDefaults) {
        self = Self.asked(by: marks) ?? Self.asked(by: defaults.marks) ?? .own
    }

    private static func asked(by marks: [FenceMark]) -> Composition? {
        if marks.contains(.standalone) { return .own }
        if let name = marks.session { return .session(name) }
        return marks.contains(.needed) ? .needed : nil
    }
}

extension [FenceMark] {
    var kind: ExampleKind? {
        lazy.compactMap { if case .kind(let kind) = $0 { kind } else { nil } }.last
    }

    var id: String? {
        lazy.compactMap { if case .id(let name) = $0 { name } else { nil } }.first
    }

    var session: String? {
        lazy.compactMap { if case .session(let name) = $0 { name } else { nil } }.last
    }

    var fileName: String? {
        lazy.compactMap { if case .file(let name) = $0 { name } else { nil } }.first
    }
}

extension [PlacedMark] {
    /// What a block with these marks repeats.
    var source: SourceReference? {
        lazy.compactMap { placed in
            guard case .from(let path, let region) = placed.mark else { return nil }
            return SourceReference(path: path, region: region, location: placed.location)
        }.first
    }
}

extension FenceMark {
    /// Whether two marks cannot stand on one block.
    func conflicts(with other: FenceMark) -> Bool {
        switch (self, other) {
        case (.kind, .kind): true
        case (.standalone, .session), (.session, .standalone), (.standalone, .needed),
            (.needed, .standalone), (.needed, .session), (.session, .needed):
            true
        case (.feature, .feature): self == other
        case (.environment(let name, _), .environment(let second, _)): name == second
        default: name == other.name
        }
    }

    var maySitBesideFile: Bool {
        switch self {
        case .file, .session: true
        default: false
        }
    }
}
