/// How `HTMLWriter` writes one node.
package enum Rendition: Hashable, Sendable {
    /// As cmark does.
    case standard
    /// This HTML instead of the node and its descendants; a block's stands on lines of its own.
    case replaced(String)
    /// The descendants as usual between these; a block's `opening` begins a line, and its
    /// `closing` ends one.
    case enclosed(opening: String, closing: String)
}
