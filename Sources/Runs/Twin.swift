package import Examples
import SwiftCode

/// A program with calls in its text that note what its plan asks. Probes that came to nothing have
/// none.
///
/// Its streams and its end must be those of the program itself; until they are, it is made again.
package struct Twin: Sendable {
    /// Nil where no probe has a place in the text.
    package let program: Program?
    private let original: Program
    private let source: InstrumentedSource
    /// By id, the probes that came to nothing, with the reason.
    private let dropped: [Int: String]
    private var refusals = 0
    private var descriptions = 0
    private var runs = 0

    /// How often one that the compiler refuses is tried with fewer probes.
    private static let mostRefusals = 4
    /// How often one that a description ended or made print is tried without that value.
    private static let mostDescriptions = 3
    /// How often one is run that does something else for no reason that is known: now one of two
    /// tasks is the first, now the other.
    private static let mostRuns = 3

    /// What to do after a twin was compiled, and run where it compiled.
    package enum Step: Sendable {
        case again(Twin)
        case done(TwinResult)
    }

    /// The twin of a program with all its probes.
    package init(of program: Program) { self.init(program, leavingOut: [:]) }

    private init(_ original: Program, leavingOut left: [Int: String]) {
        self.original = original
        source = SwiftSource(original.text)
            .instrumented(original.plan.probes.filter { left[$0.id] == nil })
        dropped = left.merging(source.dropped) { earlier, _ in earlier }
        program = source.insertions.isEmpty ? nil : original.observed(by: source.text)
    }

    /// What was found out where nothing can be noted.
    package var nothingFound: TwinResult { .found(TwinObservations(dropped: dropped)) }

    /// What its run tells, or the twin to try next; `wanted` is the run of the program itself.
    package func step(after run: ProgramRun, beside wanted: ProcessRun) -> Step {
        guard run.compilation == .succeeded, let found = run.execution else {
            let isLast = refusals + 1 == Self.mostRefusals
            let blamed = source.blamed(for: run, widely: isLast)
            guard refusals < Self.mostRefusals, !blamed.isEmpty else {
                return .done(.givenUp(reason: run.reasonOfRefusal))
            }
            return again(without: blamed) { $0.refusals += 1 }
        }
        if found.does(what: wanted) {
            return .done(.found(TwinObservations(found.notes, dropped: dropped)))
        }
        let blamed = found.blamedDescriptions
        let isExhausted =
            blamed.isEmpty ? runs + 1 >= Self.mostRuns : descriptions >= Self.mostDescriptions
        guard !isExhausted else {
            let reason = found.difference(from: wanted)
            let known = TwinObservations(
                found, besideLinesOf: wanted, of: original.plan, dropped: dropped, reason: reason)
            return .done(known.map { .found($0) } ?? .givenUp(reason: reason))
        }
        return again(without: blamed) { twin in
            if blamed.isEmpty { twin.runs += 1 } else { twin.descriptions += 1 }
        }
    }

    private func again(without blamed: [Int: String], _ count: (inout Twin) -> Void) -> Step {
        var twin = Twin(original, leavingOut: dropped.merging(blamed) { earlier, _ in earlier })
        (twin.refusals, twin.descriptions, twin.runs) = (refusals, descriptions, runs)
        count(&twin)
        return .again(twin)
    }
}

extension TwinObservations {
    init(_ notes: TwinNotes = TwinNotes(), dropped: [Int: String]) {
        self.init()
        passages = notes.passages
        values = notes.values
        self.dropped = dropped
        for probe in notes.overflowing {
            self.dropped[probe] = "the code runs too often, or produces too much, to record"
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
            let words = "the compiler refuses the code that records it: \(error.text)"
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
            let reason = "the description of the value does not end"
            return Dictionary(uniqueKeysWithValues: notes.describing.map { ($0, reason) })
        }
        let reason = "the description of the value prints something"
        return Dictionary(uniqueKeysWithValues: notes.printing.map { ($0, reason) })
    }

    /// In what it differs from the verbatim program's run.
    fileprivate func difference(from other: ProcessRun) -> String {
        let what =
            if !standardOutput.isEqualButForAddresses(to: other.standardOutput) {
                "prints something else"
            } else if !standardError.isEqualButForAddresses(to: other.standardError) {
                "writes something else to standard error"
            } else {
                "ends in another way"
            }
        return "a second run, which finds the statement of each line, \(what)"
    }
}

extension [UInt8] {
    /// Whether the bytes are the same, but for digits of addresses such as `0x7ffd12e0`. There must
    /// be as many of these.
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
