func isPrime(_ number: Int) -> Bool {
    number > 1 && !(2..<number).contains { number.isMultiple(of: $0) }
}

@MainActor func countPrimes(yielding: Bool) async -> Int {
    var count = 0
    for number in 1...1000 {
        if isPrime(number) { count += 1 }
        if yielding { await Task.yield() }
    }
    return count
}

var guestCame = false
let guest = Task { guestCame = true }

print(await countPrimes(yielding: false), "primes; guest came:", guestCame)
print(await countPrimes(yielding: true), "primes; guest came:", guestCame)
