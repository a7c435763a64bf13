func plain() async {
    let place: (any Actor)? = #isolation
    print("plain:", place == nil ? "the pool" : "the main actor")
}

@MainActor func bound() async {
    let place: (any Actor)? = #isolation
    print("bound:", place == nil ? "the pool" : "the main actor")
}

@concurrent func free() async {
    let place: (any Actor)? = #isolation
    print("free:", place == nil ? "the pool" : "the main actor")
}

nonisolated(nonsending) func loyal() async {
    let place: (any Actor)? = #isolation
    print("loyal:", place == nil ? "the pool" : "the main actor")
}

await plain()
await bound()
await free()
await loyal()
