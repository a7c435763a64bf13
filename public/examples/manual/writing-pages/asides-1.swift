print([1, 2, 3].map { $0 * $0 })
