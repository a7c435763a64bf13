import Diagnostics
import Keys

/// Which keys of front matter a site accepts besides those that `sitegen` knows: those of other tools.
package enum ExtraKeys: Hashable, Sendable {
    case all
    case named(Set<String>)

    /// Whether a page may have this key.
    func accept(_ key: String) -> Bool {
        switch self {
        case .all: true
        case .named(let names): names.contains(key)
        }
    }

    static func read(_ value: YAMLValue) -> Diagnosed<ExtraKeys> {
        switch value.content {
        case .scalar("allow"): return Diagnosed(.all)
        case .list(let items):
            let names = items.compactMap { item in
                if case .scalar(let name) = item.content { name } else { nil as String? }
            }
            if names.count == items.count { return Diagnosed(.named(Set(names))) }
        default: break
        }
        return Diagnosed(.named([]), [.wrongValue(of: "extra-keys", is: value, wants: words)])
    }

    static let words = "'allow' or a list of keys"
}
