import Examples
package import Runs
import SwiftCode

/// What a program does, step by step, as its instrumented twin tells it.
package enum ScriptedStep: Sendable {
    /// A statement, told by how its code begins, is passed, and prints this.
    case passes(String, prints: String = "", errors: String = "")
    /// A statement is passed, and prints something else in the twin's run.
    case varies(String, prints: String, elsewhere: String)
    /// A statement is entered and never left.
    case stops(String, prints: String = "")
    /// An expression, or a variable, has this value.
    case value(String, TwinObservations.Value)
    /// Something else is printed.
    case prints(String)
}

extension TwinObservations.Value {
    /// A value that is described in one way.
    package static func plain(_ description: String) -> Self {
        TwinObservations.Value(description: description, debugDescription: description)
    }

    /// The value of a string.
    package static func string(_ text: String) -> Self {
        TwinObservations.Value(description: text, debugDescription: String(reflecting: text))
    }

    package static var void: Self {
        TwinObservations.Value(description: "()", debugDescription: "()", style: .void)
    }
}

extension ScriptedRun {
    /// It compiles and runs, and its twin notes what is asked about these steps.
    package static func takes(
        _ steps: [ScriptedStep], ending: ProcessRun.Ending = .exited(0), lastWords: String? = nil
    ) -> ScriptedRun {
        var output = ""
        var errors = ""
        for step in steps {
            switch step {
            case .passes(_, let own, let ownErrors):
                output += own
                errors += ownErrors
            case .stops(_, let own), .prints(let own), .varies(_, let own, _): output += own
            case .value: break
            }
        }
        return .prints(
            output, errors: [errors] + [lastWords].compactMap(\.self), ending: ending
        ).observing { .found(TwinObservations(of: steps, in: $0)) }
    }
}

extension TwinObservations {
    fileprivate init(of steps: [ScriptedStep], in program: Program) {
        self.init()
        let text = Array(program.text.utf8)
        func code(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
        func isCode(_ beginning: String) -> Bool { program.text.contains(beginning) }
        var output = 0
        var error = 0
        func pass(
            _ statement: String, _ own: String, _ ownErrors: String = "", isLeft: Bool = true,
            elsewhere: String? = nil
        ) {
            precondition(isCode(statement), "the program has the statement '\(statement)'")
            let before = Reach(output: output, error: error)
            output += own.utf8.count
            error += ownErrors.utf8.count
            let passage = Passage(
                before: before, after: isLeft ? Reach(output: output, error: error) : nil)
            for probe in program.plan.probes {
                guard case .statement(let range) = probe.place, code(range).hasPrefix(statement)
                else { continue }
                passages[probe.id, default: []].append(passage)
                guard let elsewhere else { continue }
                dropped[probe.id] = "it varies"
                printedElsewhere[probe.id, default: []].append(Array(elsewhere.utf8))
            }
        }
        for step in steps {
            switch step {
            case .passes(let statement, let own, let errors):
                pass(statement, own, errors)
            case .varies(let statement, let own, let elsewhere):
                pass(statement, own, elsewhere: elsewhere)
            case .stops(let statement, let own): pass(statement, own, isLeft: false)
            case .prints(let own): output += own.utf8.count
            case .value(let expression, let value):
                precondition(isCode(expression), "the program has the code '\(expression)'")
                for probe in program.plan.probes {
                    let isMeant =
                        switch probe.place {
                        case .value(let range): code(range) == expression
                        case .variable(let name, _): name == expression
                        case .statement: false
                        }
                    if isMeant { values[probe.id, default: []].append(value) }
                }
            }
        }
    }
}
