final class Cache: @unchecked Sendable {
    private var pages: [String: String] = [:]

    func store(_ page: String, as name: String) {
        pages[name] = page
    }
}
