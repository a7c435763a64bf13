final class Letter {
    var text = "All is well."
}

func post(_ letter: Letter) -> Task<Void, Never> {
    Task.detached { print("posted:", letter.text) }
}
