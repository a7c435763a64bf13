let square = 7 * 7
print(square)
