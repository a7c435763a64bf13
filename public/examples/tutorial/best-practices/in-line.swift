func fetch(_ name: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(600))
    return name
}

let clock = Task {
    try await Task.sleep(for: .milliseconds(900))
    print("the clock strikes")
}

let map = try await fetch("map")
let forecast = try await fetch("forecast")
print(map, forecast)
try await clock.value
