import Foundation

struct NobodyHome: Error {}

func knock() async throws {
    throw NobodyHome()
}

do {
    try await knock()
    print("come in")
} catch {
    FileHandle.standardError.write(Data("knock: nobody home\n".utf8))
    exit(2)
}
