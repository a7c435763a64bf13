func paint(layers: Int) {
    print("lights on")
    defer { print("lights off") }
    precondition(layers > 0, "nothing to paint")
}

paint(layers: 0)
