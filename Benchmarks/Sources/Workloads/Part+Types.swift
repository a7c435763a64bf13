let classParts: [PartMaker] = [
    { draft in
        let (base, derived) = (draft.type(), draft.type())
        return Part(
            prints: 4,
            #"""
            class \#(base) {
                let name: String
                init(name: String) { self.name = name }
                func describe() -> String { "\#(base) \(name)" }
                deinit { print("closing \(name)") }
            }

            final class \#(derived): \#(base) {
                var size = \#(draft.number(2...90))
                override func describe() -> String { super.describe() + ", size \(size)" }
            }

            do {
                let plain = \#(base)(name: "\#(draft.person())")
                print(plain.describe())  //: Prints "{0}"
            }
            do {
                let special = \#(derived)(name: "\#(draft.person())")
                special.size *= \#(draft.number(2...5))
                print(special.describe())  //: Prints "{2}"
            }
            """#)
    },
    { draft in
        let (owner, owned, value) = (draft.type(), draft.type(), draft.variable())
        return Part(
            prints: 3,
            #"""
            class \#(owner) {
                let name: String
                var child: \#(owned)?
                init(_ name: String) { self.name = name }
                deinit { print("\(name) is gone") }
            }

            class \#(owned) {
                weak var parent: \#(owner)?
                var title: String { parent.map { "child of \($0.name)" } ?? "orphan" }
            }

            let \#(value) = \#(owned)()
            do {
                let parent = \#(owner)("\#(draft.person())")
                parent.child = \#(value)
                \#(value).parent = parent
                print(\#(value).title)  //: Prints "{0}"
            }
            print(\#(value).title)  //: Prints "orphan"
            """#)
    },
    { draft in
        let (type, value) = (draft.type(), draft.variable())
        return Part(
            prints: 5,
            #"""
            class \#(type) {
                static var made = 0
                lazy var report: String = {
                    print("reckoning")
                    return "number \(\#(type).made)"
                }()
                init() { \#(type).made += 1 }
            }

            let \#(value) = (1...\#(draft.number(2...9))).map { _ in \#(type)() }
            print(\#(value).count)  //: Prints "{0}"
            print(\#(value)[0].report)
            print(\#(value)[1].report.count, \#(type).made)
            """#)
    },
    { draft in
        let (proto, first, second, value) = (
            draft.type(), draft.type(), draft.type(), draft.variable()
        )
        let word = draft.element(of: words)
        return Part(
            prints: 3,
            #"""
            protocol \#(proto) {
                var weight: Int { get }
                func label() -> String
            }

            extension \#(proto) {
                func label() -> String { "\#(word) of \(weight)" }
                var isHeavy: Bool { weight > \#(draft.number(20...60)) }
            }

            struct \#(first): \#(proto) { let weight: Int }

            struct \#(second): \#(proto) {
                let weight = \#(draft.number(5...80))
                func label() -> String { "two times \(weight / 2)" }
            }

            let \#(value): [any \#(proto)] = [\#(first)(weight: \#(draft.number(5...90))), \#(second)()]
            for item in \#(value) {
                print(item.label(), item.isHeavy ? "is heavy" : "is light")
            }
              //: Prints "{0}"
              //: Prints "{1}"
            print(\#(value).map(\.weight).reduce(0, +))  //: Prints "{2}"
            """#)
    },
]

let structParts: [PartMaker] = [
    { draft in
        let (type, value) = (draft.type(), draft.variable())
        return Part(
            prints: 3,
            #"""
            struct \#(type) {
                private(set) var steps = 0
                var level = \#(draft.number(1...9)) {
                    willSet { print("from \(level) to \(newValue)") }
                    didSet { steps += abs(level - oldValue) }
                }
                mutating func climb(by count: Int) { level += count }
            }

            var \#(value) = \#(type)()
            \#(value).climb(by: \#(draft.number(2...30)))  //: Prints "{0}"
            \#(value).level = \#(draft.number(40...99))  //: Prints "{1}"
            print(\#(value).steps)  //: Prints "{2}"
            """#)
    },
    { draft in
        let (type, value, copy) = (draft.type(), draft.variable(), draft.variable())
        let (width, height) = (draft.number(2...30), draft.number(2...30))
        return Part(
            prints: 2,
            #"""
            struct \#(type): Equatable {
                var width: Int
                var height: Int
                var area: Int { width * height }
                mutating func turn() { (width, height) = (height, width) }
            }

            var \#(value) = \#(type)(width: \#(width), height: \#(height))
            let \#(copy) = \#(value)  //: \#(copy).area is {0}
            \#(value).turn()
            print(\#(value).area)  //: Prints "{0}"
            print(\#(value) == \#(copy), \#(copy).width)  //: Prints "{1}"
            """#)
    },
    { draft in
        let (type, value) = (draft.type(), draft.variable())
        let (rows, columns) = (draft.number(2...4), draft.number(2...5))
        return Part(
            prints: 2,
            #"""
            struct \#(type) {
                let columns: Int
                private var cells: [Int]
                init(rows: Int, columns: Int) {
                    self.columns = columns
                    cells = Array(repeating: \#(draft.number(0...3)), count: rows * columns)
                }
                subscript(row: Int, column: Int) -> Int {
                    get { cells[row * columns + column] }
                    set { cells[row * columns + column] = newValue }
                }
                var sum: Int { cells.reduce(0, +) }
            }

            var \#(value) = \#(type)(rows: \#(rows), columns: \#(columns))
            \#(value)[\#(rows - 1), 0] = \#(draft.number(10...99))
            \#(value)[0, \#(columns - 1)] += \#(draft.number(10...99))
            print(\#(value)[0, \#(columns - 1)])  //: Prints "{0}"
            print("the sum is \(\#(value).sum)")  //: Prints "{1}"
            """#)
    },
    { draft in
        let (wrapper, type, value) = (draft.type(), draft.type(), draft.variable())
        return Part(
            prints: 2,
            #"""
            @propertyWrapper struct \#(wrapper) {
                private var value = 0
                let limit: Int
                init(limit: Int) { self.limit = limit }
                var wrappedValue: Int {
                    get { value }
                    set { value = min(max(newValue, 0), limit) }
                }
            }

            struct \#(type) {
                @\#(wrapper)(limit: \#(draft.number(10...50))) var first
                @\#(wrapper)(limit: \#(draft.number(51...99))) var second
            }

            var \#(value) = \#(type)()
            \#(value).first = \#(draft.number(5...99))
            \#(value).second -= \#(draft.number(1...9))
            print(\#(value).first)  //: Prints "{0}"
            print(\#(value).second)  //: Prints "0"
            """#)
    },
    { draft in
        let (type, value) = (draft.type(), draft.variable())
        let people = (0..<4).map { _ in draft.person() }
        return Part(
            prints: 3,
            #"""
            struct \#(type): Comparable, CustomStringConvertible {
                let name: String
                let rank: Int
                var description: String { "\(name) (\(rank))" }
                static func < (left: Self, right: Self) -> Bool {
                    (left.rank, left.name) < (right.rank, right.name)
                }
            }

            let \#(value) = [
                \#(type)(name: "\#(people[0])", rank: \#(draft.number(1...5))),
                \#(type)(name: "\#(people[1])", rank: \#(draft.number(1...5))),
                \#(type)(name: "\#(people[2])", rank: \#(draft.number(1...5))),
            ].sorted()
            print(\#(value)[0])  //: Prints "{0}"
            print(\#(value).map(\.name).joined(separator: " < "))  //: Prints "{1}"
            print(\#(value).max()!.rank)  //: Prints "{2}"
            """#)
    },
]

let enumParts: [PartMaker] = [
    { draft in
        let (type, value) = (draft.type(), draft.variable())
        return Part(
            prints: 3,
            #"""
            enum \#(type) {
                case square(side: Int)
                case rectangle(width: Int, height: Int)
                case nothing

                var area: Int {
                    switch self {
                    case .square(let side): side * side
                    case .rectangle(let width, let height): width * height
                    case .nothing: 0
                    }
                }
            }

            let \#(value): [\#(type)] = [
                .square(side: \#(draft.number(2...20))), .nothing,
                .rectangle(width: \#(draft.number(2...20)), height: \#(draft.number(2...20))),
            ]
            for shape in \#(value) where shape.area > 0 { print(shape.area) }
              //: Prints "{0}"
              //: Prints "{1}"
            if case .square(let side) = \#(value)[0] { print("a side of \(side)") }  //: Prints "{2}"
            """#)
    },
    { draft in
        let (type, value) = (draft.type(), draft.variable())
        let cases = Array(Set((0..<5).map { _ in draft.element(of: words) })).sorted()
        return Part(
            prints: 2,
            #"""
            enum \#(type): String, CaseIterable {
                case \#(cases.joined(separator: ", "))
                var next: \#(type) {
                    let all = Self.allCases
                    let index = all.firstIndex(of: self)!
                    return all[(index + \#(draft.number(1...4))) % all.count]
                }
            }

            let \#(value) = \#(type)(rawValue: "\#(cases[0])")?.next
            print(\#(value)?.rawValue ?? "none")  //: Prints "{0}"
            print(\#(type).allCases.map(\.rawValue.count))  //: Prints "{1}"
            """#)
    },
    { draft in
        let (type, value, function) = (draft.type(), draft.variable(), draft.function())
        return Part(
            prints: 2,
            #"""
            indirect enum \#(type) {
                case number(Int)
                case sum(\#(type), \#(type))
                case product(\#(type), \#(type))
            }

            func \#(function)(_ tree: \#(type)) -> Int {
                switch tree {
                case .number(let number): number
                case .sum(let left, let right): \#(function)(left) + \#(function)(right)
                case .product(let left, let right): \#(function)(left) * \#(function)(right)
                }
            }

            let \#(value) = \#(type).sum(.number(\#(draft.number(2...99))), .number(\#(draft.number(2...9))))
            print(\#(function)(\#(value)))  //: Prints "{0}"
            print(\#(function)(.product(\#(value), .number(\#(draft.number(2...9))))))  //: Prints "{1}"
            """#)
    },
]
