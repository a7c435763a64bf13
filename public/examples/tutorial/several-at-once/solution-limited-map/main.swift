func map<Element: Sendable, Value: Sendable>(
    _ elements: [Element],
    limit: Int,
    transform: @escaping @Sendable (Element) async throws -> Value
) async throws -> [Value] {
    try await withThrowingTaskGroup(of: (Int, Value).self) { group in
        var values = [Value?](repeating: nil, count: elements.count)
        for (index, element) in elements.enumerated() {
            if index >= limit, let (done, value) = try await group.next() {
                values[done] = value
            }
            group.addTask { (index, try await transform(element)) }
        }
        for try await (done, value) in group {
            values[done] = value
        }
        return values.map { $0! }
    }
}

let capitals = try await map(["oslo", "bergen", "bodø"], limit: 2) { city in
    try await Task.sleep(for: .milliseconds(20))
    return city.uppercased()
}
print(capitals)
