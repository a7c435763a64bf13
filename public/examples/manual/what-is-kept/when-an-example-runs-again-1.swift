print("rolled", Int.random(in: 1...6))
