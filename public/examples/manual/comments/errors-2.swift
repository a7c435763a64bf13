let queue: [Int] = []
print("taking the first")  // Prints "taking the first"
print(queue[0])            // Fatal error: Index out of range
