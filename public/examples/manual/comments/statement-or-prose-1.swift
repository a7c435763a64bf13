let width = 3    // in metres
let height = 4   // a comment like any other
print(width * height)  // Prints "12"
