import Foundation
import Measurements

/// One of the things whose times are compared.
struct Contestant {
    let name: String
    /// How often it runs in a lap; the figure of the lap is the median. More than once for what is
    /// short.
    var times = 1
    let command: Command
    /// Makes it ready; the number of the run counts from 0. Not timed.
    var prepare: (_ run: Int) throws -> Void = { _ in }
    /// Throws if it did not do what it is timed for. Not timed.
    let verify: (_ run: Int) throws -> Void
}

/// Contestants that run in turn, lap after lap: A B C A B C. So each lap has figures of the same
/// minute of the machine.
struct Race {
    private let laps: Int
    private var figures: [String: [Command.Finished]] = [:]

    /// Runs all of them. Progress goes to standard error.
    init(_ name: String, laps: Int, _ contestants: [Contestant]) throws {
        self.laps = laps
        for lap in 0..<laps {
            for contestant in contestants {
                let runs = try (0..<contestant.times).map { time in
                    try contestant.run(lap * contestant.times + time)
                }.sorted { $0.seconds < $1.seconds }
                let middle = runs[runs.count / 2]
                figures[contestant.name, default: []].append(middle)
                report(
                    "\(name), lap \(lap + 1) of \(laps): \(contestant.name) \(middle.seconds.asSeconds)"
                )
            }
        }
    }

    /// How many times as fast a contestant is as another one, or how many times its time it takes.
    func result(_ name: String, against rival: String, _ unit: Row.Unit, _ goal: Goal?)
        -> Row.Result
    {
        let (own, other) = (seconds(of: name), seconds(of: rival))
        let ratio =
            unit == .timesAsFast
            ? Spread(ratiosOf: other, to: own) : Spread(ratiosOf: own, to: other)
        let absolute =
            "\(Spread(own).median.asSeconds), \(Spread(other).median.asSeconds)"
        return .measured(ratio, unit, goal: goal, absolute: absolute, laps: laps)
    }

    /// The seconds that a contestant took in each lap.
    func seconds(of name: String) -> [Double] { figures[name, default: []].map(\.seconds) }

    /// The peak of its memory in each lap, in bytes.
    func peaks(of name: String) -> [Double] { figures[name, default: []].map(\.peakBytes) }
}

extension Contestant {
    fileprivate func run(_ number: Int) throws -> Command.Finished {
        try prepare(number)
        let finished = try command.run()
        guard finished.status == 0 else {
            let said = (try? String(contentsOf: command.output, encoding: .utf8)) ?? ""
            throw Failure("\(name) ended with status \(finished.status):\n\(said.suffix(2_000))")
        }
        try verify(number)
        return finished
    }
}

/// Says how far things are, on standard error.
func report(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
}
