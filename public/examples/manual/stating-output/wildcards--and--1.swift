print("begin")
for _ in 1...3 { print("roll: \(Int.random(in: 1...6))") }
print("end")
