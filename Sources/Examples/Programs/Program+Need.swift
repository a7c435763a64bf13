import Diagnostics

extension Program {
    /// The program of a page's example with the blocks that it needs; nil where these clash.
    ///
    /// Finds `clashing-declarations`: an error, and in a folder that states nothing of examples a
    /// note.
    static func byNeed(_ index: Int, _ names: PageNames) -> Diagnosed<Program?> {
        let example = names.examples[index]
        guard let unit = names.units.firstIndex(where: { $0.members == [index] }) else {
            return Diagnosed(nil)
        }
        let needs = names.needs(ofUnit: unit)
        if let clash = needs.clash {
            return Diagnosed(nil, [.clash(clash, of: example, in: names)])
        }
        var program = assemble(needs, of: unit, names)
        // What is not written to be checked may be wrong where it is not needed.
        if example.requirement == .stated {
            program.alternatives = [.narrow, .wide].map { names.needs(ofUnit: unit, $0) }
                .filter { $0.clash == nil && $0.units != needs.units }
                .map { assemble($0, of: unit, names) }
        }
        return Diagnosed(program)
    }

    private static func assemble(
        _ needs: ExampleNeeds, of unit: Int, _ names: PageNames
    ) -> Program {
        let own = names.units[unit]
        let members = needs.units.flatMap { names.units[$0].members }.sorted() + own.members
        let parts = members.map {
            Part(example: names.examples[$0], isDecided: own.members.contains($0))
        }
        return assemble(
            parts, settings: names.examples[own.position].settings,
            isWithoutMarks: own.hasEntryPoint, absent: needs.absent)
    }
}

extension Diagnostic {
    fileprivate static func clash(
        _ clash: ExampleNeeds.Clash, of example: Example, in names: PageNames
    ) -> Self {
        func line(_ unit: Int) -> Int {
            let members = names.units[unit].members.map { names.examples[$0] }
            return members.first?.location.line ?? example.location.line
        }
        let isOwn = names.units[clash.kept].members.contains {
            names.examples[$0].location == example.location
        }
        let summary =
            isOwn
            ? "example declares '\(clash.name)', and needs the block at line \(line(clash.left)), "
                + "which declares it too"
            : "example needs the blocks at lines \(line(clash.left)) and \(line(clash.kept)), "
                + "which both declare '\(clash.name)'"
        let (reason, way) =
            switch clash.wanted {
            case .declaration(let name): ("'\(name)'", "declare '\(name)'")
            case .change(let name): ("what it does to '\(name)'", "change '\(name)'")
            }
        return Diagnostic(
            code: "clashing-declarations",
            severity: example.requirement == .stated ? .note : .error,
            summary: summary,
            details: ["the example needs the block at line \(line(clash.left)) for \(reason)"],
            hint: "give one of the two another name, or \(way) in a block of its own",
            location: example.location)
    }
}
