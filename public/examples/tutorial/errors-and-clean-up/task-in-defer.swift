func close() async {
    try? await Task.sleep(for: .milliseconds(200))
    print("closed")
}

func send() async {
    defer { Task { await close() } }
    print("sent")
}

await send()
print("the end")
