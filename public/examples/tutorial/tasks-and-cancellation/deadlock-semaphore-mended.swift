@MainActor func load() async {
    await Task { print("loading") }.value
    print("loaded")
}

await load()
