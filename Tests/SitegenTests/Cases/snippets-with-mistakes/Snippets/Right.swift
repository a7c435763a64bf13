// snippet.part
print("one")  // Prints "two"
1 + 1  // => 3
// snippet.rest
print("three")
