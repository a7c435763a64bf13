func fetch(_ name: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(600))
    return name
}

let clock = Task {
    try await Task.sleep(for: .milliseconds(900))
    print("the clock strikes")
}

async let map = fetch("map")
async let forecast = fetch("forecast")
print(try await map, try await forecast)
try await clock.value
