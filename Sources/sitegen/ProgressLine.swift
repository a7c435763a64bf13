import ExampleRunning
import Examples
import Foundation
import SiteBuild

/// One line on a terminal that says how far the examples are; nothing where there is no terminal.
actor ProgressLine: BuildProgress {
    private let console: Console
    private let start = ContinuousClock.now
    private var total = 0
    private var done = 0
    private var compiling: [String] = []
    private var running: [String] = []
    private var isShown = false
    private var estimate: (value: Estimate, since: ContinuousClock.Instant)?

    init(console: Console) {
        self.console = console
    }

    func begin(programs: Int) { total = programs }

    func expect(_ programs: [Program], recorded: RecordedTimes) {
        estimate = (Estimate(programs.map(\.name), recorded: recorded), .now)
    }

    func report(_ program: Program, _ step: ExampleRunner.Step) {
        let name = program.parts.last?.example.id ?? ""
        compiling.removeAll { $0 == name }
        running.removeAll { $0 == name }
        switch step {
        case .compiling: compiling.append(name)
        case .running: running.append(name)
        case .repeating: running.append(name)
        case .done, .recalled:
            done = min(done + 1, total)
            estimate?.value.finish(program.name, wasRecalled: step == .recalled)
        }
        show()
    }

    func begin(package name: String, products: Int) {
        clear()
        console.remark("building package '\(name)' for its examples (\(products.of("product"))) …")
    }

    func end(package name: String, after duration: Duration) {
        guard duration > .seconds(1) else { return }
        clear()
        let seconds = duration.formatted(
            .units(allowed: [.minutes, .seconds], width: .narrow, fractionalPart: .show(length: 1)))
        console.remark("built package '\(name)' in \(seconds)")
    }

    /// Takes the line away.
    func clear() {
        guard isShown else { return }
        console.say("\r\u{1B}[K", terminator: "")
        isShown = false
    }

    private func show() {
        // Work that is over within a second needs no line.
        guard console.isTerminal, !console.isQuiet,
            ContinuousClock.now - start > .seconds(1)
        else { return }
        isShown = true
        let now = (running.last ?? compiling.last).map { "  \($0)" } ?? ""
        let rest = remaining.map { ", \($0.roughly) left" } ?? ""
        let line =
            "\(done) of \(total) programs done, \(compiling.count) compiling, "
            + "\(running.count) running\(rest)\(now)"
        console.say("\r\u{1B}[K" + line.prefix(Self.width - 1), terminator: "")
    }

    private var remaining: Duration? {
        guard let estimate, done < total else { return nil }
        return estimate.value.remaining(after: .now - estimate.since)
    }

    /// Columns of the terminal.
    private static var width: Int {
        var size = winsize()
        let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20
        return isKnown ? Int(size.ws_col) : 80
    }
}
