package import Diagnostics
import SwiftCode

/// In what a program differs from the first one of its example, in which that does not hold.
package enum ProgramDifference: Hashable, Sendable {
    /// An import that no line says.
    case imports
    /// The blocks at these places are left out, though the example seems to use them.
    case leavingOut([SourceLocation])
    /// It is in language mode 6, though no mark asks for it.
    case swift6
}

extension Program {
    /// How many of the others are tried.
    private static let mostOthers = 6

    /// Programs in which an example of a folder may hold where it does not in this one, each of which
    /// differs from it in one thing: the first that does counts.
    ///
    /// `examples` are those of its page. Nothing for an example of a site: its author chose the
    /// program.
    package func others(for example: Example, among examples: [Example]) -> [Program] {
        guard example.requirement == .stated, example.composition == .needed else { return [] }
        let imported = (hasFoundation ? [] : [importingFoundation]) + waysToImportPackage
        let own =
            imported.map { $0.differing(in: .imports) }
            + leavingOutBlocks(for: example, among: examples)
        return Array((own + [inSwift6Running].compactMap(\.self)).prefix(Self.mostOthers))
    }

    private func differing(in difference: ProgramDifference) -> Program {
        var program = self
        program.alternatives = []
        program.difference = difference
        return program
    }

    private var waysToImportPackage: [Program] {
        guard job.settings.packages != nil, !importsPackage else { return [] }
        return importingPackage
    }

    private var inSwift6Running: Program? {
        guard job.settings.languageMode == nil else { return nil }
        var program = differing(in: .swift6)
        program.job.settings.languageMode = "6"
        return program
    }

    /// Without one of the other blocks, the latest first: then the name that it declares is the
    /// library's, or an earlier block's. Last without any of them.
    private func leavingOutBlocks(for example: Example, among examples: [Example]) -> [Program] {
        let others = parts.map(\.example).filter { $0.location != example.location }
        guard !others.isEmpty else { return [] }
        let names = PageNames(examples)
        let spare = others.filter { names.canLeaveOut($0) }.map(\.location)
        var choices = spare.reversed().map { [$0] }
        if spare.count == others.count, spare.count > 1 { choices.append(spare) }
        return choices.compactMap { left in
            let rest = examples.filter { !left.contains($0.location) }
            guard let index = rest.firstIndex(where: { $0.location == example.location }),
                var program = Self.byNeed(index, PageNames(rest)).value
            else { return nil }
            program.job.modules.formUnion(job.modules.subtracting([.marks]))
            program.job.settings.packages = job.settings.packages
            program.importedOnPage = importedOnPage
            guard program.blocks != blocks else { return nil }
            return program.differing(in: .leavingOut(left))
        }
    }
}

extension PageNames {
    /// Whether a block only declares: what it assigns to, or does, is seen in the blocks behind it.
    fileprivate func canLeaveOut(_ example: Example) -> Bool {
        units.contains { unit in
            unit.members.contains { examples[$0].location == example.location }
                && unit.members.count == 1 && unit.names.changes.assigned.isEmpty
                && unit.isDeclarationsOnly
        }
    }
}
