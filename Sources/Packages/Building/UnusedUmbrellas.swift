import Foundation

/// Umbrellas are some hundred megabytes each: those that were not used for a month are removed.
enum UnusedUmbrellas {
    private static let age = TimeInterval(30 * 24 * 3600)

    /// Notes that the umbrella in a folder is used now.
    static func mark(_ folder: String) {
        _ = FileManager.default.createFile(atPath: "\(folder)/used", contents: Data())
    }

    /// Removes those in a folder that nobody uses, and did not for long.
    static func remove(from folder: String, now: Date = .now) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for place in names.map({ "\(folder)/\($0)" }) {
            let attributes = try? FileManager.default.attributesOfItem(atPath: "\(place)/used")
            guard let used = attributes?[.modificationDate] as? Date,
                now.timeIntervalSince(used) > age, let lock = PackageLock.ofUnused(place)
            else { continue }
            withExtendedLifetime(lock) { try? FileManager.default.removeItem(atPath: place) }
        }
    }
}
