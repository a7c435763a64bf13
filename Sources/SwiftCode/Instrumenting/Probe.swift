/// A place of a program at which its instrumented twin notes something.
///
/// Offsets are UTF-8 offsets in the text of the program.
package struct Probe: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        /// Just before and just after a statement: how far both streams have come.
        case statement(Range<Int>)
        /// The value of the expression that this range is.
        case value(Range<Int>)
        /// The value of a variable, or of another short expression, after the statement of this
        /// range.
        case variable(String, after: Range<Int>)
    }

    /// Counted from zero within the program.
    package let id: Int
    package let place: Place

    package init(id: Int, place: Place) {
        self.id = id
        self.place = place
    }
}
