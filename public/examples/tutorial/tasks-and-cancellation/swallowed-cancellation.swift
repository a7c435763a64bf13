let reminder = Task {
    for minute in 1...3 {
        try? await Task.sleep(for: .seconds(60))
        print("minute", minute)
    }
}
reminder.cancel()
await reminder.value
