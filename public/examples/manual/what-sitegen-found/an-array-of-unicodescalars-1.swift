let one = Array("\u{E9}".unicodeScalars)
let two = Array("e\u{301}".unicodeScalars)
print(one, two)
print(one.map(\.value), two.map(\.value))
