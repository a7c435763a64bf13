var job: Task<Int, any Error>?

@MainActor func printPage(_ page: Int) {
    print("printing page", page)
    if page == 2 { job?.cancel() }  // the button
}

job = Task {
    for page in 1...5 {
        try Task.checkCancellation()
        printPage(page)
    }
    return 5
}
print(await job!.result)

job = Task {
    var printed = 0
    while printed < 5, !Task.isCancelled {
        printed += 1
        printPage(printed)
    }
    return printed
}
print(await job!.result)
