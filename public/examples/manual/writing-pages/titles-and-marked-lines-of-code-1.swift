let numbers = [1, 2, 3]
let squares = numbers.map { $0 * $0 }
print(squares)
