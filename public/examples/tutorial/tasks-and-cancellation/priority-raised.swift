let humble = Task(priority: .background) {
    print("made for the background:", Task.basePriority == .background)
    print("raised:", Task.currentPriority > .background)
}
await humble.value
