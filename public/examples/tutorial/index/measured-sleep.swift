let elapsed = try await ContinuousClock().measure {
    try await Task.sleep(for: .milliseconds(200))
}
print("asked for 0.2 seconds, slept for \(elapsed)")
