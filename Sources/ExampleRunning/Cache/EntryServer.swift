import Caching
import Foundation
import Launching

/// Entries on a server that answers `GET` and takes `PUT` (RFC 9110), each under the digest of its
/// key.
///
/// A server costs a miss, whatever it does: what it sends counts only where checksum or signature and
/// the whole key are right. One that fails is not asked again, so that it costs its time once.
///
/// Requests are made by `curl`, which knows proxies, certificates and `.netrc`.
actor EntryServer {
    private let address: String
    private let secret: [UInt8]?
    private let folder: String
    /// The words of the first request that failed; nil where none did.
    private(set) var problem: String?

    /// Seconds that a connection, and a request with all that it sends, may take.
    private static let patience = (connection: 5, request: 20)
    /// Bytes of the largest entry that is taken.
    private static let mostBytes = 64 << 20

    /// Takes an address, with or without a slash at its end.
    init(_ address: String, secret: [UInt8]?, temporaryFiles folder: String) {
        self.address = address.hasSuffix("/") ? address : address + "/"
        self.secret = secret
        self.folder = folder
    }

    /// The value that is kept for a key; nil where there is none that is whole, and sealed by the
    /// secret.
    func value(for key: CacheKey) async -> [UInt8]? {
        let file = newFile
        defer { unlink(file) }
        guard await request(["--output", file], key),
            let bytes = FileManager.default.contents(atPath: file),
            let entry = CacheEntry(bytes: Array(bytes), secret: secret), entry.key == key
        else { return nil }
        return entry.value
    }

    /// Keeps a value, as far as the server takes it.
    func store(_ value: [UInt8], for key: CacheKey) async {
        let file = newFile
        defer { unlink(file) }
        let bytes = CacheEntry(key: key, value: value).bytes(secret: secret)
        guard (try? Data(bytes).write(to: URL(filePath: file))) != nil else { return }
        _ = await request(["--upload-file", file, "--output", "/dev/null"], key)
    }

    private var newFile: String { "\(folder)/\(UUID().uuidString)" }

    /// Whether a request was answered with success. That there is nothing is an answer.
    private func request(_ arguments: [String], _ key: CacheKey) async -> Bool {
        guard problem == nil else { return false }
        let answer = await SubprocessCommandRunner.output(
            of: "/usr/bin/env",
            [
                "curl", "--silent", "--show-error", "--location", "--netrc-optional",
                "--proto", "=http,https", "--connect-timeout", "\(Self.patience.connection)",
                "--max-time", "\(Self.patience.request)", "--max-filesize", "\(Self.mostBytes)",
                "--write-out", "%{http_code}",
            ] + arguments + [address + key.name], temporaryFiles: folder)
        guard let answer, answer.succeeded else {
            let words = answer?.text.split(separator: "\n").first { $0.hasPrefix("curl: ") }
            note(words.map { String($0) } ?? "'curl' cannot be started: install it")
            return false
        }
        let status = Int(answer.text.suffix(3)) ?? 0
        switch status {
        case 200..<300: return true
        case 404, 410: return false
        default:
            note("the server answers with status \(status)")
            return false
        }
    }

    private func note(_ words: String) { problem = problem ?? words }
}
