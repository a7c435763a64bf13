struct Dated<Value> {
    let value: Value
    let year: Int
}

extension Dated: Sendable where Value: Sendable {}

let letter = Dated(value: "Dear Ada", year: 1843)
let reader = Task.detached { print(letter.year, letter.value) }
await reader.value  // Prints "1843 Dear Ada"
