/// The results of an asynchronous transformation, in the order of the input, at most `limit` at a
/// time.
///
/// The first error cancels what is under way and is thrown when all of it has ended.
package func concurrentMap<Element: Sendable, Result: Sendable>(
    _ elements: [Element], limit: Int,
    _ transform: @escaping @Sendable (Int, Element) async throws -> Result
) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
        var results = [Result?](repeating: nil, count: elements.count)
        var next = 0
        func begin() {
            let index = next
            let element = elements[index]
            group.addTask { (index, try await transform(index, element)) }
            next += 1
        }
        while next < min(limit, elements.count) { begin() }
        while let (index, result) = try await group.next() {
            results[index] = result
            if next < elements.count { begin() }
        }
        return results.compactMap { $0 }
    }
}
