func isPrime(_ number: Int) -> Bool {
    if number < 2 { return false }
    var divisor = 2
    while divisor * divisor <= number {
        if number.isMultiple(of: divisor) { return false }
        divisor += 1
    }
    return true
}

func sumOfPrimes(in range: Range<Int>) -> Int {
    range.reduce(0) { sum, number in isPrime(number) ? sum + number : sum }
}

print(sumOfPrimes(in: 0..<100_000))

func sumOfPrimes(below limit: Int, pieces: Int) async -> Int {
    let size = (limit + pieces - 1) / pieces
    return await withTaskGroup(of: Int.self) { group in
        for start in stride(from: 0, to: limit, by: size) {
            group.addTask { sumOfPrimes(in: start..<min(start + size, limit)) }
        }
        var total = 0
        for await sum in group {
            total += sum
        }
        return total
    }
}

print(await sumOfPrimes(below: 100_000, pieces: 10))
