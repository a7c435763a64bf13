let width = 3    // in metres
let height = 4   // a comment like any other
print(width * height)  // Prints "12"
let area: Int? = width * height  // nil if one of them is unknown
