func write(_ line: String, taking time: Duration) async throws -> Int {
    try await Task.sleep(for: time)
    print(line)
    return line.count
}
