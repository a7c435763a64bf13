final class Draft {
    var text = ""
}

func printLater() async {
    let draft = Draft()
    draft.text = "chapter one"
    let printing = Task {
        draft.text += ", printed"
        print(draft.text)
    }
    await printing.value
}

await printLater()
