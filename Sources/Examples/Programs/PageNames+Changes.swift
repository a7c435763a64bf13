import SwiftCode

// What types of the page have as members, and what its blocks change.

// MARK: Members

extension PageNames {
    /// Whether a name means a member of a type around it, which another block may declare.
    func isMember(_ name: NamesInUse.Name) -> Bool {
        name.enclosingTypes.contains { members[$0]?.contains(name.text) == true }
    }

    /// The members of each type of the page, with those that extensions add and that it inherits.
    var membersOfTypes: [String: Set<String>] {
        var own: [String: Set<String>] = [:]
        var parents: [String: Set<String>] = [:]
        for declaration in units.flatMap(\.declarations) {
            switch declaration.kind {
            case .type(let members, let inherited):
                own[declaration.name, default: []].formUnion(members)
                parents[declaration.name, default: []].formUnion(inherited)
            case .extension(let members, let protocols):
                own[declaration.name, default: []].formUnion(members)
                parents[declaration.name, default: []].formUnion(protocols)
            default: break
            }
        }
        var all: [String: Set<String>] = [:]
        for name in own.keys {
            var reached: Set<String> = [name]
            var waiting = [name]
            while let type = waiting.popLast() {
                all[name, default: []].formUnion(own[type] ?? [])
                for parent in parents[type] ?? [] where reached.insert(parent).inserted {
                    waiting.append(parent)
                }
            }
        }
        return all
    }

    /// The members that a protocol, or another type of the page, declares; nil for one of a library.
    func membersOfType(_ name: String) -> Set<String>? { members[name] }
}

// MARK: Changes

extension PageNames {
    func findChanges(of index: Int) -> [Variable: Bool] {
        let unit = units[index]
        var found: [Variable: Bool] = [:]
        func add(_ name: String, in place: Int, isCertain: Bool) {
            for change in variables(meantBy: name, in: place, isCertain: isCertain)
            where change.variable.unit < index {
                found[change.variable] = found[change.variable] == true || change.isCertain
            }
        }
        for name in unit.names.changes.assigned { add(name, in: index, isCertain: true) }
        for name in unit.names.changes.called { add(name, in: index, isCertain: false) }
        // What functions do that are called, or declared here and may be.
        for (_, changes) in unit.names.changesByFunctions {
            for name in changes.assigned.union(changes.called) {
                add(name, in: index, isCertain: false)
            }
        }
        for name in unit.names.calls.keys {
            guard let place = provider(of: name, for: index),
                let changes = units[place].names.changesByFunctions[name]
            else { continue }
            for name in changes.assigned.union(changes.called) {
                add(name, in: place, isCertain: false)
            }
        }
        return found
    }

    /// The variable that a changed name means, and those whose values it may share.
    private func variables(
        meantBy name: String, in index: Int, isCertain: Bool
    ) -> [(variable: Variable, isCertain: Bool)] {
        var found: [(variable: Variable, isCertain: Bool)] = []
        var name = name
        var place = index
        var isCertain = isCertain
        var seen: Set<Variable> = []
        while true {
            let owner = units[place].isProviding(name) ? place : provider(of: name, for: place)
            guard let owner, let origin = units[owner].origin(of: name),
                seen.insert(Variable(name: name, unit: owner)).inserted
            else { return found }
            if isCertain || origin != .constant {
                found.append((Variable(name: name, unit: owner), isCertain))
            }
            guard case .variable(let other) = origin, other != name || owner != place else {
                return found
            }
            name = other
            place = owner
            isCertain = false
        }
    }
}

extension PageNames.Unit {
    /// Where the value of a variable that it declares comes from.
    func origin(of name: String) -> VariableOrigin? {
        for case .variable(let origin) in declarations.lazy.filter({ $0.name == name }).map(\.kind)
        {
            return origin
        }
        return nil
    }
}
