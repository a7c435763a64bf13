for number in 1...100 { print(number) }
