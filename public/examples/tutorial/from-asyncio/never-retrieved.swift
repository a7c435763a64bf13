struct Lost: Error {}

Task {
    print("about to fail")
    throw Lost()
}
try await Task.sleep(for: .milliseconds(200))
print("not a word")
