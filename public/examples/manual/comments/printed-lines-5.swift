print("rolled \(Int.random(in: 1...6))")  // Prints "rolled [..]"
for number in 1...100 { print(number) }
// Prints:
// 1
// ...
// 100
