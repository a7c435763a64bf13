let primes = [2, 3, 5, 7]
print(primes.count)            // Prints "4"
let sum = primes.reduce(0, +)  // 17
primes.max()                   // => Optional(7)
