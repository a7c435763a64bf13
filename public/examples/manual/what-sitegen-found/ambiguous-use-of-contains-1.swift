let isDigit = { (0...9).contains($0) }
print(isDigit(7))
