struct NobodyHome: Error {}

func knock() async throws {
    throw NobodyHome()
}

print("knocking")
try await knock()
print("come in")
