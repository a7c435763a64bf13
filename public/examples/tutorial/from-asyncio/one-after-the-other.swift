actor Printer {
    private var last: Task<Void, Never>?

    func print(_ document: String) async {
        let previous = last
        let task = Task {
            await previous?.value
            await printPages(of: document)
        }
        last = task
        await task.value
    }

    private func printPages(of document: String) async {
        Swift.print("\(document), page 1")
        try? await Task.sleep(for: .milliseconds(40))
        Swift.print("\(document), page 2")
    }
}

let printer = Printer()
async let letter: Void = printer.print("letter")
async let poem: Void = printer.print("poem")
_ = await (letter, poem)
