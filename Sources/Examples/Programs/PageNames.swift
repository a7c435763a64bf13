import Diagnostics
import Markdown
import StatedComments
import SwiftCode

/// What the examples of a page declare and use, looked at once for all programs by need.
struct PageNames {
    /// What is taken into a program as a whole: an example, or the ordinary blocks of a session.
    struct Unit {
        /// The examples' places in the page's list, ascending.
        let members: [Int]
        let declarations: [Declaration]
        let names: NamesInUse
        /// Whether it holds declarations and nothing else.
        let isDeclarationsOnly: Bool
        let hasEntryPoint: Bool
        /// Why it is never taken into another example's program.
        let obstacle: Obstacle?
        let isSession: Bool

        /// Where it ends on the page: what it declares is known from there.
        var position: Int { members.last ?? 0 }
        var first: Int { members.first ?? 0 }
    }

    /// Why an example is not taken into the program of another.
    enum Obstacle: Hashable, Sendable {
        case kind(ExampleKind)
        /// A mark of it could not be read.
        case misread
        /// A comment in it states that the compiler refuses it.
        case statesError
        case entryPoint
        /// It has code at top level, and the other example has `@main`.
        case code
        /// Its session goes on after the other example.
        case session(String)
    }

    /// A unit that another one needs for a name.
    struct Need: Hashable {
        let name: String
        let provider: Int
        /// Whether the other is wrong without it; otherwise it may be, and is better with it.
        let isFirm: Bool
    }

    /// A variable, by the unit that declares it.
    struct Variable: Hashable {
        let name: String
        let unit: Int
    }

    /// In the order of their positions.
    let units: [Unit]
    /// For each unit what it needs.
    private(set) var needs: [[Need]] = []
    /// For each unit the names that only examples before it declare that are never taken in.
    private(set) var absences: [[AbsentName]] = []
    /// For each unit the variables of units before it that it changes: for certain, or perhaps.
    private(set) var changes: [[Variable: Bool]] = []

    let examples: [Example]
    /// The units that declare a name, ascending; without extensions and imports.
    private var declarers: [String: [Int]] = [:]
    private(set) var members: [String: Set<String>] = [:]

    init(_ examples: [Example]) {
        self.examples = examples
        units = Self.units(of: examples)
        for (index, unit) in units.enumerated() {
            for name in Set(unit.declarations.filter(\.isFoundByName).map(\.name)) {
                declarers[name, default: []].append(index)
            }
        }
        members = membersOfTypes
        for index in units.indices {
            let found = findNeeds(of: index)
            needs.append(found.needs)
            absences.append(found.absences)
        }
        changes = units.indices.map { findChanges(of: $0) }
    }

    private static func units(of examples: [Example]) -> [Unit] {
        var members: [[Int]] = []
        var sessions: [String: Int] = [:]
        for (index, example) in examples.enumerated() {
            guard let session = example.session, example.kind == .run else {
                members.append([index])
                continue
            }
            if let other = sessions[session] {
                members[other].append(index)
            } else {
                sessions[session] = members.count
                members.append([index])
            }
        }
        return members.sorted { ($0.last ?? 0) < ($1.last ?? 0) }
            .map { Unit($0, of: examples) }
    }
}

extension PageNames.Unit {
    fileprivate init(_ members: [Int], of examples: [Example]) {
        let blocks = members.map { examples[$0] }
        let source = SwiftSource(blocks.map(\.block.code).joined(separator: "\n"))
        self.members = members
        declarations = source.declarations
        names = source.namesInUse
        isDeclarationsOnly = source.isDeclarationsOnly
        hasEntryPoint = source.hasMainAttribute
        isSession = blocks.contains { $0.session != nil && $0.kind == .run }
        obstacle =
            blocks.lazy.compactMap(\.obstacle).first ?? (hasEntryPoint ? .entryPoint : nil)
    }
}

extension Example {
    /// Why it is never part of another example's program, as far as it says so itself.
    fileprivate var obstacle: PageNames.Obstacle? {
        if kind != .run { return .kind(kind) }
        if isMisread { return .misread }
        return statesError ? .statesError : nil
    }

    /// Whether a comment in it states, for certain, that the compiler refuses it.
    var statesError: Bool {
        comments.contains { comment in
            if case .error = comment.form { comment.wording == .firm } else { false }
        }
    }
}

extension Example {
    /// Whether its code asserts something, which is to be so.
    package var asserts: Bool {
        kind == .run && ["assert(", "precondition("].contains { block.code.contains($0) }
    }
}

extension Declaration {
    /// Whether a use of its name means it.
    fileprivate var isFoundByName: Bool {
        switch kind {
        case .extension, .module: false
        case .type, .function, .variable, .operator, .precedenceGroup, .macro: true
        }
    }

    fileprivate var isOperator: Bool {
        if case .operator = kind { true } else { false }
    }
}

// MARK: Who declares a name

extension PageNames {
    /// The unit that a name in another unit means: the latest before it that can be taken in.
    func provider(of name: String, for unit: Int) -> Int? {
        providers(of: name, for: unit).last
    }

