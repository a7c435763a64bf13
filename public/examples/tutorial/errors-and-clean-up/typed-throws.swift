enum DoorError: Error {
    case locked, stuck
}

func open(_ door: String) async throws(DoorError) {
    if door == "cellar" { throw .locked }
    if door == "attic" { throw .stuck }
}

for door in ["kitchen", "cellar", "attic"] {
    do {
        try await open(door)
        print("the \(door) is open")
    } catch {
        switch error {
        case .locked: print("the \(door) needs a key")
        case .stuck: print("the \(door) needs a push")
        }
    }
}
