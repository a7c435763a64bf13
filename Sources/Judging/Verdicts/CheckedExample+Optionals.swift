package import Diagnostics
import Examples

extension Sequence<CheckedExample> {
    /// For each page of a folder whose comments leave out the word `Optional` one note, at the first
    /// of them.
    package var optionalsLeftOut: [Diagnostic] {
        let checks = filter { $0.example.requirement == .stated }.flatMap(\.checks)
            .filter(\.leavesOutOptional)
        return Dictionary(grouping: checks, by: \.claim.location.path).values.compactMap { checks in
            let places = checks.map(\.claim.location).sorted()
            return places.first.map { .leavesOutOptional(count: places.count, at: $0) }
        }
        .sortedByPlace
    }
}
