import ArgumentParser
import Diagnostics
import ExampleRunning
import Examples
import Foundation
import SiteBuild

struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Say why an example is compiled or run again.",
        discussion: """
            The results of examples are kept, with all that they depend on. This names the part \
            that has changed: a source, a mark, the toolchain, a limit. It starts none of the \
            examples. LINE is any line of an example or of what states its output; PATH is as for \
            'sitegen check'.
            """)

    @OptionGroup var options: SiteOptions

    @Argument(
        help: ArgumentHelp(
            "The examples to ask about; everything if left out.", valueName: "path[:line]"),
        completion: .file())
    var paths: [String] = []

    func run() async throws {
        try await options.perform { [self] console, progress in
            let (plan, selection) = try await options.plan(paths, console)
            let reasons = try await options.build.reasons(plan, wants: selection.holds)
            guard let reasons else {
                console.say(
                    "sitegen: error: no results are kept here: leave '--no-cache' out, and see what 'sitegen check' warns of"
                )
                throw ExitStatus.cannotWork
            }
            for reason in reasons {
                console.answer("\(reason.example.location): \(reason.reason.words)")
            }
            if reasons.isEmpty { console.remark("no program belongs to it: nothing runs") }
        }
    }
}

extension StartReason {
    /// `is compiled and run again: 'main.swift' has changed`
    fileprivate var words: String {
        switch self {
        case .nothing(let changed) where changed.isEmpty:
            "is as it was; it runs again only if a claim of it is not met"
        case .nothing(let changed):
            "is as it was; the last time it ran, \(changed.sentence)"
        case .unknown: "was never compiled and run here, as far as sitegen knows"
        case .changed(let parts): "is compiled or run again: \(parts.sentence)"
        case .notKept:
            "is compiled or run again: its results are not kept, or it did not end by itself"
        case .varies:
            "runs each time: it does something else in another place, at another date, or by chance"
        case .endless: "runs each time: it did not end at another place and date"
        case .network: "runs each time: it reaches the network"
        }
    }
}

extension [String] {
    /// `'main.swift' and the time limit have changed`
    fileprivate var sentence: String {
        let names = map { $0.hasPrefix("'") ? $0 : "the \($0)" }
        guard let last = names.last else { return "nothing has changed" }
        guard names.count > 1 else { return "\(last) has changed" }
        return names.dropLast().joined(separator: ", ") + " and \(last) have changed"
    }
}
