struct NotANumber: Error {
    let text: String
}

func number(in text: String) async throws -> Int {
    try await Task.sleep(for: .milliseconds(20))
    guard let number = Int(text) else { throw NotANumber(text: text) }
    return number
}

do {
    let number = try await number(in: readLine() ?? "")
    print("twice that is", number * 2)
} catch {
    print("caught:", error)
}
