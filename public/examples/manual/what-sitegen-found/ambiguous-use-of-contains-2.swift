let isDigit = { (number: Int) in (0...9).contains(number) }
print(isDigit(7), isDigit(12))
