let answer: Int = "forty-two"
