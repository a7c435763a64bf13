final class Draft {
    var text = ""
}

actor Author {
    func begin() -> sending Draft {
        let draft = Draft()
        draft.text = "once upon a time"
        return draft
    }
}

let draft = await Author().begin()
draft.text += ", there was a compiler"
print(draft.text)
