// snippet.hide
let start = 1
print("hidden", start)
// snippet.show

// snippet.count
var sum = start
for step in 1...3 {
    sum += step
    // snippet.hide
    sum += 0
    // snippet.show
}
print("the sum is", sum)  // the sum is 7
sum  // => 7
// snippet.end

func twice(_ x: Int) -> Int {
    // snippet.twice
    let y = x * 2
    return y  // => 14
    // snippet.end
}
print(twice(sum))
