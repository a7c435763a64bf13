let functionParts: [PartMaker] = [
    { draft in
        let (function, first, second) = (draft.function(), draft.variable(), draft.variable())
        return Part(
            prints: 3,
            #"""
            func \#(function)(by step: Int) -> () -> Int {
                var count = \#(draft.number(0...9))
                return {
                    count += step
                    return count
                }
            }

            let \#(first) = \#(function)(by: \#(draft.number(2...9)))
            let \#(second) = \#(function)(by: \#(draft.number(10...20)))
            print(\#(first)(), \#(first)())  //: Prints "{0}"
            print(\#(second)())  //: Prints "{1}"
            print(\#(first)())  //: Prints "{2}"
            """#)
    },
    { draft in
        let (error, function) = (draft.type(), draft.function())
        let (name, other) = (draft.person(), draft.person())
        return Part(
            prints: 3,
            #"""
            enum \#(error)Error: Error {
                case unknown(String)
                case tooMany(by: Int)
            }

            func \#(function)(_ name: String, count: Int) throws -> String {
                guard name != "\#(other)" else { throw \#(error)Error.unknown(name) }
                guard count <= \#(draft.number(20...40)) else { throw \#(error)Error.tooMany(by: count - 20) }
                return "\(count) for \(name)"
            }

            for (name, count) in [("\#(name)", \#(draft.number(1...20))), ("\#(other)", 1), ("\#(name)", \#(draft.number(41...90)))] {
                do {
                    print(try \#(function)(name, count: count))  //: Prints "{0}"
                } catch \#(error)Error.tooMany(let surplus) {
                    print("\(surplus) over the limit")  //: Prints "{2}"
                } catch {
                    print("error: \(error)")
                }
            }
            """#)
    },
    { draft in
        let (function, other) = (draft.function(), draft.function())
        let (first, second) = (draft.variable(), draft.variable())
        return Part(
            prints: 3,
            #"""
            func \#(function)(_ values: Int..., scale: Int = \#(draft.number(2...5))) -> Int {
                values.reduce(0) { $0 + $1 * scale }
            }

            func \#(other)(_ left: inout Int, _ right: inout Int) {
                (left, right) = (right, left)
            }

            var \#(first) = \#(function)(\#(draft.numbers(3, in: 1...30)))
            var \#(second) = \#(function)(\#(draft.numbers(2, in: 1...30)), scale: 1)
            print(\#(first), \#(second))  //: Prints "{0}"
            \#(other)(&\#(first), &\#(second))
            print(\#(first), \#(second))  //: Prints "{1}"
            print(\#(function)())  //: Prints "0"
            """#)
    },
    { draft in
        let function = draft.function()
        let name = draft.person()
        return Part(
            prints: 5,
            #"""
            func \#(function)(_ amount: Int) -> String {
                print("open \#(name)")
                defer { print("close \#(name)") }
                guard amount > \#(draft.number(10...20)) else { return "too little" }
                return "paid \(amount - \#(draft.number(1...9)))"
            }

            _ = \#(function)(\#(draft.number(21...90)))
            let short\#(name) = \#(function)(\#(draft.number(1...9)))  //: too little
            print(short\#(name).uppercased())  //: Prints "TOO LITTLE"
            """#)
    },
    { draft in
        let (function, memory) = (draft.function(), draft.variable())
        return Part(
            prints: 2,
            #"""
            func \#(function)(_ number: Int, _ known: inout [Int: Int]) -> Int {
                if number < 2 { return number }
                if let value = known[number] { return value }
                let value = \#(function)(number - 1, &known) + \#(function)(number - 2, &known)
                known[number] = value
                return value
            }

            var \#(memory): [Int: Int] = [:]
            print(\#(function)(\#(draft.number(15...60)), &\#(memory)))  //: Prints "{0}"
            print(\#(memory).count)  //: Prints "{1}"
            """#)
    },
    { draft in
        let (function, moves) = (draft.function(), draft.variable())
        return Part(
            prints: 2,
            #"""
            func \#(function)(_ disks: Int, from: String, to: String, by: String) -> [String] {
                guard disks > 0 else { return [] }
                return \#(function)(disks - 1, from: from, to: by, by: to)
                    + ["\(from)\(to)"]
                    + \#(function)(disks - 1, from: by, to: to, by: from)
            }

            let \#(moves) = \#(function)(\#(draft.number(2...5)), from: "A", to: "\#(draft.element(of: ["X", "Y", "Z"]))", by: "B")
            print(\#(moves).count, "moves")  //: Prints "{0}"
            print(\#(moves).prefix(3).joined(separator: " "))  //: Prints "{1}"
            """#)
    },
    { draft in
        let (failure, function, value) = (draft.type(), draft.function(), draft.variable())
        return Part(
            prints: 3,
            #"""
            func \#(function)(_ text: String) -> Result<Int, \#(failure)Failure> {
                guard let number = Int(text) else { return .failure(.noNumber(text)) }
                return number > \#(draft.number(30...60)) ? .failure(.tooLarge) : .success(number)
            }

            enum \#(failure)Failure: Error {
                case noNumber(String), tooLarge
            }

            let \#(value) = ["\#(draft.number(1...29))", "\#(draft.phrase(1))", "\#(draft.number(61...99))"].map(\#(function))
            for result in \#(value) {
                switch result {
                case .success(let number): print("got \(number)")  //: Prints "{0}"
                case .failure(let failure): print("failed: \(failure)")  //: Prints "{1}"
                }
            }
            """#)
    },
]

let genericParts: [PartMaker] = [
    { draft in
        let (type, value) = (draft.type(), draft.variable())
        return Part(
            prints: 3,
            #"""
            struct \#(type)<Element> {
                private var items: [Element] = []
                var isEmpty: Bool { items.isEmpty }
                mutating func push(_ item: Element) { items.append(item) }
                mutating func pop() -> Element? { items.popLast() }
            }

            var \#(value) = \#(type)<Int>()
            for number in [\#(draft.numbers(3, in: 10...99))] { \#(value).push(\#(draft.element(of: ["", "-", "2 * "]))number) }
            print(\#(value).pop() ?? 0)  //: Prints "{0}"
            print(\#(value).pop() ?? 0)  //: Prints "{1}"
            print(\#(value).isEmpty)  //: Prints "false"
            """#)
    },
    { draft in
        let (function, other, value) = (draft.function(), draft.function(), draft.variable())
        return Part(
            prints: 2,
            #"""
            func \#(function)<S: Sequence>(_ items: S) -> [S.Element: Int] where S.Element: Hashable {
                items.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }

            func \#(other)<T: Comparable>(_ first: T, _ rest: T...) -> T {
                rest.reduce(first) { $0 < $1 ? $0 : $1 }
            }

            let \#(value) = \#(function)([\#(draft.numbers(8, in: 1...4))])
            print(\#(value).sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" })  //: Prints "{0}"
            print(\#(other)("\#(draft.phrase(1))", "\#(draft.phrase(1))"), \#(other)(\#(draft.numbers(3, in: 1...99))))  //: Prints "{1}"
            """#)
    },
    { draft in
        let (type, value) = (draft.type(), draft.variable())
        return Part(
            prints: 2,
            #"""
            struct \#(type): Sequence, IteratorProtocol {
                var current = \#(draft.number(1...9))
                let limit: Int
                mutating func next() -> Int? {
                    guard current < limit else { return nil }
                    defer { current = current * 2 + \#(draft.number(0...5)) }
                    return current
                }
            }

            let \#(value) = Array(\#(type)(limit: \#(draft.number(50...500))))
            print(\#(value))  //: Prints "{0}"
            print(\#(type)(limit: 99).lazy.map { $0 + 1 }.first { $0 > \#(draft.number(3...15)) } ?? -1)  //: Prints "{1}"
            """#)
    },
    { draft in
        let (proto, first, second, function) = (
            draft.type(), draft.type(), draft.type(), draft.function()
        )
        return Part(
            prints: 2,
            #"""
            protocol \#(proto) {
                associatedtype Unit
                var unit: Unit { get }
                static var symbol: String { get }
            }

            struct \#(first): \#(proto) {
                let unit = \#(draft.number(2...99))
                static let symbol = "#"
            }

            struct \#(second): \#(proto) {
                let unit = "\#(draft.phrase(1))"
                static let symbol = "\#(draft.element(of: ["%", "$", "*"]))"
            }

            func \#(function)<P: \#(proto)>(_ value: some Sequence<P>) -> [String] {
                value.map { "\(P.symbol)\($0.unit)" }
            }

            print(\#(function)([\#(first)(), \#(first)()]))  //: Prints "{0}"
            print(\#(function)([\#(second)()]).first ?? "")  //: Prints "{1}"
            """#)
    },
]