    private func providers(of name: String, for unit: Int) -> [Int] {
        declarers[name, default: []].filter { $0 < unit && units[$0].obstacle == nil }
    }

    private func findNeeds(of index: Int) -> (needs: [Need], absences: [AbsentName]) {
        let unit = units[index]
        // A session takes in nothing outside it.
        guard !unit.isSession else { return ([], []) }
        var needs: [Need] = []
        var absences: [AbsentName] = []
        let names = Set(unit.names.names.lazy.filter { !isMember($0) }.map(\.text))
        for name in names.sorted() where !unit.isProviding(name) {
            let calls = unit.names.calls[name] ?? []
            let found = needsOf(name: name, calledAs: calls, in: index)
            needs += found
            if found.isEmpty, let absent = absence(of: name, for: index) {
                absences.append(absent)
            }
        }
        // A function of its own does not stand in for one that is called in another way.
        for (name, calls) in unit.names.calls.sorted(by: { $0.key < $1.key }) {
            let own = unit.functions(named: name)
            let others = calls.filter { call in !own.contains { $0.accepts(call) } }
            guard !own.isEmpty, !others.isEmpty else { continue }
            needs += needsOf(name: name, calledAs: others, in: index).filter { need in
                others.contains { call in
                    units[need.provider].functions(named: name).contains { $0.accepts(call) }
                }
            }
        }
        for sign in unit.names.operators.sorted() { needs += needsOf(operator: sign, in: index) }
        return (needs, absences)
    }

    private func needsOf(
        name: String, calledAs calls: Set<CallShape>, in index: Int
    ) -> [Need] {
        let providers = providers(of: name, for: index)
        guard let latest = providers.last else { return [] }
        let overloads = overloads(of: name, among: providers)
        guard !overloads.isEmpty else {
            return [Need(name: name, provider: latest, isFirm: true)]
        }
        // Each call needs the latest function that it can mean; those before may be meant by type.
        var firm: Set<Int> = []
        var perhaps: Set<Int> = []
        for call in calls {
            let accepting = overloads.filter { $0.shape.accepts(call) }.map(\.unit)
            if let first = accepting.first { firm.insert(first) }
            perhaps.formUnion(accepting.dropFirst())
        }
        if firm.isEmpty {
            firm = [latest]
            perhaps = Set(overloads.map(\.unit))
        }
        return (firm.sorted().map { Need(name: name, provider: $0, isFirm: true) })
            + perhaps.subtracting(firm).sorted().map {
                Need(name: name, provider: $0, isFirm: false)
            }
    }

    /// The functions of a name, the latest first, and only the latest of those with equal
    /// parameters; none where the latest declaration is something else.
    private func overloads(
        of name: String, among providers: [Int]
    ) -> [(shape: FunctionShape, unit: Int)] {
        var found: [(shape: FunctionShape, unit: Int)] = []
        for unit in providers.reversed() {
            for declaration in units[unit].declarations where declaration.name == name {
                guard !declaration.isOperator else { continue }
                guard case .function(let shape) = declaration.kind else { return found }
                guard found.allSatisfy({ !$0.shape.hasParameters(of: shape) }) else { continue }
                found.append((shape, unit))
            }
        }
        return found
    }

    /// The operator's declarations, one for each place that it can have, and functions of it.
    private func needsOf(operator sign: String, in index: Int) -> [Need] {
        let providers = providers(of: sign, for: index)
        var declared: [String: Int] = [:]
        for unit in providers {
            for case .operator(let fixity) in units[unit].declarations.lazy
                .filter({ $0.name == sign }).map(\.kind)
            {
                declared[fixity] = unit
            }
        }
        let own = units[index].declarations.filter { $0.name == sign && $0.isOperator }
        let needed = own.isEmpty ? Set(declared.values).sorted() : []
        let functions = Set(overloads(of: sign, among: providers).map(\.unit)).subtracting(needed)
        return needed.map { Need(name: sign, provider: $0, isFirm: true) }
            + functions.sorted().map { Need(name: sign, provider: $0, isFirm: false) }
    }

    private func absence(of name: String, for index: Int) -> AbsentName? {
        for unit in declarers[name, default: []].reversed().map({ units[$0] })
        where unit.first < units[index].first {
            let example = examples[unit.first]
            let session = example.session.map { Obstacle.session($0) }
            guard let obstacle = unit.obstacle ?? session else { continue }
            return AbsentName(name: name, location: example.location, obstacle: obstacle)
        }
        return nil
    }
}

extension PageNames.Unit {
    /// Whether it declares what a use of the name can mean.
    func isProviding(_ name: String) -> Bool {
        declarations.contains { $0.name == name && $0.isFoundByName }
    }

    fileprivate func functions(named name: String) -> [FunctionShape] {
        declarations.compactMap { declaration in
            guard declaration.name == name, case .function(let shape) = declaration.kind else {
                return nil
            }
            return shape
        }
    }
}
