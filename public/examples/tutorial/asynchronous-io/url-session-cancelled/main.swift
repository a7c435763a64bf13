import Foundation
#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

let server = URL(string: "http://127.0.0.1:\(startServer())")!

func get(_ path: String) async throws -> (status: Int, text: String) {
    let (body, response) = try await URLSession.shared.data(from: server.appending(path: path))
    let status = (response as? HTTPURLResponse)?.statusCode ?? 0
    return (status, String(decoding: body, as: UTF8.self))
}

print(try await get("hello"))

async let one = get("pair")
async let other = get("pair")
print(try await one.text)
print(try await other.text)

print("status:", try await get("lost").status)

do {
    _ = try await URLSession.shared.data(from: URL(string: "http://127.0.0.1:1/")!)
} catch let error as URLError {
    print("nobody listens there:", error.code == .cannotConnectToHost)
}

let request = Task { try await get("pair") }
try await Task.sleep(for: .milliseconds(400))
request.cancel()
do {
    print(try await request.value)
} catch {
    print("CancellationError:", error is CancellationError)
    print("URLError.cancelled:", (error as? URLError)?.code == .cancelled)
}
