func research() async {
    do {
        try await Task.sleep(for: .seconds(5))
        print("research: finished")
    } catch {
        print("research: interrupted by \(error)")
    }
}

func answerQuickly() async -> Int {
    async let _ = research()
    print("answering without it")
    return 42
}

print(await answerQuickly())
