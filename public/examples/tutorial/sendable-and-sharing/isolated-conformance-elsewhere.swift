@MainActor
final class Score: @MainActor CustomStringConvertible {
    var points = 0

    var description: String {
        "\(points) points"
    }
}

func announce(_ value: some CustomStringConvertible) {
    print("And now:", value.description)
}

let score = Score()
score.points += 3
announce(score)

@concurrent func announceLater(_ score: Score) async {
    announce(score)
}
