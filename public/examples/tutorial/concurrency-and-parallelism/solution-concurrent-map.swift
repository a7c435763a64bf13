extension Array where Element: Sendable {
    func concurrentMap<Value: Sendable>(
        _ transform: @escaping @Sendable (Element) async -> Value
    ) async -> [Value] {
        await withTaskGroup(of: (Int, Value).self) { group in
            for (index, element) in enumerated() {
                group.addTask { (index, await transform(element)) }
            }
            var values = [Value?](repeating: nil, count: count)
            for await (index, value) in group {
                values[index] = value
            }
            return values.map { $0! }
        }
    }
}

let factorials = await [5, 1, 4, 2, 3].concurrentMap { number in
    (1...number).reduce(1, *)
}
print(factorials)
