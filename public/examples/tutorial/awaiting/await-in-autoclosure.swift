func guess() async -> Int {
    40
}

let known: Int? = nil
let age = await known ?? guess()
