struct Temperature {
    var celsius: Double
}
