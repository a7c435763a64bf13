let words = "the quick brown fox".split(separator: " ")
words.count                   // => 4
words.first                   // returns Optional("the")
words.map(\.count)            // == [3, 5, 5, 3]
let longest = words.max { $0.count < $1.count } ?? ""  // "quick"
let letters = Set("abba")     // ["a", "b"]
let ages = ["Ada": 36, "Grace": 45]  // ["Ada": 36, "Grace": 45]
let third = 1.0 / 4           // 0.25
