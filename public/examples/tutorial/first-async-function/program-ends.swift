Task {
    try await Task.sleep(for: .seconds(2))
    print("too late")
}
print("the end")
