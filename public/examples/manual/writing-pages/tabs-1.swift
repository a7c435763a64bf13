var sum = 0
for number in 1...4 { sum += number }
print(sum)
