struct Temperature {
    var celsius: Double
}

extension Temperature {
    var fahrenheit: Double { celsius * 9 / 5 + 32 }
}
var water = Temperature(celsius: 20)

water.celsius = 100
print("it boils")
