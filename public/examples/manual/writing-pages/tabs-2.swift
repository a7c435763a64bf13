print((1...4).reduce(0, +))
