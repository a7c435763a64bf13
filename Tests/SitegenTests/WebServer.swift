import Foundation
import Testing

/// A web server on loopback that takes files by `PUT`: nginx with its module for WebDAV.
struct WebServer {
    /// Nil where it is not there.
    static let nginx: URL? = {
        let found = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx"]
            .filter { FileManager.default.isExecutableFile(atPath: $0) }
        guard let path = found.first else { return nil }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = ["-V"]
        process.standardError = pipe
        guard (try? process.run()) != nil else { return nil }
        let words = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return words.contains("http_dav_module") ? URL(filePath: path) : nil
    }()

    private let folder: URL
    private let port: UInt16

    var address: String { "http://127.0.0.1:\(port)/results/" }

    /// How often something was asked for with a method.
    func requests(_ method: String) throws -> Int {
        let log = try String(contentsOf: folder.appending(path: "requests"), encoding: .utf8)
        return log.split(separator: "\n").count { $0 == method }
    }

    /// What was put there, sorted.
    var files: [URL] {
        get throws {
            let folder = folder.appending(path: "root/results")
            guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
            return try FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: nil
            ).sorted { $0.path < $1.path }
        }
    }

    /// Starts one, and ends it afterwards. What it does with a request can be said in its own
    /// language.
    static func use<Result>(
        _ directive: String = "dav_methods PUT; create_full_put_path on;",
        _ body: (WebServer) async throws -> Result
    ) async throws -> Result {
        let nginx = try #require(nginx)
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "sitegen-tests-nginx-\(UUID().uuidString)")
        for name in ["root", "tmp"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        let listener = try Listener()
        listener.close()
        let configuration = """
            daemon off; master_process off; pid \(folder.path)/pid; error_log stderr;
            events {}
            http {
                log_format methods $request_method; access_log \(folder.path)/requests methods;
                client_body_temp_path \(folder.path)/tmp;
                server {
                    listen 127.0.0.1:\(listener.port); root \(folder.path)/root;
                    location / { \(directive) }
                }
            }
            """
        let file = folder.appending(path: "nginx.conf")
        try Data(configuration.utf8).write(to: file)
        let process = Process()
        process.executableURL = nginx
        process.arguments = ["-c", file.path, "-p", folder.path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        // It has nothing to tidy up, and may have inherited that SIGTERM is ignored.
        defer { kill(process.processIdentifier, SIGKILL) }
        // It is written once the port is open.
        try await eventually {
            FileManager.default.fileExists(atPath: folder.appending(path: "pid").path)
        }
        return try await body(WebServer(folder: folder, port: listener.port))
    }
}

/// A socket on a free port of loopback, to which connections can be made; nobody accepts them.
struct Listener {
    private let descriptor: Int32
    let port: UInt16

    init() throws {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let descriptor = socket(AF_INET, kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, size) == 0 && listen(descriptor, 64) == 0
                    && getsockname(descriptor, pointer, &size) == 0
            }
        }
        guard descriptor >= 0, isBound else { throw CocoaError(.fileReadUnknown) }
        self.descriptor = descriptor
        port = UInt16(bigEndian: address.sin_port)
    }

    func close() {
        #if canImport(Glibc)
            Glibc.close(descriptor)
        #else
            Darwin.close(descriptor)
        #endif
    }
}
