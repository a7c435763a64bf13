enum DoorError: Error {
    case locked, stuck
}

func open(_ door: String) async throws(DoorError) -> String {
    if door == "cellar" { throw .locked }
    return door
}

func openBoth() async throws(DoorError) -> [String] {
    async let kitchen = open("kitchen")
    async let cellar = open("cellar")
    return try await [kitchen, cellar]
}
