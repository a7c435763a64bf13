func ask(_ question: String, for time: Duration) async throws -> String {
    try await Task.sleep(for: time)
    print("answered:", question)
    return "answer to '\(question)'"
}

let station = try await ask("which station?", for: .milliseconds(400))
let train = try await ask("which train from there?", for: .milliseconds(200))

async let place = ask("which station?", for: .milliseconds(400))
async let weather = ask("will it rain?", for: .milliseconds(200))
_ = try await (place, weather)

async let slowAnswer = ask("which station?", for: .milliseconds(400))
print("now I have the", try await slowAnswer)
async let quickAnswer = ask("will it rain?", for: .milliseconds(200))
print("now I have the", try await quickAnswer)
