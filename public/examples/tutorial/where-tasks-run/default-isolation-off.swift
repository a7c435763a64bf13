nonisolated func report(_ name: String, actor: (any Actor)? = #isolation) {
    print(name, actor == nil ? "the pool" : "the main actor", separator: ": ")
}

var visitors = 0

func countVisitor() {
    visitors += 1
    report("countVisitor")
}

@concurrent func vowels(in text: String) async -> Int {
    report("vowels")
    return text.count { "aeiou".contains($0) }
}

countVisitor()
print(visitors, await vowels(in: "where tasks run"))
