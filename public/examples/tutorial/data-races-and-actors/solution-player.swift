actor Player: CustomStringConvertible {
    let name: String
    private var score = 0

    init(name: String) {
        self.name = name
    }

    nonisolated var description: String {
        name
    }

    func win(_ points: Int) {
        score += points
    }

    private func report() {
        print("\(name) leaves with \(score) points")
    }

    isolated deinit {
        report()
    }
}

func play() async {
    let player = Player(name: "Ada")
    print("playing: \(player)")
    await player.win(3)
    await player.win(5)
}

await play()
try await Task.sleep(for: .milliseconds(200))
