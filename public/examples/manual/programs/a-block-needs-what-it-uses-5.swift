struct Temperature {
    var celsius: Double
    var isFreezing: Bool { celsius <= 0 }
}
print(Temperature(celsius: -3).isFreezing)  // Prints "true"
