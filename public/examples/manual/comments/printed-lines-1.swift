for name in ["Ada", "Grace"] {
    print("Hello, \(name)!")
}
// Prints "Hello, Ada!"
// Prints "Hello, Grace!"

print("Hello,", terminator: " ")
print("Linus!")
// Prints "Hello, Linus!", since the first call does not end the line.
