final class Cache: Sendable {
    private var pages: [String: String] = [:]
}
