import Comparing
import Examples
package import OutputMatching
package import Runs

/// What became of an example, as a page shows it: each Swift block of a site ends in exactly one.
package enum ExampleState: Hashable, Sendable {
    case ran
    case rejected
    case stopped
    case compiled
    case sketch
    case ignored
    case shown

    /// The word for `data-state`.
    package var name: String { "\(self)" }
}

/// A message of the compiler as a page shows it.
package struct PublishedMessage: Hashable, Sendable {
    package let severity: CompilerMessage.Severity
    /// The place within the block; nil where the message has none.
    package let place: PlacedMessage.PlaceInBlock?
    package let text: PublishedLine
}

extension CheckedExample {
    /// What became of it; `ignored` where nothing was found out that its page intends.
    package var state: ExampleState {
        switch run.outcome {
        case .notAttempted:
            switch example.kind {
            case .sketch: .sketch
            case .manifest: .shown
            default: .ignored
            }
        case .notReached, .withoutPackage, .cutOff, .refusedBefore, .notLinked, .compilerFailed:
            .ignored
        case .refused: isRefusedAsIntended ? .rejected : .ignored
        case .compiled: .compiled
        case .ended(.exited(0)): .ran
        // How it ends is the author's to choose where all that is stated holds.
        case .ended: isEndedAsIntended || verdict == .passed ? .stopped : .ignored
        }
    }

    /// Whether its page says that the compiler refuses it.
    package var isRefusedAsIntended: Bool {
        guard run.outcome == .refused else { return false }
        return run.isRefusedAsStated
            || checks.contains { $0.claim.content == .isRefused && $0.verdict == .met }
    }

    /// Whether its page says that its program ends as it did.
    package var isEndedAsIntended: Bool {
        checks.contains { check in
            if case .ends = check.claim.content { check.verdict == .met } else { false }
        }
    }

    /// What it printed, as a page shows it: as its checks have rewritten it.
    package var output: [PublishedLine] {
        guard case .ended = run.outcome else { return [] }
        if let normalised = normalised(.output) { return normalised.published }
        // A line that a comment states by a wildcard may be another one in the next build.
        let covered = checks.reduce(into: [:]) { $0.merge($1.covered) { first, _ in first } }
        return run.output.lines.indices.map { covered[$0] ?? .text(run.output.lines[$0]) }
    }

    /// The same of standard error.
    package var standardError: [PublishedLine] {
        guard case .ended = run.outcome else { return [] }
        let captured = run.standardError
        guard let normalised = normalised(.standardError) else {
            return captured.lines.map { .text($0) }
        }
        let published = normalised.published
        // The place that the fence left out is shown, as captured.
        let compared = run.comparedError
        guard let trap = captured.trapLine, compared != captured else { return published }
        let words = PublishedLine.text(compared.lines[trap])
        return published.map { $0 == words ? .text(captured.lines[trap]) : $0 }
    }

    private func normalised(_ stream: StatedOutput.Stream) -> NormalisedOutput? {
        for check in checks {
            if case .fence(let stated) = check.claim.content, stated.stream == stream,
                example.unmarkedOutput != stated
            {
                return check.normalised
            }
        }
        return nil
    }

    /// What the compiler said, where its errors are intended or a fence states its words.
    package var messages: [PublishedMessage] {
        let comparison = example.statedDiagnostics.map { MessageComparison($0, run.messages) }
        return run.messages.indices.compactMap { index in
            let message = run.messages[index]
            let partner = comparison?.alignment.partners.firstIndex(of: index)
            guard message.severity == .error && isRefusedAsIntended || partner != nil
            else { return nil }
            let text =
                partner.flatMap { comparison?.stated[$0].message.text }
                .map { PublishedLine($0, matching: message.text) } ?? .text(message.text)
            return PublishedMessage(
                severity: message.severity, place: message.placeInBlock, text: text)
        }
    }

    /// The line of a shell by which a reader who has the main file under a name repeats what was done;
    /// nil where nothing was.
    package func command(main: String = "main.swift") -> String? {
        run.program.map { program in
            if case .ended = run.outcome {
                program.command(running: true, with: run.packages, main: main)
            } else {
                program.command(running: false, with: run.packages, main: main)
            }
        }
    }
}
