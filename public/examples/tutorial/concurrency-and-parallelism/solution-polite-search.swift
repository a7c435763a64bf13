func firstPrime(above start: Int, step: Int = 1) async throws -> Int {
    var candidate = start + step
    var tried = 0
    while !isPrime(candidate) {
        candidate += step
        tried += 1
        if tried.isMultiple(of: 1000) {
            try Task.checkCancellation()
            await Task.yield()
        }
    }
    return candidate
}

func isPrime(_ number: Int) -> Bool {
    if number < 2 { return false }
    var divisor = 2
    while divisor * divisor <= number {
        if number.isMultiple(of: divisor) { return false }
        divisor += 1
    }
    return true
}

print(try await firstPrime(above: 1_000_000))

let hopeless = Task { try await firstPrime(above: 1_000_000, step: 2) }
try await Task.sleep(for: .milliseconds(200))
hopeless.cancel()
print(await hopeless.result)
