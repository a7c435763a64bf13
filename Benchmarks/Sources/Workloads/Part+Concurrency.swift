let concurrencyParts: [PartMaker] = [
    { draft in
        let (function, value) = (draft.function(), draft.variable())
        let (left, right) = (draft.variable(), draft.variable())
        return Part(
            prints: 2,
            #"""
            func \#(function)(_ number: Int) async -> Int {
                await Task.yield()
                return number * \#(draft.number(2...12))
            }

            async let \#(left) = \#(function)(\#(draft.number(1...40)))
            async let \#(right) = \#(function)(\#(draft.number(1...40)))
            let \#(value) = await (\#(left), \#(right))
            print(\#(value))  //: Prints "{0}"
            print(await \#(function)(\#(value).0 - \#(value).1))  //: Prints "{1}"
            """#)
    },
    { draft in
        let value = draft.variable()
        return Part(
            prints: 2,
            #"""
            let \#(value) = await withTaskGroup(of: (Int, Int).self) { group in
                for number in [\#(draft.numbers(5, in: 2...60))] {
                    group.addTask { (number, number * number % \#(draft.number(7...31))) }
                }
                var results: [(Int, Int)] = []
                for await result in group { results.append(result) }
                return results.sorted { $0 < $1 }
            }
            print(\#(value).map { "\($0.0)→\($0.1)" }.joined(separator: " "))  //: Prints "{0}"
            print(\#(value).count)  //: Prints "5"
            """#)
    },
    { draft in
        let (type, value) = (draft.type(), draft.variable())
        return Part(
            prints: 3,
            #"""
            actor \#(type) {
                private var balance: Int
                private var log: [String] = []
                init(balance: Int) { self.balance = balance }

                func add(_ amount: Int) -> Int {
                    balance += amount
                    log.append(amount < 0 ? "out" : "in")
                    return balance
                }

                var summary: String { "\(log.count) entries, \(log.last ?? "none")" }
            }

            let \#(value) = \#(type)(balance: \#(draft.number(50...150)))
            print(await \#(value).add(\#(draft.number(1...50))))  //: Prints "{0}"
            print(await \#(value).add(-\#(draft.number(1...50))))  //: Prints "{1}"
            print(await \#(value).summary)  //: Prints "2 entries, out"
            """#)
    },
    { draft in
        let (value, total) = (draft.variable(), draft.variable())
        return Part(
            prints: 4,
            #"""
            let \#(value) = AsyncStream<Int> { continuation in
                for number in stride(from: \#(draft.number(5...20)), to: -20, by: -\#(draft.number(2...4))).prefix(3) {
                    continuation.yield(number)
                }
                continuation.finish()
            }
            var \#(total) = 0
            for await number in \#(value) {
                \#(total) += number
                print("received \(number)")
            }
            print(\#(total))  //: Prints "{3}"
            """#)
    },
    { draft in
        let (type, function, value) = (draft.type(), draft.function(), draft.variable())
        return Part(
            prints: 2,
            #"""
            struct \#(type)Missing: Error { let place: Int }

            func \#(function)(_ place: Int) async throws -> String {
                let shelf = ["\#(draft.person())", "\#(draft.person())"]
                guard shelf.indices.contains(place) else { throw \#(type)Missing(place: place) }
                return shelf[place]
            }

            let \#(value) = Task { try await \#(function)(\#(draft.number(0...1))) }
            print(try await \#(value).value)  //: Prints "{0}"
            do {
                print(try await \#(function)(\#(draft.number(2...9))))
            } catch let error as \#(type)Missing {
                print("nothing at \(error.place)")  //: Prints "{1}"
            }
            """#)
    },
    { draft in
        let value = draft.variable()
        return Part(
            prints: 2,
            #"""
            let \#(value) = Task {
                var rounds = 0
                while !Task.isCancelled { rounds += 1; await Task.yield() }
                return rounds >= 0
            }
            \#(value).cancel()
            print(await \#(value).value)  //: Prints "true"
            print(\#(value).isCancelled ? "cancelled" : "finished")  //: Prints "{1}"
            """#)
    },
]
