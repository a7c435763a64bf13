import ExampleRunning
import Examples
import Harnesses
import Judging
import Runs
import SiteBuild

extension Console {
    /// Says what the examples could do to the system, and how many were run at all.
    func say(_ judgement: Build.Judgement) {
        guard let conduct = judgement.conduct else { return }
        remark("sandbox: \(conduct.confinement.words(for: judgement.examples))")
        for package in conduct.packages { remark("package: \(package.words)") }
        if conduct.keeping.isOn, conduct.programs > 0 {
            remark("cache: \(conduct.countsOfPrograms)")
        }
        if let count = conduct.keeping.shared, conduct.programs > 0 {
            remark("shared: \(count.of("run")) found")
        }
        if let words = conduct.compiling?.words { remark("compiler: \(words)") }
        for warning in conduct.keeping.warnings { say("sitegen: warning: \(warning)") }
    }
}

extension Console {
    /// Says where the time went; whoever asks for that is told in any case.
    func say(_ timings: Timings) {
        for line in timings.lines { say(line) }
    }
}

extension WarmCounts {
    /// `kept warm for 190 programs, started for 10`; nil where that does not matter.
    fileprivate var words: String? {
        if warm > 0 { return "kept warm for \(warm.of("program")), started for \(started)" }
        return problem.map { "started for each program; none can be kept warm: \($0)" }
    }
}

extension Conduct {
    /// `158 of 160 programs are as they were; 2 must run each time`
    fileprivate var countsOfPrograms: String {
        let words =
            switch (unchanged, programs) {
            case (1, 1): "the program is as it was"
            case (0, 1): "the program was run"
            case (programs, _): "all \(programs) programs are as they were"
            case (0, _): "all \(programs) programs were run"
            case (1, _): "1 of \(programs) programs is as it was"
            default: "\(unchanged) of \(programs) programs are as they were"
            }
        guard eachTime > 0 else { return words }
        return words + "; \(eachTime) must run each time"
    }
}

extension Confinement {
    /// What the examples could do.
    fileprivate func words(for examples: [CheckedExample]) -> String {
        let consequence = "examples can do all that you can, and change the kept results"
        switch self {
        case .off: return "off, as sitegen.yml says: \(consequence)"
        case .unavailable(let obstacle):
            return "off, not available here (\(obstacle)): \(consequence)"
        case .inForce(_, let compiler):
            let count = examples.count(where: \.reachesNetwork)
            let network = count == 0 ? "no network" : "network for \(count.of("example"))"
            let outside = compiler == nil ? "; the compiler ran outside" : ""
            return "on (\(network), own files and processes)\(outside)"
        }
    }
}

extension CheckedExample {
    fileprivate var reachesNetwork: Bool {
        run.program.map { $0.job.runs && $0.job.settings.allowsNetwork } ?? false
    }
}
