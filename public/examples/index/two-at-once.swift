async let tea = brew("tea", for: .milliseconds(400))
async let toast = brew("toast", for: .milliseconds(200))
print(await [toast, tea])

func brew(_ what: String, for time: Duration) async -> String {
    try? await Task.sleep(for: time)
    print("\(what) is ready")
    return what
}
