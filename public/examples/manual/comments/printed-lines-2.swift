func greetLater() {
    Task { print("Hello, Barbara!") }
}

greetLater()  // Prints "Hello, Barbara!"
try await Task.sleep(for: .milliseconds(200))
