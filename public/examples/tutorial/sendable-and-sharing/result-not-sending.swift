final class Draft {
    var text = ""
}

actor Author {
    func begin() -> Draft {
        Draft()
    }
}

func read(_ author: Author) async {
    print(await author.begin().text)
}
