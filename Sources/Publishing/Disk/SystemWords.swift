import Foundation

extension Error {
    /// The system's words for what went wrong, where it has some: `Is a directory`.
    package var systemWords: String {
        let underlying = (self as? CocoaError)?.underlying
        guard let cause = (self as? POSIXError) ?? (underlying as? POSIXError) else {
            return localizedDescription
        }
        return String(cString: strerror(cause.code.rawValue))
    }
}
