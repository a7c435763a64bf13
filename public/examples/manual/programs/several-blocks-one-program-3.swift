struct Counter {
    var count = 0
    mutating func increase() { count += 1 }
}

var counter = Counter()
counter.increase()
print("after the first block: \(counter.count)")

counter.increase()
counter.increase()
print("after the second: \(counter.count)")

counter.count += "one"
