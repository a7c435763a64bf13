print("took \(Int.random(in: 10...99)) ms")
