final class Draft {
    var text = ""
}

func printLater(_ draft: Draft) {
    Task { print(draft.text) }
}
