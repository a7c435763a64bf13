final class Draft {
    var text = ""
}

func printLater(_ draft: sending Draft) -> Task<Void, Never> {
    Task { print("printing:", draft.text) }
}

func write(_ text: String) async {
    let draft = Draft()
    draft.text = text
    await printLater(draft).value
}

await write("chapter one")
