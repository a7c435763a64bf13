struct Refused: Error {}

actor Connection {
    func send(_ text: String) throws {
        if text.isEmpty { throw Refused() }
        print("sent:", text)
    }

    func close() async {
        print("closed")
    }
}

nonisolated(nonsending) func withConnection(
    _ body: nonisolated(nonsending) (Connection) async throws -> Void
) async throws {
    let connection = Connection()
    do {
        try await body(connection)
    } catch {
        await connection.close()
        throw error
    }
    await connection.close()
}

try await withConnection { connection in
    try await connection.send("good morning")
}
do {
    try await withConnection { connection in
        try await connection.send("")
    }
} catch {
    print("caught:", error)
}
