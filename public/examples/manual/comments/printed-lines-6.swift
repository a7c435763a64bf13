func greet(_ name: String) {
    print("Good morning, \(name)!")  // Prints "Good morning, Ada!"
}

greet("Ada")
greet("Grace")  // Prints "Good morning, Grace!"
