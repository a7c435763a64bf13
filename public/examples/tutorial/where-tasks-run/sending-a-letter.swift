final class Letter {
    var text = "All is well."
}

func post(_ letter: sending Letter) -> Task<Void, Never> {
    Task.detached { print("posted:", letter.text) }
}

@MainActor func write() async {
    let letter = Letter()
    await post(letter).value
}

await write()
