let stock = ["apple": 3, "pear": 0]

print(stock["apple"] ?? 0)
