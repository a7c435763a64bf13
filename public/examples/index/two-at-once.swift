func fetch(_ name: String, taking time: Duration) async throws -> String {
    try await Task.sleep(for: time)
    print("fetched the \(name)")
    return name
}

async let map = fetch("map", taking: .milliseconds(400))
async let forecast = fetch("forecast", taking: .milliseconds(200))

print(try await [map, forecast])
