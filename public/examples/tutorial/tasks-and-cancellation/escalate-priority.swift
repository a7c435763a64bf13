let (reports, sender) = AsyncStream.makeStream(of: String.self)

let writer = Task.detached(priority: .background) {
    try await Task.sleep(for: .milliseconds(200))
    sender.yield("raised: \(Task.currentPriority > .background)")
    try await Task.sleep(for: .milliseconds(400))
    sender.yield("raised: \(Task.currentPriority > .background)")
    sender.finish()
}

for await report in reports {
    print(report)
    writer.escalatePriority(to: .high)
}
