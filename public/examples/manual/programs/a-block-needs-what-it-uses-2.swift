struct Temperature {
    var celsius: Double
}

extension Temperature {
    var fahrenheit: Double { celsius * 9 / 5 + 32 }
}
var water = Temperature(celsius: 20)
