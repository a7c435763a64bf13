let (temperatures, thermometer) = AsyncStream.makeStream(
    of: Int.self, bufferingPolicy: .bufferingNewest(2))

for degrees in 18...21 {
    print(degrees, thermometer.yield(degrees))
}
thermometer.finish()
print(22, thermometer.yield(22))

for await degrees in temperatures {
    print("read:", degrees)
}
print("anything left:", await temperatures.contains { _ in true })
