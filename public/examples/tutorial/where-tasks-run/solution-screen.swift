@MainActor
final class Screen {
    private(set) var lines: [String] = []

    func show(_ line: String) {
        lines.append(line)
    }
}

func report(to screen: Screen) async {
    await screen.show("done")
}

@MainActor func reportFromMain(to screen: Screen) {
    screen.show("done again")
}

let screen = Screen()
await report(to: screen)
reportFromMain(to: screen)
print(screen.lines)
