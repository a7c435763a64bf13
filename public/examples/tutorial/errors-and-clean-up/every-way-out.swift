struct BulbBroken: Error {}

func paint(_ way: String) async throws {
    print("\(way): lights on")
    defer { print("\(way): lights off") }
    if way == "return" { return }
    if way == "throw" { throw BulbBroken() }
    try await Task.sleep(for: .seconds(60))
    print("\(way): finished")
}

try await paint("return")
do {
    try await paint("throw")
} catch {
    print("throw: \(error)")
}

let long = Task { try await paint("cancel") }
try await Task.sleep(for: .milliseconds(200))
long.cancel()
print("cancel: \(await long.result)")
