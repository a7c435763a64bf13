/// What Swift text uses that it may not have itself.
package struct NamesInUse: Hashable, Sendable {
    /// A name that is looked up outside of what is around it.
    package struct Name: Hashable, Sendable {
        package let text: String
        /// The types in whose braces it is used, outermost first: a member is meant where one of
        /// them has such a one.
        package let enclosingTypes: [String]

        package init(text: String, enclosingTypes: [String] = []) {
            self.text = text
            self.enclosingTypes = enclosingTypes
        }
    }

    /// Variables, as far as code changes them.
    package struct Changes: Hashable, Sendable {
        /// Assigned to, itself or a part of it, or passed `inout`.
        package var assigned: Set<String> = []
        /// Called, or a method or a subscript of it.
        package var called: Set<String> = []

        package init() {}
    }

    /// Names that the text neither declares at top level nor binds around their place.
    package var names: Set<Name> = []
    /// Names after a dot, of labels in key paths, operators; `init` and `subscript` where called.
    package var members: Set<String> = []
    /// Signs of operators that are applied, passed or implemented.
    package var operators: Set<String> = []
    /// How functions are called, by names that are not bound around their place but may be declared
    /// at top level.
    package var calls: [String: Set<CallShape>] = [:]
    /// What code at top level does to variables of the program, its own included.
    package var changes = Changes()
    /// What each function at top level does to them when it is called.
    package var changesByFunctions: [String: Changes] = [:]

    package init() {}
}
