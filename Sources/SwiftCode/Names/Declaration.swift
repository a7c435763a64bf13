/// What Swift text declares at top level, by one name.
package struct Declaration: Hashable, Sendable {
    /// What it is, as far as it matters to what else can stand beside it.
    package enum Kind: Hashable, Sendable {
        /// A struct, class, enum, actor, protocol or another name of a type. It has the names of
        /// its members and the types after its colon.
        case type(members: Set<String>, inherited: Set<String>)
        case function(FunctionShape)
        case variable(VariableOrigin)
        /// `prefix operator`, `infix operator`, `postfix operator`.
        case `operator`(fixity: String)
        case precedenceGroup
        case macro
        /// More of a type, with the names of the members and the protocols that it adds.
        case `extension`(members: Set<String>, protocols: Set<String>)
        /// An import, named by the module.
        case module
    }

    package let name: String
    package let kind: Kind

    package init(name: String, kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// What is known of a variable from its declaration.
package enum VariableOrigin: Hashable, Sendable {
    /// A `let` of a literal, which no call can change.
    case constant
    /// Its first value is that of another variable, and may be the same object.
    case variable(String)
    case other
}

/// What tells functions of one name apart.
package struct FunctionShape: Hashable, Sendable {
    /// A parameter as a caller sees it.
    package struct Parameter: Hashable, Sendable {
        /// Nil for `_`.
        package let label: String?
        package let type: String
        /// Whether a call may leave it out: a default value, or any number of values.
        package let isOptional: Bool
        /// Whether it takes any number of values.
        package let isVariadic: Bool
    }

    package let parameters: [Parameter]
    /// Generic parameters, effects, the result and the conditions, as written.
    package let rest: String
}

/// How a function is called.
package struct CallShape: Hashable, Sendable {
    /// The labels of the arguments in the brackets; nil for an argument without one.
    package let labels: [String?]
    /// How many closures stand after the brackets.
    package let trailingClosures: Int

    package init(labels: [String?], trailingClosures: Int = 0) {
        self.labels = labels
        self.trailingClosures = trailingClosures
    }
}

extension FunctionShape {
    /// Whether labels and types of the parameters are the same.
    package func hasParameters(of other: FunctionShape) -> Bool {
        parameters.map(\.label) == other.parameters.map(\.label)
            && parameters.map(\.type) == other.parameters.map(\.type)
    }

    /// Whether a call can mean this function, by its labels alone.
    package func accepts(_ call: CallShape) -> Bool {
        var rest = parameters[...]
        var isRepeating = false
        for label in call.labels {
            if isRepeating, label == nil { continue }
            isRepeating = false
            while let next = rest.first, next.label != label {
                guard next.isOptional else { return false }
                rest.removeFirst()
            }
            guard let taken = rest.popFirst() else { return false }
            isRepeating = taken.isVariadic
        }
        return rest.count { !$0.isOptional } <= call.trailingClosures
            && rest.count >= call.trailingClosures
    }
}

extension Declaration {
    /// Whether both can stand in one program, though they have one name: functions that differ, an
    /// operator beside the functions of it, extensions.
    package func isCompatible(with other: Declaration) -> Bool {
        guard name == other.name else { return true }
        switch (kind, other.kind) {
        case (.extension, _), (_, .extension), (.module, _), (_, .module): return true
        case (.function(let one), .function(let other)):
            return !one.hasParameters(of: other) || one.rest != other.rest
        case (.operator(let one), .operator(let other)): return one != other
        default: return space != other.space
        }
    }

    /// Names of different spaces do not meet.
    private var space: Space {
        switch kind {
        case .type, .function, .variable: .values
        case .operator: .operators
        case .precedenceGroup: .precedenceGroups
        case .macro: .macros
        case .extension, .module: .none
        }
    }

    private enum Space { case values, operators, precedenceGroups, macros, none }
}
