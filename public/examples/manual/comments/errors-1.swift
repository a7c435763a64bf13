let limit = 10
limit += 1  // error: left side of mutating operator isn't mutable: 'limit' is a 'let' constant
let name: String = nil  // ❌
