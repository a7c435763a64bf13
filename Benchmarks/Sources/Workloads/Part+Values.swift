let valueParts: [PartMaker] = [
    { draft in
        let (value, doubled) = (draft.variable(), draft.variable())
        let (width, height) = (draft.variable(), draft.variable())
        return Part(
            prints: 4,
            #"""
            let \#(value) = [\#(draft.numbers(draft.number(4...9), in: 1...60))]
            let \#(doubled) = \#(value).filter { $0 % \#(draft.number(2...3)) != 0 }.map { $0 * \#(draft.number(2...9)) }
            print(\#(doubled))  //: Prints "{0}"
            print(\#(value).reduce(0, +), \#(value).max()!)  //: Prints "{1}"

            let \#(width) = \#(draft.number(3...40))
            let \#(height) = \#(width) * \#(draft.number(2...7)) - \#(draft.number(0...3))  //: \#(height) is {2}
            print(\#(height))
            print(zip(\#(value), 1...3).map { $0 * $1 })  //: Prints "{3}"
            """#)
    },
    { draft in
        let (value, total) = (draft.variable(), draft.variable())
        let people = (0..<3).map { _ in draft.person() }
        return Part(
            prints: 4,
            #"""
            var \#(value) = ["\#(people[0])": \#(draft.number(10...50)), "\#(people[1])": \#(draft.number(10...50))]
            \#(value)["\#(people[2])", default: \#(draft.number(1...9))] += \#(draft.number(1...9))
            \#(value)["\#(people[0])"]? -= \#(draft.number(1...9))
            for (name, count) in \#(value).sorted(by: { $0.key < $1.key }) {
                print("\(name): \(count)")
            }
              //: Prints "{0}"
              //: Prints "{1}"
              //: Prints "{2}"
            let \#(total) = \#(value).values.reduce(0, +)  //: {3}
            print(\#(total))
            """#)
    },
    { draft in
        let (value, groups) = (draft.variable(), draft.variable())
        return Part(
            prints: 1,
            #"""
            let \#(value) = "\#(draft.phrase(7))".split(separator: " ")
            let \#(groups) = Dictionary(grouping: \#(value), by: \.count)
                .mapValues { $0.sorted().joined(separator: "+") }
                .sorted { $0.key < $1.key }
            print(\#(groups).map { "\($0.key) \($0.value)" }.joined(separator: ", "))  //: Prints "{0}"
            """#)
    },
    { draft in
        let (type, value, port) = (draft.type(), draft.variable(), draft.variable())
        return Part(
            prints: 3,
            #"""
            struct \#(type) {
                var street: String?
                var next: [\#(type)] = []
            }

            let \#(value): \#(type)? = \#(type)(next: [\#(type)(street: "\#(draft.phrase(1)) street")])
            print(\#(value)?.next.first?.street?.count ?? 0)  //: Prints "{0}"
            print(\#(value)?.street ?? "no street")  //: Prints "no street"
            if let \#(port) = Int("\#(draft.number(100...999))\#(draft.element(of: ["", "x"]))") {
                print("port \(\#(port))")
            } else {
                print("not a number")
            }
              //: Prints "{2}"
            """#)
    },
    { draft in
        let (value, other) = (draft.variable(), draft.variable())
        return Part(
            prints: 3,
            #"""
            let \#(value): Set = [\#(draft.numbers(5, in: 1...9))]
            let \#(other) = Set(stride(from: \#(draft.number(1...3)), to: 12, by: \#(draft.number(2...3))))
            print(\#(value).intersection(\#(other)).sorted())  //: Prints "{0}"
            print(\#(value).symmetricDifference(\#(other)).sorted())  //: Prints "{1}"
            print(\#(value).isSubset(of: \#(other)) ? "a subset" : "no subset")  //: Prints "{2}"
            """#)
    },
    { draft in
        let (number, value) = (draft.variable(), draft.variable())
        return Part(
            prints: 2,
            #"""
            var \#(number) = \#(draft.number(6...30))
            var \#(value) = [\#(number)]
            while \#(number) != 1 && \#(value).count < \#(draft.number(6...12)) {
                \#(number) = \#(number).isMultiple(of: 2) ? \#(number) / 2 : 3 * \#(number) + 1
                \#(value).append(\#(number))
            }
            print(\#(value))  //: Prints "{0}"
            print(\#(value).enumerated().max { $0.element < $1.element }!.offset)  //: Prints "{1}"
            """#)
    },
    { draft in
        let (value, low) = (draft.variable(), draft.number(10...40))
        return Part(
            prints: 4,
            #"""
            let \#(value) = (low: \#(low), high: \#(low + draft.number(5...50)))
            for temperature in [\#(value).low, \#(value).high, (\#(value).low + \#(value).high) / 2, -\#(draft.number(1...9))] {
                switch temperature {
                case ..<0: print("\(temperature): frost")
                case 0..<\#(draft.number(15...25)): print("\(temperature): cool")
                case let warm where warm.isMultiple(of: 2): print("\(warm): warm and even")
                default: print("\(temperature): warm")
                }
            }
              //: Prints "{0}"
              //: Prints "{1}"
              //: Prints "{2}"
              //: Prints "{3}"
            """#)
    },
    { draft in
        let (type, value, path) = (draft.type(), draft.variable(), draft.variable())
        return Part(
            prints: 3,
            #"""
            struct \#(type) {
                var title: String
                var year: Int
            }

            var \#(value) = [
                \#(type)(title: "\#(draft.phrase(2))", year: \#(draft.number(1900...1960))),
                \#(type)(title: "\#(draft.phrase(3))", year: \#(draft.number(1961...2020))),
            ]
            let \#(path) = \\#(type).year
            \#(value)[0][keyPath: \#(path)] += \#(draft.number(1...30))
            print(\#(value)[0].year)  //: Prints "{0}"
            print(\#(value).map(\.title.capitalizedFirst))  //: Prints "{1}"

            extension String {
                var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
            }
            print("\#(draft.phrase(1))".capitalizedFirst)  //: Prints "{2}"
            """#)
    },
]

let textParts: [PartMaker] = [
    { draft in
        let (text, value) = (draft.variable(), draft.variable())
        return Part(
            prints: 3,
            #"""
            let \#(text) = "\#(draft.phrase(draft.number(4...8)))"
            let \#(value) = \#(text).split(separator: " ")
            print(\#(value).count)  //: Prints "{0}"
            print(\#(value).map { String($0.reversed()) }.joined(separator: " "))  //: Prints "{1}"
            print(\#(value).max { ($0.count, $1) < ($1.count, $0) }!)  //: Prints "{2}"
            """#)
    },
    { draft in
        let (function, value) = (draft.function(), draft.variable())
        let shift = draft.number(1...12)
        return Part(
            prints: 2,
            #"""
            func \#(function)(_ text: String, by shift: Int) -> String {
                String(text.unicodeScalars.map { scalar in
                    guard ("a"..."z").contains(scalar) else { return Character(scalar) }
                    let moved = (Int(scalar.value) - 97 + shift + 26) % 26 + 97
                    return Character(UnicodeScalar(UInt8(moved)))
                })
            }

            let \#(value) = \#(function)("\#(draft.phrase(3))", by: \#(shift))
            print(\#(value))  //: Prints "{0}"
            print(\#(function)(\#(value), by: -\#(shift)))  //: Prints "{1}"
            """#)
    },
    { draft in
        let (text, value, top) = (draft.variable(), draft.variable(), draft.variable())
        return Part(
            prints: 2,
            #"""
            let \#(text) = "\#(draft.phrase(5))"
            var \#(value): [Character: Int] = [:]
            for letter in \#(text) where letter.isLetter {
                \#(value)[letter, default: 0] += 1
            }
            let \#(top) = \#(value).sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(\#(draft.number(2...4)))
            print(\#(top).map { "\($0.key)=\($0.value)" }.joined(separator: " "))  //: Prints "{0}"
            print(\#(text).contains("\#(draft.element(of: words))"), \#(text).hasPrefix("\#(draft.element(of: ["a", "s", "w"]))"))  //: Prints "{1}"
            """#)
    },
    { draft in
        let value = draft.variable()
        return Part(
            prints: 3,
            #"""
            let \#(value) = """
                \#(draft.phrase(3)),
                  \#(draft.phrase(2)) and
                \#(draft.phrase(1)).
                """
            for (index, line) in \#(value).split(separator: "\n").enumerated() {
                print(index + 1, line.trimmingPrefix(#/\ +/#))
            }
              //: Prints "{0}"
              //: Prints "{1}"
              //: Prints "{2}"
            """#)
    },
    { draft in
        let value = draft.variable()
        return Part(
            prints: 3,
            #"""
            let \#(value) = "\#(draft.person()),\#(draft.number(10...99));\#(draft.person()),\#(draft.number(10...99))"
            for match in \#(value).matches(of: #/(?<name>\w+),(?<age>\d+)/#) {
                print("\(match.name) is \(match.age)")
            }
              //: Prints "{0}"
              //: Prints "{1}"
            print(\#(value).replacing(#/\d/#, with: "*"))  //: Prints "{2}"
            """#)
    },
    { draft in
        let (type, value) = (draft.type(), draft.variable())
        return Part(
            prints: 2, needsFoundation: true,
            #"""
            struct \#(type): Codable {
                var name: String
                var sizes: [Int]
            }

            let encoder\#(type) = JSONEncoder()
            encoder\#(type).outputFormatting = .sortedKeys
            let \#(value) = \#(type)(name: "\#(draft.person())", sizes: [\#(draft.numbers(3, in: 1...99))])
            let data\#(type) = try encoder\#(type).encode(\#(value))
            print(String(decoding: data\#(type), as: UTF8.self))  //: Prints "{0}"
            print(try JSONDecoder().decode(\#(type).self, from: data\#(type)).sizes.count)  //: Prints "3"
            """#)
    },
    { draft in
        let (text, value) = (draft.variable(), draft.variable())
        return Part(
            prints: 2, needsFoundation: true,
            #"""
            let \#(value) = [\#(draft.number(1...9)).\#(draft.number(1...9)), \#(draft.number(10...99)).5]
            print(\#(value).map { String(format: "%.2f", $0) }.joined(separator: " | "))  //: Prints "{0}"
            let \#(text) = "\#(draft.phrase(4))".replacingOccurrences(of: "e", with: "3")
            print(\#(text).components(separatedBy: " ").last ?? "")  //: Prints "{1}"
            """#)
    },
]
