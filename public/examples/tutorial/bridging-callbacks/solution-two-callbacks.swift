import Dispatch

struct Refused: Error {
    let reason: String
}

func open(
    _ door: String,
    onOpen: @escaping @Sendable (String) -> Void,
    onRefused: @escaping @Sendable (String) -> Void
) {
    DispatchQueue.global().async {
        if door == "cellar" { onRefused("locked") } else { onOpen("room behind \(door)") }
    }
}

func open(_ door: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
        open(
            door,
            onOpen: { continuation.resume(returning: $0) },
            onRefused: { continuation.resume(throwing: Refused(reason: $0)) }
        )
    }
}

for door in ["kitchen", "cellar"] {
    do {
        print(try await open(door))
    } catch {
        print("caught:", error)
    }
}
