print(Square(side: 3).area)
