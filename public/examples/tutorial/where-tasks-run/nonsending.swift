final class Letter {
    var text = "All is well."

    nonisolated(nonsending) func check() async {
        print("checking:", text)
    }
}

@MainActor func work(on letter: Letter) async {
    await letter.check()
}

await work(on: Letter())
