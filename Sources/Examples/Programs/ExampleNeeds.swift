import SwiftCode

/// Which blocks a program by need is made of.
struct ExampleNeeds {
    /// Two blocks that one program needs and cannot have.
    struct Clash: Hashable {
        /// What both declare.
        let name: String
        /// The unit that would have to be left out.
        let left: Int
        let kept: Int
        let wanted: Reason
    }

    /// What a unit is needed for.
    enum Reason: Hashable {
        case declaration(of: String)
        case change(of: String)
    }

    /// The units beside the example's own, in the order of the page.
    var units: [Int] = []
    var absent: [AbsentName] = []
    /// Nil where the program can be made.
    var clash: Clash?
}

extension ExampleNeeds {
    /// How much is taken in of what may be needed, and may not.
    enum Reach: CaseIterable {
        /// As names and types let suppose.
        case usual
        /// Only what is used by name or changed for certain.
        case narrow
        /// Also each extension of a type that is in use.
        case wide
    }
}

extension PageNames {
    /// What an example's own unit needs, and what that needs.
    func needs(ofUnit main: Int, _ reach: ExampleNeeds.Reach = .usual) -> ExampleNeeds {
        var search = NeedSearch(page: self, main: main, reach: reach)
        return search.result()
    }
}

/// Takes in unit after unit until nothing is missing; it leaves one out and begins again where two
/// of them clash.
private struct NeedSearch {
    let page: PageNames
    let main: Int
    let reach: ExampleNeeds.Reach
    /// Units that are left out for another one, with the name that both declare.
    private var left: [Int: (name: String, kept: Int)] = [:]
    /// The units taken in so far, and whether the program is wrong without them.
    private var taken: [Int: Bool] = [:]
    private var waiting: [Int] = []
    /// Needs that a unit left out would have met, by their user.
    private var unmet: [(user: Int, need: PageNames.Need)] = []
    /// Variables of the program with units left out that change them for certain.
    private var lostChanges: [(unit: Int, name: String)] = []
    /// What only code at top level declares, which cannot stand beside `@main`.
    private var impossible: [AbsentName] = []

    init(page: PageNames, main: Int, reach: ExampleNeeds.Reach) {
        self.page = page
        self.main = main
        self.reach = reach
    }

    private var unit: PageNames.Unit { page.units[main] }

    mutating func result() -> ExampleNeeds {
        while true {
            takeAll()
            if let next = nextToLeave {
                left[next.unit] = (next.name, next.kept)
                continue
            }
            let missing = unmet.filter { !isMet($0.need, of: $0.user) }
            if let spare = missing.first(where: { !isFirm($0.user) }),
                let cause = left[spare.need.provider]
            {
                left[spare.user] = cause
                continue
            }
            var needs = ExampleNeeds(units: taken.keys.filter { $0 != main }.sorted())
            needs.absent = taken.keys.sorted().flatMap { page.absences[$0] } + impossible
            if let lost = missing.first, let cause = left[lost.need.provider] {
                needs.clash = ExampleNeeds.Clash(
                    name: cause.name, left: lost.need.provider, kept: cause.kept,
                    wanted: .declaration(of: lost.need.name))
            } else if let lost = lostChanges.first, let cause = left[lost.unit] {
                needs.clash = ExampleNeeds.Clash(
                    name: cause.name, left: lost.unit, kept: cause.kept,
                    wanted: .change(of: lost.name))
            }
            return needs
        }
    }

    private func isFirm(_ unit: Int) -> Bool { taken[unit] == true }

    // MARK: Taking in

    private mutating func takeAll() {
        taken = [main: true]
        waiting = [main]
        unmet = []
        impossible = []
        lostChanges = []
        for index in 0..<main where page.units[index].isImportsOnly {
            take(index, isFirm: false)
        }
        repeat {
            takeNeeds()
            takeChanges()
            takeExtensions()
        } while !waiting.isEmpty
    }

    /// Whether a unit may be part of this program at all.
    private func canTake(_ index: Int) -> Bool {
        page.units[index].obstacle == nil && left[index] == nil
            && !cannotStandBesideMain(index)
    }

    private func cannotStandBesideMain(_ index: Int) -> Bool {
        unit.hasEntryPoint && !page.units[index].isDeclarationsOnly
    }

    /// Takes a unit in; one that is not likely to be needed not in a narrow search.
    private mutating func take(_ index: Int, isFirm: Bool, isLikely: Bool = true) {
        guard isLikely || isFirm || reach != .narrow else { return }
        let known = taken[index]
        guard known != true, known == nil || isFirm, canTake(index) else { return }
        taken[index] = isFirm
        waiting.append(index)
    }

    private mutating func takeNeeds() {
        while let user = waiting.popLast() {
            for need in page.needs[user] {
                if left[need.provider] != nil, need.isFirm { unmet.append((user, need)) }
                if cannotStandBesideMain(need.provider) {
                    let place = page.examples[page.units[need.provider].first].location
                    impossible.append(
                        AbsentName(name: need.name, location: place, obstacle: .code))
                }
                take(
                    need.provider, isFirm: need.isFirm && isFirm(user), isLikely: need.isFirm)
            }
        }
    }

