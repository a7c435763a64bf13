import Examples
import SwiftCode

extension ExampleRunner {
    /// How often a twin that the compiler refuses is tried with fewer probes.
    private static let mostRefusals = 4
    /// How often a twin that a description ended or made print is tried without that value.
    private static let mostDescriptions = 3
    /// How often a twin is run that does something else for no reason that is known: of two tasks
    /// now one is the first, now the other.
    private static let mostRuns = 3

    /// What the instrumented twin of a program that ran has found out.
    ///
    /// The folder is made anew for it: the twin runs at the same path, and finds none of the files
    /// that the program has left. Throws as `run` does.
    func attribution(
        of program: ExampleProgram, run: ProgramRun, in directory: ProgramDirectory
    ) async throws -> AttributionResult {
        guard !program.probes.isEmpty, let wanted = run.execution else { return .notWanted }
        guard wanted.ending.isItsOwn else {
            return .givenUp(reason: "the program did not come to an end by itself")
        }
        var dropped: [Int: String] = [:]
        var refusals = 0
        var descriptions = 0
        var runs = 0
        while true {
            let (twin, source) = program.instrumented(leavingOut: dropped.keys)
            dropped.merge(source.dropped) { earlier, _ in earlier }
            guard !source.insertions.isEmpty else { return .found(Attribution(dropped: dropped)) }
            directory.remove()
            let directory = try directory.madeAnew()
            try write(twin, to: directory)
            let compiled = try await permits.holding { try await compile(twin, in: directory) }
            guard compiled.compilation == .succeeded else {
                refusals += 1
                let blamed = source.blamed(for: compiled, widely: refusals == Self.mostRefusals)
                guard refusals <= Self.mostRefusals, !blamed.isEmpty else {
                    return .givenUp(reason: compiled.reasonOfRefusal)
                }
                dropped.merge(blamed) { earlier, _ in earlier }
                continue
            }
            let found = try await commands.run(execution(of: twin, in: directory))
            guard !found.does(what: wanted) else {
                return .found(Attribution(found.notes, dropped: dropped))
            }
            let blamed = found.blamedDescriptions
            if blamed.isEmpty { runs += 1 } else { descriptions += 1 }
            guard descriptions <= Self.mostDescriptions, runs < Self.mostRuns else {
                return .givenUp(reason: found.difference(from: wanted))
            }
            dropped.merge(blamed) { earlier, _ in earlier }
        }
    }
}

extension Attribution {
    fileprivate init(_ notes: TwinNotes = TwinNotes(), dropped: [Int: String]) {
        self.init()
        passages = notes.passages
        values = notes.values
        self.dropped = dropped
        for probe in notes.overflowing {
            self.dropped[probe] = "it was reached too often, or came to too much, to be noted"
        }
    }
}

extension InstrumentedSource {
    /// The probes that the compiler's errors are about, with its words; `widely` are all that stand
    /// in a statement at top level with one.
    fileprivate func blamed(for run: ProgramRun, widely: Bool) -> [Int: String] {
        var blamed: [Int: String] = [:]
        for error in run.messages
        where error.severity == .error && error.source == "main.swift" {
            let words = "the compiler refuses to have it noted: \(error.text)"
            let probes =
                widely
                ? self.probes(inStatementAt: error.line)
                : self.probes(line: error.line, column: error.column)
            for probe in probes { blamed[probe] = blamed[probe] ?? words }
        }
        return blamed
    }
}

extension ProgramRun {
    /// Why there is no twin.
    fileprivate var reasonOfRefusal: String {
        let error = messages.first { $0.severity == .error }
        return "the instrumented program does not compile"
            + (error.map { ": \($0.text)" } ?? "")
    }
}

extension ProcessRun.Ending {
    /// Whether the program ended by itself, and not at a limit.
    fileprivate var isItsOwn: Bool {
        switch self {
        case .exited, .signalled: true
        case .timedOut, .exceeded, .lost, .notStarted: false
        }
    }
}

extension ProcessRun {
    /// Whether it printed and ended as another run did; addresses differ from run to run.
    fileprivate func does(what other: ProcessRun) -> Bool {
        ending == other.ending
            && standardOutput.isEqualButForAddresses(to: other.standardOutput)
            && standardError.isEqualButForAddresses(to: other.standardError)
    }

    /// The probes whose values may be what makes it another run, with the reason.
    fileprivate var blamedDescriptions: [Int: String] {
        if !notes.describing.isEmpty {
            let reason = "describing the value did not come to an end"
            return Dictionary(uniqueKeysWithValues: notes.describing.map { ($0, reason) })
        }
        let reason = "describing the value prints something"
        return Dictionary(uniqueKeysWithValues: notes.printing.map { ($0, reason) })
    }

    /// In what it differs from the verbatim program's run.
    fileprivate func difference(from other: ProcessRun) -> String {
        let what =
            if !standardOutput.isEqualButForAddresses(to: other.standardOutput) {
                "printed something else"
            } else if !standardError.isEqualButForAddresses(to: other.standardError) {
                "wrote something else to standard error"
            } else {
                "ended in another way"
            }
        return "another run, to see which statement prints what, \(what)"
    }
}

extension [UInt8] {
    /// Whether the bytes are the same, but for digits of addresses such as `0x7ffd12e0`, of which
    /// there must be as many.
    func isEqualButForAddresses(to other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        guard self != other else { return true }
        return withoutAddresses == other.withoutAddresses
    }

    /// With a zero for each digit of an address.
    private var withoutAddresses: [UInt8] {
        var result = self
        var isAddress = false
        for index in indices.dropFirst(2) {
            let begins =
                self[index - 2] == UInt8(ascii: "0") && self[index - 1] == UInt8(ascii: "x")
            isAddress = (isAddress || begins) && self[index].isHexadecimalDigit
            if isAddress { result[index] = UInt8(ascii: "0") }
        }
        return result
    }
}

extension UInt8 {
    fileprivate var isHexadecimalDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
