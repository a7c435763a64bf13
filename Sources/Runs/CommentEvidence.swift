import Examples
package import OutputMatching

/// What a run of a program, and of its instrumented twin, tells about one comment.
package struct CommentEvidence: Hashable, Sendable {
    /// What is known of one thing.
    package enum Finding<Content: Hashable & Sendable>: Hashable, Sendable {
        /// Nothing was asked: the comment speaks of no statement, or of none that has a value.
        case notWanted
        case known(Content)
        /// It cannot be told, with the reason.
        case unknown(reason: String)
    }

    /// What one passage printed in the program's own run, and in the twin's.
    package struct Twice: Hashable, Sendable {
        package let here: StatementOutput
        package let elsewhere: OutputLines

        package init(here: StatementOutput, elsewhere: OutputLines) {
            self.here = here
            self.elsewhere = elsewhere
        }
    }

    /// What the comment's statement printed, once for each passage through it, in their order; empty
    /// where it was never reached.
    ///
    /// What is printed later, by a `defer` or an unstructured task, is not within the passage.
    package let printed: Finding<[StatementOutput]>
    /// What the statement printed in two runs, once for each passage, where that is not the same and
    /// `printed` is therefore unknown: what holds for both holds.
    package let printedTwice: [Twice]
    /// The values of its expression, or of its variable after the statement, in the order in which
    /// they came; empty where none did.
    ///
    /// A call without a result has a value of the style `void`: then see what was printed.
    package let values: Finding<[TwinObservations.Value]>
    /// What other statements printed that do not wait; asked for only where it matters.
    package let others: Finding<[StatementOutput]>

    package init(
        printed: Finding<[StatementOutput]> = .notWanted,
        printedTwice: [Twice] = [],
        values: Finding<[TwinObservations.Value]> = .notWanted,
        others: Finding<[StatementOutput]> = .notWanted
    ) {
        self.printed = printed
        self.printedTwice = printedTwice
        self.values = values
        self.others = others
    }
}

extension CommentEvidence {
    /// With what the filters replace replaced in what was printed, and in values.
    package func filtered(by filters: OutputFilters) -> CommentEvidence {
        guard !filters.isEmpty else { return self }
        return CommentEvidence(
            printed: printed.mapEach { $0.filtered(by: filters) },
            printedTwice: printedTwice.map {
                Twice(
                    here: $0.here.filtered(by: filters),
                    elsewhere: $0.elsewhere.filtered(by: filters))
            },
            values: values.mapEach { $0.filtered(by: filters) },
            others: others.mapEach { $0.filtered(by: filters) })
    }
}

extension CommentEvidence.Finding {
    fileprivate func mapEach<Element>(
        _ transform: (Element) -> Element
    ) -> Self where Content == [Element] {
        if case .known(let elements) = self { .known(elements.map(transform)) } else { self }
    }
}

extension StatementOutput {
    fileprivate func filtered(by filters: OutputFilters) -> StatementOutput {
        StatementOutput(
            output: output.filtered(by: filters),
            standardError: standardError.filtered(by: filters), isFinished: isFinished,
            lines: lines)
    }
}

extension TwinObservations.Value {
    fileprivate func filtered(by filters: OutputFilters) -> TwinObservations.Value {
        TwinObservations.Value(
            description: OutputLines(text: description).filtered(by: filters).text,
            debugDescription: OutputLines(text: debugDescription).filtered(by: filters).text,
            elements: elements.map { OutputLines(text: $0).filtered(by: filters).text },
            style: style, isClipped: isClipped)
    }
}

/// What one passage through a statement printed.
package struct StatementOutput: Hashable, Sendable {
    package let output: OutputLines
    package let standardError: OutputLines
    /// Whether the statement was left. It was not where it trapped, exited or returned. It then has
    /// all the output to the end of the example's part.
    package let isFinished: Bool
    /// The lines of the example's output, by their index, that it wrote to; empty, at the next
    /// line, where it wrote nothing.
    package let lines: Range<Int>

    package init(
        output: OutputLines, standardError: OutputLines, isFinished: Bool, lines: Range<Int>
    ) {
        self.output = output
        self.standardError = standardError
        self.isFinished = isFinished
        self.lines = lines
    }
}