    /// Takes in what changes, before the example, a variable that the program uses.
    private mutating func takeChanges() {
        var variables: Set<PageNames.Variable> = []
        for user in taken.keys {
            for need in page.needs[user]
            where page.units[need.provider].origin(of: need.name) != nil {
                variables.insert(.init(name: need.name, unit: need.provider))
            }
        }
        let setUp = variablesSetUp
        for index in 0..<main where taken[index] != true {
            let changes = page.changes[index].filter {
                variables.contains($0.key) || setUp.contains($0.key) && $0.value
            }
            guard !changes.isEmpty else { continue }
            let certain = changes.filter { $0.value && variables.contains($0.key) }
                .map(\.key.name).sorted()
            take(index, isFirm: !certain.isEmpty, isLikely: false)
            if left[index] != nil, let name = certain.first {
                lostChanges.append((index, name))
            }
        }
    }

    /// The variables that blocks which are taken in declare and then assign to: what becomes of
    /// them matters to the objects that they share, as if a block of its own used them.
    private var variablesSetUp: Set<PageNames.Variable> {
        var found: Set<PageNames.Variable> = []
        for index in taken.keys where index != main {
            let unit = page.units[index]
            for name in unit.names.changes.assigned where unit.origin(of: name) != nil {
                found.insert(.init(name: name, unit: index))
            }
        }
        return found
    }

    // MARK: Extensions

    private mutating func takeExtensions() {
        let units = taken.keys.map { page.units[$0] }
        let members = Set(units.flatMap(\.names.members))
        let names = Set(units.flatMap { $0.names.names.map(\.text) })
        for index in 0..<main where taken[index] == nil {
            let brings = page.units[index].declarations.contains { declaration in
                isWanted(declaration, in: index, names: names, members: members)
            }
            if brings { take(index, isFirm: false) }
        }
    }

    /// Whether the program uses an extended type and, by name, what the extension adds.
    private func isWanted(
        _ declaration: Declaration, in index: Int, names: Set<String>, members: Set<String>
    ) -> Bool {
        guard case .extension(let added, let protocols) = declaration.kind else { return false }
        let type = declaration.name.prefix { $0 != "." }
        let isNamed: Bool
        if let provider = page.provider(of: String(type), for: index) {
            guard taken[provider] != nil else { return false }
            isNamed = true
        } else {
            isNamed = names.contains(String(type))
        }
        let isAdded = !added.subtracting(["init"]).isDisjoint(with: members)
        let isKnownProtocol = protocols.contains { name in
            names.contains(name) || page.membersOfType(name)?.isDisjoint(with: members) == false
        }
        if isAdded || isKnownProtocol { return true }
        let isImplicit =
            !added.isDisjoint(with: ["init", "callAsFunction"])
            || protocols.contains { page.membersOfType($0) == nil }
        return isNamed && (reach == .wide || reach == .usual && isImplicit)
    }

    // MARK: Clashes

    /// The one to leave out of the first two units that declare one name: one that nothing needs
    /// for certain, otherwise the earlier.
    private var nextToLeave: (unit: Int, name: String, kept: Int)? {
        var known: [String: [(unit: Int, declaration: Declaration)]] = [:]
        for index in taken.keys.sorted() {
            for declaration in page.units[index].declarations {
                let others = known[declaration.name, default: []]
                let other = others.first {
                    $0.unit != index && !$0.declaration.isCompatible(with: declaration)
                }
                if let other {
                    let isSpare = index != main && !isFirm(index) && isFirm(other.unit)
                    return isSpare
                        ? (index, declaration.name, other.unit)
                        : (other.unit, declaration.name, index)
                }
                known[declaration.name, default: []].append((index, declaration))
            }
        }
        return nil
    }

    /// Whether another unit of the program stands in for the one that is left out.
    private func isMet(_ need: PageNames.Need, of user: Int) -> Bool {
        taken.keys.contains { index in
            guard page.units[index].isProviding(need.name) else { return false }
            return index <= user || page.units[index].origin(of: need.name) == nil
        }
    }
}

extension PageNames.Unit {
    /// Whether it does nothing but import modules that every toolchain has.
    fileprivate var isImportsOnly: Bool {
        isDeclarationsOnly && !declarations.isEmpty
            && declarations.allSatisfy {
                $0.kind == .module
                    && toolchainModules.contains(String($0.name.prefix { $0 != "." }))
            }
    }
}

/// Modules that come with the compiler, so that importing them is no risk.
private let toolchainModules: Set = [
    "Darwin", "Dispatch", "Distributed", "Foundation", "FoundationEssentials",
    "FoundationInternationalization", "FoundationNetworking", "FoundationXML", "Glibc",
    "Observation", "RegexBuilder", "Synchronization",
]
