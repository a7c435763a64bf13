func run(_ errand: String, for time: Duration) async throws -> String {
    try await Task.sleep(for: time)
    print("done:", errand)
    return errand
}

let first = try await run("bakery", for: .milliseconds(400))
let second = try await run("post office", for: .milliseconds(200))
print([first, second])

async let bakery = run("bakery", for: .milliseconds(400))
async let postOffice = run("post office", for: .milliseconds(200))
print(try await [bakery, postOffice])
