@main
struct Heartbeat {
    static func main() async throws {
        while true {
            print("still alive")
            try await Task.sleep(for: .seconds(60))
        }
    }
}
