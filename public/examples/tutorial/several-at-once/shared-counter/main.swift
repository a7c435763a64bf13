final class Counter {
    var value = 0
}

func add(to counter: Counter) async {
    counter.value += 1
}

func count() async -> Int {
    let counter = Counter()
    async let first: Void = add(to: counter)
    async let second: Void = add(to: counter)
    _ = await (first, second)
    return counter.value
}
