func total(_ prices: [Double]) -> Int {
    let sum = prices.reduce(0.0, +)
    return sum
}
