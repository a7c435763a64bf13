let (guests, door) = AsyncStream.makeStream(of: String.self)

let list = Task {
    var names: [String] = []
    for await name in guests { names.append(name) }
    print(Task.isCancelled ? "cancelled after" : "all of", names)
}

door.yield("Ada")
door.yield("Grace")
try await Task.sleep(for: .milliseconds(200))
list.cancel()
await list.value
