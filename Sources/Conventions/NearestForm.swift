package import Diagnostics
package import Judging
import StatedComments

/// The way of writing that comes nearest to a statement where nothing is verified.
package struct NearestForm: Hashable, Sendable {
    /// What leads it, as a form has it; empty where nothing does.
    package let lead: String
    private let place: StatementForm.Place
    /// Where it is, in the order of the pages.
    package let places: [SourceLocation]

    /// The form of which most is what happened, or nearly, then the one that occurs most. Nil where
    /// nothing looks like a statement.
    package init?(in examples: [CheckedExample]) {
        var found: [Manner: Uses] = [:]
        for example in examples {
            for check in example.checks {
                guard let form = check.claim.manner else { continue }
                let manner = Manner(place: form.place, lead: form.lead)
                found[manner, default: Uses()].add(check, isPlain: form.payload == .rest)
            }
        }
        // Words without a lead are prose, however near they are.
        let best = found.filter { manner, uses in
            !manner.lead.isEmpty || uses.near > 0 && (uses.told > 0 || manner.place == .fence)
        }
        .max { left, right in
            if left.value.near != right.value.near { return left.value.near < right.value.near }
            if left.value.told != right.value.told { return left.value.told < right.value.told }
            let (one, other) = (left.value.places, right.value.places)
            if one.count != other.count { return one.count < other.count }
            return other[0] < one[0]
        }
        guard let best else { return nil }
        lead = best.key.lead
        place = best.key.place
        places = best.value.places.sorted()
    }

    /// A form without what is stated.
    private struct Manner: Hashable {
        let place: StatementForm.Place
        let lead: String
    }

    private struct Uses {
        /// How many are what happened, or nearly.
        var near = 0
        /// How many state a value or a text in quotes.
        var told = 0
        var places: [SourceLocation] = []

        mutating func add(_ check: Check, isPlain: Bool) {
            if check.verdict == .met || check.difference?.isNear == true { near += 1 }
            if !isPlain { told += 1 }
            places.append(check.claim.location)
        }
    }
}

extension NearestForm {
    /// `'打印' beside the code`
    package var words: String {
        let standing =
            switch place {
            case .trailing: "beside the code"
            case .below: "on a line below the code"
            case .fence: "in a fence below the example"
            case .fenceBelowLead: "before a fence below the example"
            }
        return lead.isEmpty ? "what stands \(standing)" : "'\(lead)' \(standing)"
    }

    /// What makes it count.
    package var advice: String {
        switch place {
        case .trailing, .below:
            "begin it with 'Prints' or '=>'"
                + (lead.isEmpty ? "" : ", or name its lead under 'leads:' of a site")
        case .fence, .fenceBelowLead: "write 'output' behind the opening of the fence"
        }
    }
}
