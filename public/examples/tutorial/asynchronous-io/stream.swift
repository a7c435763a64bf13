let (clicks, mouse) = AsyncStream.makeStream(of: String.self)

let user = Task.detached {
    for button in ["left", "right"] {
        try await Task.sleep(for: .milliseconds(200))
        mouse.yield(button)
    }
    mouse.finish()
}

for await click in clicks {
    print("clicked:", click)
}
print("no more clicks")
