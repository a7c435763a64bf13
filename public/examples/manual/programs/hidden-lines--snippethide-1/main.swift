// snippet.hide
struct Celsius { var degrees: Double }
// snippet.show
let boiling = Celsius(degrees: 100)
print(boiling.degrees)
