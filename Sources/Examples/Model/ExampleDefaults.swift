package import OutputMatching
package import StatedComments

/// What holds for every example of a site or of a page, unless the example says otherwise.
package struct ExampleDefaults: Hashable, Sendable {
    /// Marks in the order in which they were stated.
    package var marks: [FenceMark] = []
    package var requirement = Requirement.all
    package var filters = OutputFilters()
    /// The leads by which comments state something, beside those of the table.
    package var leads = Leads()
    /// The packages that examples are compiled with.
    package var packages: PackageRequest?
    /// The package that examples may be about.
    package var packageAtHand: PackageRequest?
    /// The module whose documentation they are, which they import without a line.
    package var ownModule: String?
    /// Whether an indented block is Swift, as in the documentation of packages.
    package var readsIndentedBlocks = false
    /// Whether fences are read that only other tools see: in directives of DocC, and in admonitions
    /// and tabs of MkDocs.
    package var readsContainers = false

    package init() {}

    /// What holds for the blocks of a folder without configuration.
    package static let withoutConfiguration: ExampleDefaults = {
        var defaults = ExampleDefaults()
        defaults.marks = [.needed]
        defaults.requirement = .stated
        defaults.readsContainers = true
        return defaults
    }()

    /// Whether mistakes in marks and fences are information: the words may be other tools'.
    package var isLenient: Bool { requirement == .stated }

    /// These defaults with those of a narrower place (a page within its site) over them: a mark
    /// replaces marks of the same name.
    package func overridden(by narrower: PartialExampleDefaults) -> ExampleDefaults {
        var merged = self
        merged.marks.removeAll { narrower.names.contains($0.name) }
        merged.marks += narrower.marks
        merged.requirement = narrower.requirement ?? requirement
        merged.filters = filters.overridden(by: narrower.filters)
        merged.leads = leads.adding(narrower.leads)
        return merged
    }
}

/// What one `examples:` key states, in `sitegen.yml` or in a page's front matter.
package struct PartialExampleDefaults: Hashable, Sendable {
    package var marks: [FenceMark] = []
    /// The names of marks it speaks of, also those that it switches off (`optimize: false`).
    package var names: Set<String> = []
    package var requirement: Requirement?
    package var filters = OutputFilters()
    package var leads = Leads()

    package init() {}
}
