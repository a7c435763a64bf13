import Examples
import Foundation

/// Why the packages of a request are not there for examples.
package enum PackageFailure: Error, Hashable, Sendable {
    /// No `Package.swift` in this folder.
    case noPackage(folder: String)
    /// Its manifest cannot be read, with SwiftPM's words.
    case unreadableManifest(words: [String])
    case unknownProduct(name: String, package: String, known: [String])
    /// A module that every example imports is none of the packages', and none of the toolchain's.
    case unknownModule(name: String, known: [String])
    /// A version, a repository or the network is missing, with SwiftPM's words.
    case notResolved(words: [String])
    /// The compiler refuses it: its messages, by places of the package's own files.
    case doesNotBuild(messages: [Message], words: [String])
    /// A module has the name of the examples' own one.
    case moduleNameTaken(module: String)
    /// SwiftPM built it, and wrote down how in another way than is known here.
    case notUnderstood(words: String)

    /// An error of a package's sources.
    package struct Message: Hashable, Sendable {
        package let path: String
        package let line: Int
        package let column: Int
        package let text: String
    }
}

extension PackageFailure {
    /// What SwiftPM printed when it did not build, read.
    init(buildOutput text: String) {
        let lines = text.split(whereSeparator: \.isNewline).map { String($0) }
        var messages: [Message] = []
        for line in lines {
            guard let message = Message(line: line), !messages.contains(message) else { continue }
            messages.append(message)
        }
        let errors = lines.filter { $0.hasPrefix("error: ") }.map { String($0.dropFirst(7)) }
        self = .doesNotBuild(
            messages: messages, words: errors.isEmpty ? Array(lines.suffix(5)) : errors)
    }
}

extension PackageFailure.Message {
    /// `/path/file.swift:6:28: error: words`; nil for any other line.
    init?(line: String) {
        guard let sign = line.range(of: ": error: ") else { return nil }
        let place = line[..<sign.lowerBound].split(separator: ":")
        guard place.count >= 3, line.hasPrefix("/"), let column = Int(place[place.count - 1]),
            let number = Int(place[place.count - 2])
        else { return nil }
        path = place.dropLast(2).joined(separator: ":")
        self.line = number
        self.column = column
        text = String(line[sign.upperBound...])
    }
}
