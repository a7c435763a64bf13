@main
struct Greeter {
    static func main() async throws {
        print("Hello")
        try await Task.sleep(for: .milliseconds(200))
        print("World")
    }
}
