@MainActor
final class Screen {
    private(set) var lines: [String] = []

    func show(_ line: String) {
        lines.append(line)
    }
}

func report(to screen: Screen) async {
    screen.show("done")
}
