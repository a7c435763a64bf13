actor Guestbook {
    var names: [String] = []

    func sign(_ name: String) {
        names.append(name)
    }
}

let book = Guestbook()
async let ada: Void = book.sign("Ada")
async let grace: Void = book.sign("Grace")
_ = await (ada, grace)
for name in await book.names { print(name) }
