package import ExampleRunning
package import Examples
package import Harnesses
import Runs

/// How the programs of a build were run: kept apart or not, now or at an earlier time.
package struct Conduct: Sendable {
    /// What kept the examples apart.
    package let confinement: Confinement
    /// How many programs there are.
    package let programs: Int
    /// Those of which nothing was started.
    package let unchanged: Int
    /// Those that have to be run each time.
    package let eachTime: Int
    package let keeping: Keeping
    /// What they were compiled with, each once.
    package let packages: [UsedPackage]
    /// How programs were compiled; nil where nothing is kept warm.
    package let compiling: WarmCounts?
    /// How long the work on each program took for which something was started, by name.
    package let times: [ProgramTimes]

    /// Whether results are kept.
    package struct Keeping: Hashable, Sendable {
        /// Whether those of earlier times are taken.
        package let isOn: Bool
        /// What is wrong with keeping them.
        package let warnings: [String]
        /// How many runs of other machines were taken; nil where none are shared.
        package let shared: Int?
    }

    init(
        confinement: Confinement, runs: [ProgramRun], keeping: Keeping, compiling: WarmCounts?,
        times: [ProgramTimes]
    ) {
        self.times = times
        self.compiling = compiling
        self.confinement = confinement
        let runs = runs.filter { $0.compilation != .withoutPackage }
        programs = runs.count
        var seen: Set<UsedPackage> = []
        packages = runs.flatMap(\.packages).filter { seen.insert($0).inserted }
        unchanged = runs.count { !$0.provenance.contains(.now) }
        eachTime = runs.count { $0.provenance.contains(.eachTime) }
        self.keeping = keeping
    }
}
