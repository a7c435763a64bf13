final class Letter {
    var text = "All is well."

    func check() async {
        print("checking:", text)
    }
}

@MainActor func work(on letter: Letter) async {
    await letter.check()
}
