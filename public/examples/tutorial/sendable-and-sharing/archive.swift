final class Draft {
    var text = ""
}

actor Archive {
    private var drafts: [Draft] = []

    func store(_ draft: Draft) {
        drafts.append(draft)
        print("stored:", draft.text)
    }
}

func write(_ text: String, for archive: Archive) async {
    let draft = Draft()
    draft.text = text
    await archive.store(draft)
}

await write("chapter one", for: Archive())
