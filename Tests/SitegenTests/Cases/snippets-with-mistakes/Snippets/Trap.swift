func run() {
    // snippet.inner
    let last = [1, 2].last!
    print(last)  // 1
    last  // => 3
    // snippet.end
}
// snippet.outer
print("before")
run()
// snippet.end
fatalError("later")
