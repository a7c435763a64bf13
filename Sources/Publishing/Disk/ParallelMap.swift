extension Array where Element: Sendable {
    /// What each element becomes, in the order of the elements; made on all cores.
    ///
    /// For work that neither waits nor fails.
    package func mappedInParallel<Result: Sendable>(
        _ transform: @escaping @Sendable (Element) -> Result
    ) async -> [Result] {
        // Small enough that no core is left with much when the others are done.
        let size = 8
        return await withTaskGroup(of: (start: Int, results: [Result]).self) { group in
            for start in stride(from: 0, to: count, by: size) {
                let part = self[start..<Swift.min(start + size, count)]
                group.addTask { (start, part.map(transform)) }
            }
            var parts: [Int: [Result]] = [:]
            for await part in group { parts[part.start] = part.results }
            return stride(from: 0, to: count, by: size).flatMap { parts[$0] ?? [] }
        }
    }

    /// Does something with each element, on all cores; returns the first one, in their order, with which
    /// that has failed.
    func firstFailureInParallel(
        _ body: @escaping @Sendable (Element) throws(FileError) -> Void
    ) async -> (element: Element, error: FileError)? {
        let errors = await mappedInParallel { element -> FileError? in
            do throws(FileError) { try body(element) } catch { return error }
            return nil
        }
        return zip(self, errors).lazy.compactMap { element, error in error.map { (element, $0) } }
            .first
    }
}
