let colors: Set = ["red", "green", "blue"]
print(colors.sorted())
