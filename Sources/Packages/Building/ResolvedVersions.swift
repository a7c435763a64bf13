import Examples
import Foundation

/// The versions that SwiftPM has chosen: `Package.resolved`.
struct ResolvedVersions {
    private struct File: Decodable {
        struct Pin: Decodable {
            struct State: Decodable {
                let version: String?
                let branch: String?
                let revision: String?
            }

            let identity: String
            let state: State
        }

        let pins: [Pin]
    }

    private let pins: [File.Pin]

    /// Without versions where the file is not there, or of another form.
    init(at path: String) {
        let data = FileManager.default.contents(atPath: path)
        pins = data.flatMap { try? JSONDecoder().decode(File.self, from: $0) }?.pins ?? []
    }

    /// The version, or the branch or revision, of a package; nil where none is known.
    func version(of identity: String) -> PackageRequest.Version? {
        guard let state = pins.first(where: { $0.identity == identity })?.state else { return nil }
        return state.version.map { .exact($0) } ?? state.branch.map { .branch($0) }
            ?? state.revision.map { .revision($0) }
    }
}
