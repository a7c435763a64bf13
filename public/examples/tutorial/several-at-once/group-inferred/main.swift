await withTaskGroup { group in
    for number in 1...3 {
        group.addTask { number * number }
    }
    var sum = 0
    for await square in group {
        sum += square
    }
    print(sum)
}
