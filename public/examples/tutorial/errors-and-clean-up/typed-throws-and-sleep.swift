enum DoorError: Error {
    case locked, stuck
}

func open(_ door: String) async throws(DoorError) {
    try await Task.sleep(for: .milliseconds(20))
    if door == "cellar" { throw .locked }
}
