for name in ["Ada", "Grace"] { print("Hello, \(name)!") }
// Prints "Hello, Ada!"
// Prints "Hello, Grace!"

print("name   age\nAda    36")
// Prints:
// name   age
// Ada    36

print("rolled \(Int.random(in: 1...6))")  // Prints "rolled [..]"
