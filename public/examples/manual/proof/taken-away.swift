print("three plus four is", 3 + 4)
