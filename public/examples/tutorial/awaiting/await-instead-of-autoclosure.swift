func guess() async -> Int {
    40
}

let known: Int? = nil
let age = if let known { known } else { await guess() }
print(age)  // Prints "40"
