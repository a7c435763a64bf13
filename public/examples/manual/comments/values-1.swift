let words = "the quick brown fox".split(separator: " ")
words.first                   // returns Optional("the")
let letters = Set("abba")     // ["a", "b"]

var scores = [12, 9]
scores.append(20)
// scores is now [12, 9, 20]
scores.sort()     // scores[0] is 9, scores.count == 3
