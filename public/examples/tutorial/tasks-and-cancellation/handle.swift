let letter = Task {
    try await Task.sleep(for: .milliseconds(200))
    return "Dear reader"
}

func show(_ letter: Task<String, any Error>) async throws {
    print("it says:", try await letter.value)
}

print("waiting for the post")
try await show(letter)
try await show(letter)