extension CommentEvidence {
    /// What is known about each comment of a part's example.
    static func all(ofPart part: Int, of run: ProgramRun) -> [CommentEvidence] {
        let plan = run.program.plan
        func outputs(
            _ id: Int, _ observations: TwinObservations, _ execution: ProcessRun
        ) -> [StatementOutput] {
            let slice = run.program.slice(ofPart: part)
            return (observations.passages[id] ?? []).map {
                StatementOutput($0, slice: slice, of: execution)
            }
        }
        return run.program.parts[part].example.comments.indices.map { index in
            let ids = plan.ids(ofComment: index, part: part)
            return CommentEvidence(
                printed: finding(ids.printed, in: run) { observations, execution, id in
                    outputs(id, observations, execution)
                },
                printedTwice: printedTwice(ids.printed, in: run, outputs),
                values: finding(ids.value, in: run) { observations, _, id in
                    observations.values[id] ?? []
                },
                others: finding(plan.statements, in: run) { observations, execution, all in
                    all.filter { $0 != ids.printed }.flatMap {
                        outputs($0, observations, execution)
                    }
                })
        }
    }

    private static func printedTwice(
        _ id: Int?, in run: ProgramRun,
        _ outputs: (Int, TwinObservations, ProcessRun) -> [StatementOutput]
    ) -> [Twice] {
        guard let id, let execution = run.execution,
            case .found(let observations) = run.observations,
            let elsewhere = observations.printedElsewhere[id]
        else { return [] }
        return zip(outputs(id, observations, execution), elsewhere).map {
            Twice(here: $0, elsewhere: OutputLines(bytes: $1))
        }
    }

    private static func finding<Content>(
        _ id: Int?, in run: ProgramRun,
        _ content: (TwinObservations, ProcessRun, Int) -> Content
    ) -> Finding<Content> {
        finding(id.map { [$0] }, in: run) { observations, execution, ids in
            content(observations, execution, ids[0])
        }
    }

    /// What a twin tells by some probes, of which the first may have come to nothing.
    private static func finding<Content>(
        _ ids: [Int]?, in run: ProgramRun,
        _ content: (TwinObservations, ProcessRun, [Int]) -> Content
    ) -> Finding<Content> {
        guard let ids else { return .notWanted }
        guard let execution = run.execution else {
            return .unknown(reason: "the program does not run")
        }
        switch run.observations {
        case .notWanted: return .notWanted
        case .givenUp(let reason): return .unknown(reason: reason)
        case .found(let observations):
            if ids.count == 1, let reason = observations.dropped[ids[0]] {
                return .unknown(reason: reason)
            }
            return .known(content(observations, execution, ids))
        }
    }
}

extension StatementOutput {
    /// What lies in a program's streams between the ends of a passage.
    fileprivate init(_ passage: TwinObservations.Passage, slice: Int, of execution: ProcessRun) {
        let marks = execution.marks
        let mark = marks.indices.contains(slice) ? marks[slice] : nil
        func stretch(
            _ stream: [UInt8], _ reach: KeyPath<TwinObservations.Reach, Int>, upTo mark: Int?
        ) -> Range<Int> {
            let start = min(passage.before[keyPath: reach], stream.count)
            // What a later part calls, and does not come back from, goes on to the end.
            let last = mark.flatMap { $0 >= start ? $0 : nil } ?? stream.count
            let end = min(passage.after?[keyPath: reach] ?? last, stream.count)
            return start..<max(start, end)
        }
        let output = stretch(execution.standardOutput, \.output, upTo: mark?.output)
        let error = stretch(execution.standardError, \.error, upTo: mark?.error)
        let first = slice > 0 && slice <= marks.count ? marks[slice - 1].output : 0
        self.init(
            output: OutputLines(bytes: execution.standardOutput[output]),
            standardError: OutputLines(bytes: execution.standardError[error]),
            isFinished: passage.after != nil,
            lines: execution.standardOutput.lines(
                of: output, from: min(first, output.lowerBound)))
    }
}

extension [UInt8] {
    /// The indices of the lines that a stretch touches, counted from the line that begins at an
    /// offset.
    fileprivate func lines(of stretch: Range<Int>, from start: Int) -> Range<Int> {
        let lineFeed = UInt8(ascii: "\n")
        let first = self[start..<stretch.lowerBound].count { $0 == lineFeed }
        guard !stretch.isEmpty else {
            let isWithinLine =
                stretch.lowerBound > start && self[stretch.lowerBound - 1] != lineFeed
            return (first + (isWithinLine ? 1 : 0))..<(first + (isWithinLine ? 1 : 0))
        }
        let ends = self[stretch].count { $0 == lineFeed }
        return first..<(first + ends + (self[stretch.upperBound - 1] == lineFeed ? 0 : 1))
    }
}
