let (visitors, door) = AsyncStream.makeStream(of: String.self)
for name in ["Ada", "Grace", "Radia"] {
    door.yield(name)
}
door.finish()

await withDiscardingTaskGroup { group in
    for await visitor in visitors {
        group.addTask { print("serving", visitor) }
    }
}
